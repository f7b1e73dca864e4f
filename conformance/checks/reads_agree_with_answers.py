"""What a write answers is what can be read afterwards.

Source: resources.md 0 and redemptions.md 10.
"""

from collections.abc import Iterator

from conformance.claim import Claim
from conformance.finding import Finding
from conformance.history import History
from conformance.sighting import differences, pairs

_CLAIM = Claim("reads_agree_with_answers", "redemptions.md 10")


def check(history: History) -> Iterator[Finding]:
    """A thing that is read looks like the answer of the call that wrote it."""
    for written, read in pairs(history):
        if written.way == "answer" and read.way == "read":
            for member, contrast in sorted(differences(written, read).items()):
                message = f"reads another {member} than the write before answered"
                calls = (written.exchange, read.exchange)
                yield _CLAIM.broken(read.operation.id, calls, message, contrast)
