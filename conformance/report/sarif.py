"""The report that code scanners read: SARIF 2.1.0.

A finding is no line of a source, so its place is what scanners of running servers give: the URL of
the operation, its parameters unfilled.
"""

import json
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from urllib.parse import quote

from conformance.finding import Finding, Severity
from conformance.verdict import Accepted, Verdict
from spec import Json

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_FINGERPRINT = "counterfoil/v1"


def document(verdict: Verdict) -> Json:
    """Return *verdict* as a SARIF log with one run; accepted findings are suppressed results."""
    checks = _checks(verdict)
    place = _Place(verdict)
    results = [_result(each, checks, place) for each in verdict.findings]
    suppressed = [_suppressed(each, checks, place) for each in verdict.accepted]
    run = {
        "tool": {"driver": _driver(checks)},
        "automationDetails": {"id": f"counterfoil-conform/{verdict.profile}/"},
        "invocations": [_invocation(verdict)],
        "results": results + suppressed,
        "properties": {"seed": verdict.seed, "profile": verdict.profile, "target": verdict.target},
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def written(verdict: Verdict) -> str:
    """Return *verdict* as text, indented."""
    return json.dumps(document(verdict), indent=2, ensure_ascii=False) + "\n"


class _Place:
    """Knows where findings of one verdict are."""

    def __init__(self, verdict: Verdict) -> None:
        self._root = verdict.target
        self._paths = {each.operation: each.path for each in verdict.coverage.operations}

    def of(self, finding: Finding) -> Json:
        path = self._paths.get(finding.operation, "/")
        place: dict[str, Json] = {
            "physicalLocation": {"artifactLocation": {"uri": self._root + quote(path)}}
        }
        if finding.operation:
            place["logicalLocations"] = [
                {"fullyQualifiedName": finding.operation, "kind": "function"}
            ]
        return place


def _checks(verdict: Verdict) -> Mapping[str, int]:
    """Return the position of each check among the rules of the tool."""
    findings = [*verdict.findings, *(each.finding for each in verdict.accepted)]
    names = sorted({*verdict.checks, *(each.check for each in findings)})
    return {name: position for position, name in enumerate(names)}


def _driver(checks: Iterable[str]) -> Json:
    return {
        "name": "counterfoil",
        "semanticVersion": version("counterfoil"),
        "rules": [
            {"id": name, "shortDescription": {"text": f"{name.replace('_', ' ').capitalize()}."}}
            for name in checks
        ],
    }


def _result(finding: Finding, checks: Mapping[str, int], place: _Place) -> dict[str, Json]:
    return {
        "ruleId": finding.check,
        "ruleIndex": checks[finding.check],
        "level": _LEVELS[finding.severity],
        "message": {"text": _message(finding)},
        "locations": [place.of(finding)],
        "partialFingerprints": {_FINGERPRINT: finding.fingerprint},
        "occurrenceCount": finding.times,
        "properties": {"rule": finding.rule, "reproduction": list(finding.reproduction)},
    }


def _suppressed(accepted: Accepted, checks: Mapping[str, int], place: _Place) -> dict[str, Json]:
    why = f"{accepted.reason} ({accepted.owner}, until {accepted.expires})"
    suppression = {"kind": "external", "status": "accepted", "justification": why}
    return {**_result(accepted.finding, checks, place), "suppressions": [suppression]}


def _message(finding: Finding) -> str:
    lines = [finding.message]
    lines += [f"Expected: {finding.expected}"] if finding.expected else []
    lines += [f"Got: {finding.got}"] if finding.got else []
    lines += [f"{number}. {step}" for number, step in enumerate(finding.reproduction, 1)]
    return "\n".join(lines)


def _invocation(verdict: Verdict) -> Json:
    """Return whether the run came to its end, and what it could not judge."""
    gaps: list[Json] = [
        {"level": "note", "message": {"text": f"Not tested: {each.what}: {each.why}"}}
        for each in verdict.not_tested
    ]
    if verdict.interrupted:
        gaps.insert(0, {"level": "error", "message": {"text": verdict.interrupted}})
    return {"executionSuccessful": not verdict.interrupted, "toolExecutionNotifications": gaps}
