"""A validation without a session is a question.

Source: redemptions.md 18.
"""

from collections.abc import Iterator

from conformance.claim import Claim
from conformance.finding import Finding
from conformance.history import History
from conformance.rereading import Kind, changes

_CLAIM = Claim("validations_change_nothing", "redemptions.md 18")
_MESSAGE = "changes something although it only asks"


def check(history: History) -> Iterator[Finding]:
    """No validation changes what is read after it."""
    yield from changes(
        history,
        _CLAIM,
        _MESSAGE,
        lambda twice: Kind.TRIAL in twice.between and Kind.STRANGER not in twice.between,
    )
