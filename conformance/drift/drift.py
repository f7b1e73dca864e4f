"""What a comparison of two servers comes to."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from conformance.verdict import CleanUp, NotTested
from spec import Json

Right: TypeAlias = Literal["reference", "target", "neither", "unknown"]
"""Which of the two agrees with the model; unknown where the model says nothing."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the model says of a difference.

    Attributes:
        right: Who is right.
        rule: By which rule; empty if unknown.
        expected: What the rule gives; None if unknown.
    """

    right: Right
    rule: str = ""
    expected: Json = None


@dataclass(frozen=True, slots=True)
class Drift:
    """One difference between two servers, and the calls that show it.

    Attributes:
        sequence: Where it was first seen, as in `tour: uses` or `life 7`.
        operation: The operationId.
        path: Where in the answer, as in `redemptions[0].order.amount`; `status` and `key` too.
        reference: What the one answered there.
        target: What the other one did.
        ruling: Who is right.
        reproduction: Shell commands for the target, in order.
        times: In how many sequences it was seen.
    """

    sequence: str
    operation: str
    path: str
    reference: Json
    target: Json
    ruling: Ruling
    reproduction: tuple[str, ...]
    times: int = 1

    def again(self) -> "Drift":
        """Return this difference, seen once more."""
        return replace(self, times=self.times + 1)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The result of comparing two servers.

    Attributes:
        reference: Who the target was compared with: a URL, or `the mock`.
        target: Its URL.
        seed: Repeats the comparison.
        drifts: Each difference once, in the order in which they were seen.
        sequences: How many were compared, by kind.
        calls: How many calls of the target, by kind.
        not_tested: What could not be compared.
        clean_up: What became of what was made on the target.
        interrupted: Why it could not go on to its end; empty if it did.
    """

    reference: str
    target: str
    seed: int
    drifts: tuple[Drift, ...]
    sequences: Mapping[str, int]
    calls: Mapping[str, int]
    not_tested: tuple[NotTested, ...] = ()
    clean_up: CleanUp | None = None
    interrupted: str = ""
