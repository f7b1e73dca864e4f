"""The report for code scanners: SARIF 2.1.0, each change at its line."""

import json
from importlib.metadata import version

from conformance.finding import Severity
from conformance.gate.outcome import Judged, Outcome
from conformance.gate.report.text import proof
from conformance.gate.rules import RULES
from spec import Json

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def document(outcome: Outcome) -> Json:
    """Return *outcome* as a SARIF log with one run."""
    used = sorted({each.change.rule for each in outcome.judged})
    driver = {
        "name": "counterfoil",
        "semanticVersion": version("counterfoil"),
        "rules": [_rule(name) for name in used],
    }
    run = {
        "tool": {"driver": driver},
        "automationDetails": {"id": "counterfoil-gate/"},
        "results": [_result(each, used.index(each.change.rule)) for each in outcome.judged],
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def written(outcome: Outcome) -> str:
    """Return *outcome* as text, indented."""
    return json.dumps(document(outcome), indent=2, ensure_ascii=False) + "\n"


def _rule(name: str) -> Json:
    rule = RULES[name]
    return {
        "id": name,
        "shortDescription": {"text": rule.says},
        "help": {"text": rule.fix or "Nothing has to be done."},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(each: Judged, index: int) -> Json:
    change = each.change
    text = "\n".join([change.message, *(proof(change.witness) if change.witness else ())])
    place: Json = {"artifactLocation": {"uri": each.file or "contract"}}
    if each.line:
        place["region"] = {"startLine": each.line}
    result: Json = {
        "ruleId": change.rule,
        "ruleIndex": index,
        "level": _LEVELS[change.severity],
        "message": {"text": text},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"counterfoil/v1": change.fingerprint},
    }
    if each.acceptance:
        why = f"{each.acceptance.reason} ({each.acceptance.owner})"
        suppression = {"kind": "external", "status": "accepted", "justification": why}
        result["suppressions"] = [suppression]
    return result
