"""The report for those who use the API: what is new, by operation."""

from conformance.finding import Severity
from conformance.gate.outcome import Judged, Outcome

_HEADS = {
    Severity.ERROR: "Breaking",
    Severity.WARNING: "May break",
    Severity.INFO: "Changed",
}


def written(outcome: Outcome) -> str:
    """Return *outcome* as a changelog in Markdown."""
    if outcome.new:
        return "# Changes\n\nThe first version.\n"
    lines = ["# Changes", ""]
    for severity, title in _HEADS.items():
        found = [each for each in outcome.judged if each.change.severity is severity]
        if found:
            lines += [f"## {title}", "", *_grouped(found), ""]
    return "\n".join(lines) + ("\nNothing has changed.\n" if not outcome.judged else "")


def _grouped(found: list[Judged]) -> list[str]:
    lines: list[str] = []
    for operation in dict.fromkeys(each.change.operation for each in found):
        if operation:
            lines.append(f"- `{operation}`")
        indent = "  " if operation else ""
        of_it = (each.change for each in found if each.change.operation == operation)
        lines += [f"{indent}- {change.message}" for change in of_it]
    return lines
