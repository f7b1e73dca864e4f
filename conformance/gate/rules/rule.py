"""What a rule is."""

from dataclasses import dataclass

from conformance.finding import Severity
from conformance.gate.side import Side

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


@dataclass(frozen=True, slots=True)
class Rule:
    """How the gate judges one kind of change.

    Attributes:
        id: Kebab case; stable.
        severity: How much it matters unless a configuration says otherwise.
        says: What it means for those who use the API.
        example: A change that it speaks of.
        fix: What to do about it; empty where nothing has to be done.
        side: Who writes what has changed, if it is a payload.
    """

    id: str
    severity: Severity
    says: str
    example: str
    fix: str = ""
    side: Side | None = None
