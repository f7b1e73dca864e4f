"""The table of rules audits itself: no rule without its twin."""

import re

import pytest

from conformance.finding import Severity
from conformance.gate.report import catalogue
from conformance.gate.rules import RULES

_OPPOSITES = {
    "added": "removed", "removed": "added", "raised": "lowered", "lowered": "raised",
    "required": "optional", "optional": "required", "narrowed": "widened", "widened": "narrowed",
    "increased": "decreased", "decreased": "increased", "forbidden": "allowed",
    "allowed": "forbidden", "deprecated": "reactivated", "reactivated": "deprecated",
    "forward": "back", "back": "forward",
}  # fmt: skip

ONE_SIDED = {
    "parameter": "responses have headers instead",
    "path-parameter": "only URLs have paths",
    "body": "whether a response has a body is told by its media types",
    "success-status": "requests have no status",
    "status": "requests have no status",
    "header": "headers of requests are parameters",
    "error-key": "only responses are errors",
}

ALONE = {
    "required-parameter": "when it goes, it goes as any parameter",
    "deprecated-parameter": "it was added like any other",
    "required-body": "when it goes, it goes as any body",
    "deprecated-operation": "it was added like any other",
    "unstable-operation": "it was added like any other",
    "required-header": "when it comes, it comes as any header",
    "closed-property": "what a closed object gets is told as any property",
    "extensible-enum-value": "when it goes, it goes as any value",
}


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_every_rule_of_a_payload_has_its_twin_or_a_waiver(rule):
    if rule.side is None or not rule.id.startswith(f"{rule.side}-"):
        return
    rest = rule.id.removeprefix(f"{rule.side}-")

    waived = [word for word in ONE_SIDED if re.search(rf"(^|-){word}(-|$)", rest)]

    assert waived or f"{rule.side.other}-{rest}" in RULES


@pytest.mark.parametrize("name", RULES)
def test_every_rule_has_its_opposite_or_a_waiver(name):
    stem, _, last = name.rpartition("-")
    waived = any(word in name for word in ALONE) or "before-sunset" in name

    assert last not in _OPPOSITES or waived or f"{stem}-{_OPPOSITES[last]}" in RULES


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_every_rule_says_what_it_means_and_what_to_do(rule):
    assert rule.says.endswith(".")
    assert rule.example
    assert bool(rule.fix) or rule.severity is Severity.INFO or rule.id.startswith("server")


def test_ids_are_kebab_case():
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", name) for name in RULES)


def test_the_catalogue_names_every_rule():
    assert all(f"`{name}`" in catalogue.markdown() for name in RULES)
    assert all(name in catalogue.listed() for name in RULES)
