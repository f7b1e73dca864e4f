"""A call that is not let in has no effect.

Source: redemptions.md 18.
"""

from collections.abc import Iterator

from conformance.claim import Claim
from conformance.finding import Finding
from conformance.history import History
from conformance.rereading import Kind, changes

_CLAIM = Claim("strangers_change_nothing", "redemptions.md 18")
_MESSAGE = "changes something for a caller without the right keys"


def check(history: History) -> Iterator[Finding]:
    """No call without the right keys changes what is read after it."""
    yield from changes(
        history,
        _CLAIM,
        _MESSAGE,
        lambda twice: Kind.STRANGER in twice.between,
    )
