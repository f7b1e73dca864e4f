"""A row of a list is the thing itself.

Source: resources.md 0 and redemptions.md 10.
"""

from collections.abc import Iterator

from conformance.claim import Claim
from conformance.finding import Finding
from conformance.history import History
from conformance.sighting import differences, pairs

_CLAIM = Claim("lists_agree_with_reads", "redemptions.md 10")


def check(history: History) -> Iterator[Finding]:
    """What a list says of a thing does not differ from what a read or another list says."""
    for one, other in pairs(history):
        if "row" in (one.way, other.way):
            for member, contrast in sorted(differences(one, other).items()):
                listing = one if one.way == "row" else other
                message = f"lists a thing with another {member} than it is read with"
                calls = (one.exchange, other.exchange)
                yield _CLAIM.broken(listing.operation.id, calls, message, contrast)
