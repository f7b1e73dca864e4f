"""How a rule fared."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """How often a rule was looked at, and how often it was broken.

    Attributes:
        evaluated: 0 if nothing in the run had to obey it.
        broken: At most `evaluated`.
    """

    evaluated: int
    broken: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        """Return what two looks came to together."""
        return Tally(self.evaluated + other.evaluated, self.broken + other.broken)
