"""What a prediction says about a value, where equality is too much or too little.

An expectation is JSON in which `UNKNOWN` accepts anything, a `Symbol` accepts one value in all its
places, and the words below say more. An object accepts further members; a list has exactly as many
entries as expected.
"""

from dataclasses import dataclass
from typing import Final

from spec import Json


class _Absent:
    """There is no such member, or it is null."""

    def __repr__(self) -> str:
        return "nothing"


ABSENT: Final = _Absent()


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money or a count, which may be left out when it is zero (redemptions.md 4.1)."""

    value: int


@dataclass(frozen=True, slots=True)
class OneOf:
    """Any of several expectations: the sources do not say which."""

    options: tuple[Json, ...]


@dataclass(frozen=True, slots=True)
class Within:
    """A number between two others, both included; None is no bound."""

    least: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Starts:
    """A text that starts like this."""

    text: str


@dataclass(frozen=True, slots=True)
class Rows:
    """A list in which known rows show what is known of them; others are none of our business.

    Attributes:
        member: By which member rows are told apart.
        known: What a row shows, by the value of that member; whether it is there or not.
        required: Which rows have to be there.
        banned: Which rows must not be there.
        closed: Whether there may be no rows beside the required ones.
        alias: Another member by which a row can be banned; empty for none.
    """

    member: str
    known: tuple[tuple[str, Json], ...] = ()
    required: frozenset[str] = frozenset()
    banned: frozenset[str] = frozenset()
    closed: bool = False
    alias: str = ""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A list of objects in which a member counts from 1 without gaps, in their order."""

    member: str


@dataclass(frozen=True, slots=True)
class Apart:
    """A list of objects of which no two have the same values of all these members.

    What lacks one of them is none of our business.
    """

    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Leading:
    """The start of a sorted list of objects: a row that is known and not there comes later.

    Attributes:
        member: An instant, by which they are sorted.
        falling: Whether the latest comes first.
        known: Rows that the list has for certain: their ids, and their instants as texts.
    """

    member: str
    falling: bool
    known: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Instant:
    """The same point in time, however it is written; null for none."""

    text: str


@dataclass(frozen=True, slots=True)
class Lasting:
    """The same length of time, however it is written (ISO 8601)."""

    text: str


@dataclass(frozen=True, slots=True)
class TimeBetween:
    """An instant between two others as texts, both included; empty is no bound."""

    earliest: str = ""
    latest: str = ""
