"""Reading twice in a row shows the same.

Source: redemptions.md 18.
"""

from collections.abc import Iterator

from conformance.claim import Claim
from conformance.finding import Finding
from conformance.history import History
from conformance.rereading import changes

_CLAIM = Claim("reads_change_nothing", "redemptions.md 18")
_MESSAGE = "shows something else when it is read again"


def check(history: History) -> Iterator[Finding]:
    """No reading differs from the one before, if nothing came between."""
    yield from changes(
        history,
        _CLAIM,
        _MESSAGE,
        lambda twice: not twice.between,
    )
