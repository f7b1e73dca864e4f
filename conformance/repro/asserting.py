"""What has to be true in the end of a written test."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace

from conformance import checks
from conformance.contract import Contract
from conformance.examples import doors
from conformance.examples.expectation import NOTHING, find, unmet
from conformance.examples.reader import Expectation
from conformance.finding import Finding
from conformance.history import History
from conformance.model.outcome import Mismatch
from conformance.model.shadow import Shadow
from conformance.model.telling import told
from conformance.newcomers import Newcomers
from conformance.repro import edges
from conformance.repro.naming import Naming, quoted
from conformance.repro.tracing import Trace, places
from spec import Json

_MODEL = "rules_are_followed"
_RULES = ("model", _MODEL)
_PATH = re.compile(r"(\S+) is not what the rules give")
_EXAMPLE = re.compile(r"([^:,]+)(?:, step (\d+))?: ")
_EITHER = re.compile(r"one of (\[.*\])")
_PLAIN = re.compile(r"[^\s()]*")
_STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")
_ERROR = 400
_SHAPE = "response_matches_contract"
_SCHEMATHESIS = "schemathesis_"
_STATUSES = {
    "ensure_resource_availability", "ignored_auth", "missing_required_header",
    "negative_data_rejection", "not_a_server_error", "positive_data_acceptance",
    "status_code_conformance", "unsupported_method", "use_after_free",
}  # fmt: skip
"""Its checks that claim something of the status."""


def assertions(finding: Finding, trace: Trace, naming: Naming, contract: Contract) -> list[str]:
    """Return the lines that fail as long as *finding* is true, none if the calls do not show it."""
    if finding.check in _RULES:
        if not any(_surprises(trace, contract)):
            return []
        if not _is_foreseen(finding, trace, contract):
            return [*_of_a_check(finding, trace, naming)]
    for way in (_of_a_rule, _of_an_example, _of_an_edge, _of_a_status):
        lines = [*way(finding, trace, naming)]
        if lines:
            return lines
    if finding.check in checks.every():
        again = checks.every()[finding.check](History(contract, _in_one_world(trace)))
        return [*_of_a_check(finding, trace, naming)] if any(again) else []
    return [*_of_schemathesis(finding, trace, contract)]


def _of_a_rule(finding: Finding, trace: Trace, naming: Naming) -> Iterator[str]:
    """Yield what the model foresaw at one place."""
    about = _PATH.match(finding.message)
    if finding.check not in _RULES or about is None:
        return
    answer, why = f"answer_{len(trace)}", _because(finding)
    either, expected = _EITHER.fullmatch(finding.expected), _read(finding.expected)
    if about[1] in ("status", "key"):
        place = f"{answer}.status_code" if about[1] == "status" else f'at({answer}, "key")'
        if either:
            yield f"assert {place} in {either[1]}, {why}"
        else:
            yield f"assert {place} == {naming.source(expected)}, {why}"
        return
    path = _place(about[1], finding.got, trace[-1].document)
    if path and _is_plain(expected):
        yield f"assert at({answer}, {steps(path)}) == {naming.source(expected)}, {why}"


def _of_an_example(finding: Finding, trace: Trace, naming: Naming) -> Iterator[str]:
    """Yield what a worked example expects, where that is a value."""
    if finding.check != "worked_example":
        return
    expect = _expected(finding)
    if expect is None:
        return
    answer, why = f"answer_{len(trace)}", _because(finding)
    yield f"assert {answer}.status_code == {expect.status}, {why}"
    document = trace[-1].document
    for path, wanted in expect.body.items():
        wrong = [*unmet({path: wanted}, document)]
        if wrong and not isinstance(wanted, dict) and "<" not in str(wanted):
            place = f"at({answer}, {steps(_read_path(path))})"
            yield f"assert {place} == {naming.source(wanted)}, {why}"
        elif wrong and wanted == {"absent": True} and find(document, path) is not NOTHING:
            yield f"assert at({answer}, {steps(_read_path(path))}) is None, {why}"


def _expected(finding: Finding) -> Expectation | None:
    """Return what the worked example of *finding* expects of the step that went wrong."""
    named = _EXAMPLE.match(finding.message)
    examples = [each for each in doors.every() if named and f"{each.topic}/{each.id}" == named[1]]
    return examples[0].expected(int(named[2] or 0)) if named and examples else None


def _of_an_edge(finding: Finding, trace: Trace, _: Naming) -> Iterator[str]:
    """Yield what has to come on one side of an edge in time."""
    if finding.check == edges.CHECK:
        for claim in edges.sharp(finding, trace[-1], f"answer_{len(trace)}"):
            yield f"assert {claim}, {_because(finding)}"


def _of_a_status(finding: Finding, trace: Trace, _: Naming) -> Iterator[str]:
    """Yield what a check expects of the last status."""
    status, answer = trace[-1].status, f"answer_{len(trace)}.status_code"
    if finding.got.partition(" ")[0] != str(status):
        return
    if finding.expected.isdecimal():
        yield f"assert {answer} == {finding.expected}, {_because(finding)}"
    elif finding.expected == "a refusal":
        yield f"assert {answer} >= {_ERROR}, {_because(finding)}"
    elif finding.expected == "a status below 500":
        yield f"assert {answer} < 500, {_because(finding)}"


def _of_schemathesis(finding: Finding, trace: Trace, contract: Contract) -> Iterator[str]:
    """Yield what ends the claim of a check that is not ours: another status, or a better body."""
    if not finding.check.startswith(_SCHEMATHESIS):
        return
    numbers = f"answer_{len(trace)}"
    if any(checks.every()[_SHAPE](History(contract, trace[-1:]))):
        yield f"assert not broken({quoted(_SHAPE)}, [{numbers}]), {_because(finding)}"
    elif finding.check.removeprefix(_SCHEMATHESIS) in _STATUSES:
        yield f"assert {numbers}.status_code != {trace[-1].status}, {_because(finding)}"


def _of_a_check(finding: Finding, trace: Trace, naming: Naming) -> Iterator[str]:
    """Yield that the check which made the claim has nothing to say any more."""
    check = _MODEL if finding.check in _RULES else finding.check
    if check in checks.every():
        answers = ", ".join(f"answer_{number}" for number in range(1, len(trace) + 1))
        about = quoted(f"{finding.operation}: {finding.plain_message}")
        ours = ", suffix" if naming.fresh and check == _MODEL else ""
        told = f"{quoted(check)}, [{answers}], {about}{ours}"
        yield f"assert not broken({told}), {quoted(finding.rule or check)}"


def _surprises(trace: Trace, contract: Contract) -> list[list[Mismatch]]:
    """Return what the model does not foresee, call by call."""
    shadow, newcomers, found = Shadow(contract), Newcomers(), []
    for exchange in _in_one_world(trace):
        newcomers.meet(shadow, exchange)
        found.append(shadow.watch(exchange))
    return found


def _is_foreseen(finding: Finding, trace: Trace, contract: Contract) -> bool:
    """Whether the model comes to the same claim, from these calls and from the truth.

    Once it was told a lie it foresees what follows from that, and it has heard more than these.
    """
    *before, last = _surprises(trace, contract)
    if any(before) or not last or told(last[0]) != (finding.expected, finding.got):
        return False
    return last[0].path in ("status", "key") or not _is_hearsay(last[0], trace)


def _is_hearsay(mismatch: Mismatch, trace: Trace) -> bool:
    """Whether the model may expect a value only because an answer has told it."""
    _, _, member = mismatch.path.rpartition(".")
    expected = (member, mismatch.expected)
    asked = [_read(each.request_body) for each in trace]
    return _has([each.document for each in trace[:-1]], expected) and not _has(asked, expected)


def _in_one_world(trace: Trace) -> Trace:
    """Return *trace* as a written test makes it."""
    return tuple(replace(each, layer="written test", world="", before=()) for each in trace)


def _has(documents: list[Json], expected: tuple[str, Json]) -> bool:
    """Whether a member of one of *documents* has an expected value."""
    found = (place for document in documents for place in places(document))
    return any(path[-1:] == expected[:1] and value == expected[1] for path, value in found)


def _because(finding: Finding) -> str:
    why = f"{finding.rule}: " if finding.rule else ""
    return quoted(why + finding.plain_message)


def _place(pattern: str, got: str, document: Json) -> tuple[str | int, ...]:
    """Return the first place like *pattern*, in which positions are left open, that has *got*."""
    for path, value in places(document):
        shown = value if isinstance(value, str) else json.dumps(value)
        if _written(path) == pattern and shown == got:
            return path
    return ()


def _written(path: tuple[str | int, ...]) -> str:
    steps = ("[]" if isinstance(step, int) else f".{step}" for step in path)
    return "".join(steps).removeprefix(".")


def _read_path(path: str) -> tuple[str | int, ...]:
    return tuple(int(position) if position else name for name, position in _STEP.findall(path))


def steps(path: tuple[str | int, ...]) -> str:
    """Return *path* as the arguments that lead there."""
    return ", ".join(quoted(step) if isinstance(step, str) else str(step) for step in path)


def _read(text: str) -> Json:
    try:
        return json.loads(text)
    except ValueError:
        return text


def _is_plain(expected: Json) -> bool:
    """Whether *expected* is a value, and no description of one."""
    if isinstance(expected, str):
        return bool(_PLAIN.fullmatch(expected))
    return not isinstance(expected, dict | list)
