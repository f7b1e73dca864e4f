"""The report as annotations that GitHub shows beside the lines."""

from conformance.finding import Severity
from conformance.gate.outcome import Judged, Outcome

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_MOST_NOTICES = 10


def written(outcome: Outcome) -> str:
    """Return *outcome* as workflow commands, one a line; of mere news, the first few."""
    breaking = [each for each in outcome.open if each.change.breaking]
    news = [each for each in outcome.open if not each.change.breaking][:_MOST_NOTICES]
    return "".join(f"{_command(each)}\n" for each in (*breaking, *news))


def _command(each: Judged) -> str:
    change = each.change
    where = f"file={_value(each.file)},line={each.line}," if each.line else ""
    operation = f"{change.operation}: " if change.operation else ""
    title = f"title={_value(change.rule)}"
    message = _text(operation + change.message)
    return f"::{_COMMANDS[change.severity]} {where}{title}::{message}"


def _text(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _value(text: str) -> str:
    return _text(text).replace(":", "%3A").replace(",", "%2C")
