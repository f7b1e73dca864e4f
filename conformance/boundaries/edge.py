"""A moment at which an answer changes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol, TypeAlias

from conformance.history import Exchange
from conformance.target import Request
from spec import Json

MILLISECOND = timedelta(milliseconds=1)


class Spoiled(Exception):
    """An edge cannot be looked at; the message says why."""


class Scene(Protocol):
    """What an edge is prepared with."""

    now: datetime
    """What time it is; it stands still if the clock can be turned."""

    soon: timedelta
    """How far ahead an edge may lie: seconds if it has to be waited for, days if not."""

    def name(self, like: str) -> str:
        """Return a new name that starts like *like*."""

    def make(self, request: Request) -> Exchange:
        """Make a call that has to succeed.

        Raises:
            Spoiled: it did not.
        """

    def zone(self, name: str) -> None:
        """Have the target's project live in the time zone *name*.

        Raises:
            Spoiled: nobody can tell it to.
        """

    def world(self, document: Json) -> None:
        """Have the target's world replaced.

        Raises:
            Spoiled: nobody can.
        """

    def turnable(self) -> None:
        """Ask for a clock that can be turned: the edge is too far away to wait for.

        Raises:
            Spoiled: there is none.
        """


Answer: TypeAlias = str
"""`open`, the key of the refusal, or empty for whatever comes."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A moment, and what is asked around it.

    Attributes:
        at: The moment.
        rule: What says which side it belongs to.
        ask: Makes the call for each of the times that are looked at, a fresh one each.
        expected: What comes just before, at, and just after the moment.
        told: Reads the answer off an exchange.
    """

    at: datetime
    rule: str
    ask: Callable[[], Request]
    expected: tuple[Answer, Answer, Answer]
    told: Callable[[Exchange], Answer]


Prepare: TypeAlias = Callable[[Scene], Edge]
"""What every module of `edges/` has, under the name `prepare`."""


def redeemed(exchange: Exchange) -> Answer:
    """Read `open` off a success, and the key off a refusal."""
    if exchange.succeeded:
        return "open"
    told: Json = exchange.document
    key = told.get("key") if isinstance(told, Mapping) else None
    return str(key or exchange.status)


def validated(exchange: Exchange) -> Answer:
    """Read `open` off a validation that is valid, and the key off one that is not."""
    told = exchange.document
    if not exchange.succeeded or not isinstance(told, dict):
        return str(exchange.status)
    if told.get("valid"):
        return "open"
    (first, *_) = told["redeemables"]
    return str(first["result"]["error"]["key"])


def written(moment: datetime) -> str:
    """Return *moment* as requests write it, to the millisecond."""
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def tier(scene: Scene, **dates: Json) -> str:
    """Return the id of a new promotion tier with these *dates*, in a campaign of its own.

    Raises:
        Spoiled: it cannot be made.
    """
    action = {"discount": {"type": "AMOUNT", "amount_off": 100}}
    first = {"name": scene.name("tier"), "action": action, **dates}
    body = {
        "name": scene.name("promotion"),
        "campaign_type": "PROMOTION",
        "promotion": {"tiers": [first]},
    }
    made = scene.make(Request("POST", "/v1/campaigns", body)).document
    return str(made["promotion"]["tiers"][0]["id"])
