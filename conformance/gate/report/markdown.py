"""The report for a pull request."""

from conformance.finding import Severity
from conformance.gate.outcome import Judged, Outcome
from conformance.gate.report.text import proof, summary

_MARK = {Severity.ERROR: "❌", Severity.WARNING: "⚠️", Severity.INFO: "ℹ️"}  # noqa: RUF001
_MOST = 200


def written(outcome: Outcome) -> str:
    """Return *outcome* as Markdown: a table of what breaks, and the news folded away."""
    lines = [f"## Contract: {summary(outcome)}", ""]
    breaking = [each for each in outcome.open if each.change.breaking]
    news = [each for each in outcome.judged if not each.change.breaking or each.acceptance]
    if breaking:
        lines += ["| | operation | change | proof |", "|---|---|---|---|"]
        lines += [_row(each) for each in breaking[:_MOST]]
        lines += [""]
    if news:
        lines += [f"<details><summary>{len(news)} more</summary>", ""]
        lines += [_item(each) for each in news[:_MOST]]
        lines += ["", "</details>", ""]
    return "\n".join(lines)


def _row(each: Judged) -> str:
    change = each.change
    told = (
        "<br>".join(f"`{_cell(line)}`" for line in proof(change.witness)) if change.witness else ""
    )
    words = f"{_cell(change.message)}<br>`{change.rule}`"
    return f"| {_MARK[change.severity]} | {_cell(change.operation)} | {words} | {told} |"


def _item(each: Judged) -> str:
    change = each.change
    where = f"`{change.operation}` " if change.operation else ""
    agreed = f" (accepted by {each.acceptance.owner})" if each.acceptance else ""
    return f"- {where}{_cell(change.message)}{agreed}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ").replace("`", "'").replace("<", "&lt;")
