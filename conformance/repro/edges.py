"""What a written test asserts about an edge in time."""

from collections.abc import Iterator

from conformance.boundaries.almanac import OPEN
from conformance.finding import Finding
from conformance.history import Exchange
from conformance.repro.naming import quoted
from conformance.staging.ownership import read_json
from spec import Json

CHECK = "edges_are_sharp"
_ERROR = 400
_OFF = ("order", "total_discount_amount")


def sharp(finding: Finding, last: Exchange, answer: str) -> Iterator[str]:
    """Yield what has to be true of *answer*, the variable with the *last* of the answers."""
    entry, expected = finding.message.partition(":")[0], finding.expected
    document = last.document if isinstance(last.document, dict) else {}
    if entry in _asked(last):
        yield f"came_of({answer}, {quoted(entry)}) == {quoted(expected)}"
    elif expected.isdecimal() and finding.got == str(_off(document)):
        place = ", ".join(map(quoted, _OFF))
        yield f"at({answer}, {place}) == {expected}"
    elif expected.isdecimal():
        yield f"{answer}.status_code == {expected}"
    elif "active" in document:
        yield f'at({answer}, "active") is {expected == OPEN}'
    elif "valid" in document:
        yield f'at({answer}, "valid") is {expected == OPEN}'
    elif expected == OPEN:
        yield f"{answer}.status_code < {_ERROR}"
    else:
        yield f'at({answer}, "key") == {quoted(expected)}'


def _asked(last: Exchange) -> set[str]:
    """Return what *last* wanted to redeem, by its codes and ids."""
    sent = read_json(last.request_body)
    wanted = sent.get("redeemables") if isinstance(sent, dict) else None
    return {str(each.get("id")) for each in wanted or ()}


def _off(document: Json) -> Json:
    for step in _OFF:
        document = document.get(step) if isinstance(document, dict) else None
    return document
