"""What recorded traffic comes to: a history to judge, and what of it cannot be judged."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from conformance.history import Exchange
from conformance.verdict import NotTested


@dataclass(slots=True)
class Heard:
    """What recorded traffic comes to.

    Attributes:
        answered: Calls of the contract with their whole answers, as they came.
        exchanges: The same in order, with those whose end nobody knows as lost.
        skipped: How many calls say nothing about the API, by what they are and why.
    """

    answered: list[Exchange] = field(default_factory=list)
    exchanges: list[Exchange] = field(default_factory=list)
    skipped: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def not_tested(self) -> Iterator[NotTested]:
        """What could not be judged, and why."""
        for (what, why), times in self.skipped.items():
            yield NotTested(what if times == 1 else f"{what} ({times} times)", why)
