"""A call that is refused leaves everything as it was, but for its record.

Source: redemptions.md 18.
"""

from collections.abc import Iterator

from conformance.claim import Claim
from conformance.finding import Finding
from conformance.history import History
from conformance.rereading import Kind, changes

_CLAIM = Claim("refusals_change_nothing", "redemptions.md 18")
_MESSAGE = "changes something although it is refused"


def check(history: History) -> Iterator[Finding]:
    """No refused call changes what is read after it."""
    yield from changes(
        history,
        _CLAIM,
        _MESSAGE,
        lambda twice: (
            not {Kind.STRANGER, Kind.TRIAL} & twice.between.keys() and bool(twice.between)
        ),
    )
