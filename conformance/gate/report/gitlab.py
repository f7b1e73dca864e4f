"""The report that GitLab reads as code quality."""

import json

from conformance.finding import Severity
from conformance.gate.outcome import Outcome

_LEVELS = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def written(outcome: Outcome) -> str:
    """Return *outcome* as a list of issues."""
    issues = [
        {
            "description": f"{each.change.operation} {each.change.message}".strip(),
            "check_name": each.change.rule,
            "fingerprint": each.change.fingerprint,
            "severity": _LEVELS[each.change.severity],
            "location": {"path": each.file, "lines": {"begin": max(each.line, 1)}},
        }
        for each in outcome.open
    ]
    return json.dumps(issues, indent=2, ensure_ascii=False) + "\n"
