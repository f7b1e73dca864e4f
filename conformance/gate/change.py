"""What the gate says about two contracts."""

import hashlib
from dataclasses import dataclass

from conformance.finding import Severity
from conformance.gate.side import Side
from spec import Json

_FINGERPRINT_LETTERS = 12


@dataclass(frozen=True, slots=True)
class Sent:
    """A request that used to work.

    Attributes:
        method: Upper case.
        url: Path and query, filled in.
        headers: Those that the contract asks for.
        body: None if there is none.
    """

    method: str
    url: str
    headers: tuple[tuple[str, str], ...] = ()
    body: Json = None


@dataclass(frozen=True, slots=True)
class Witness:
    """Proof of a break.

    Attributes:
        value: The payload, or the part of it that `place` names.
        part: What of the exchange it is: `request body`, `query parameter limit`, ….
        complete: Whether it is all of that part, not only the place that changed.
        validators: How many validators took it before and refuse it after.
        sent: The whole request, if the break is one of requests.
    """

    value: Json
    part: str
    complete: bool = True
    validators: int = 0
    sent: Sent | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One difference of two contracts.

    Attributes:
        rule: The id of the rule that judges it.
        severity: What the rule says.
        message: What has changed, one sentence.
        operation: `METHOD /path`, or empty for the contract as a whole.
        place: Where in the operation, in words; may be empty.
        side: Who writes what has changed, if it is a payload.
        base: Pointer in the earlier contract, None if there was nothing.
        head: Pointer in the later one, likewise.
        witness: The proof, if it is a break that can be proved.
    """

    rule: str
    severity: Severity
    message: str
    operation: str = ""
    place: str = ""
    side: Side | None = None
    base: str | None = None
    head: str | None = None
    witness: Witness | None = None

    @property
    def breaking(self) -> bool:
        """Whether somebody may have to act."""
        return self.severity is not Severity.INFO

    @property
    def undecided(self) -> bool:
        """Whether neither a proof nor a counterexample was found."""
        return self.rule.endswith("-undecided")

    @property
    def identity(self) -> tuple[str, str, str, str]:
        """What makes two changes the same one."""
        return (self.rule, self.operation, self.place, self.message)

    @property
    def fingerprint(self) -> str:
        """A name for the change that is the same in every run, whatever its severity there."""
        told = "\n".join(self.identity).encode(errors="replace")
        return hashlib.sha256(told).hexdigest()[:_FINGERPRINT_LETTERS]
