"""Something that calls fight for: how it comes about, and what may come of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from conformance.history import Exchange
from conformance.target import Request
from spec import Json

Wins: TypeAlias = Sequence[bool]
"""Which of the calls that were released together succeeded, in their order."""


class Spoiled(Exception):
    """A contest cannot be held; the message says why."""


class Stage(Protocol):
    """What a contest is prepared with."""

    size: int
    """How many calls fight."""

    def name(self, like: str) -> str:
        """Return a new name that starts like *like*."""

    def make(self, request: Request) -> Exchange:
        """Make a call that has to succeed.

        Raises:
            Spoiled: it did not.
        """

    def world(self, document: Json) -> None:
        """Have the target's world replaced.

        Raises:
            Spoiled: nobody can.
        """


@dataclass(frozen=True, slots=True)
class Reading:
    """A number, or a list of them, that has to be right afterwards.

    Attributes:
        path: Where it is read.
        member: Where it stands in the answer, step by step; of a list, what stands there in all of
            its entries, sorted.
        expected: What it has to be after these wins.
    """

    path: str
    member: tuple[str, ...]
    expected: Callable[[Wins], Json]


def succeeds(exchange: Exchange) -> bool:
    """Whether a call got what it asked for, as most do."""
    return exchange.succeeded


def is_valid(exchange: Exchange) -> bool:
    """Whether a validation was valid, and so got the locks that it asked for."""
    told = exchange.document
    return exchange.succeeded and isinstance(told, dict) and told.get("valid") is True


@dataclass(frozen=True, slots=True)
class Contest:
    """One thing and the calls that want it.

    Attributes:
        requests: Released together.
        rule: What says how many can have it.
        most: How many may win; None if all may.
        won: Whether a call is among the winners.
        readings: What has to be true afterwards.
    """

    requests: tuple[Request, ...]
    rule: str
    most: int | None = None
    won: Callable[[Exchange], bool] = succeeds
    readings: tuple[Reading, ...] = ()


Prepare: TypeAlias = Callable[[Stage], Contest]
"""What every module of `contests/` has, under the name `prepare`."""
