"""Who writes a payload: the whole difference between a change that breaks and one that does not."""

from enum import StrEnum


class Effect(StrEnum):
    """What a change does to the payloads that a part of the contract allows."""

    NARROWED = "narrowed"
    WIDENED = "widened"
    CHANGED = "changed"


class Side(StrEnum):
    """The writer of a payload: the client (request) or the server (response)."""

    REQUEST = "request"
    RESPONSE = "response"

    @property
    def other(self) -> "Side":
        """The side that reads."""
        return Side.RESPONSE if self is Side.REQUEST else Side.REQUEST

    def broken_by(self, effect: Effect) -> bool:
        """Whether *effect* breaks: requests may only widen, responses only narrow."""
        harmless = Effect.WIDENED if self is Side.REQUEST else Effect.NARROWED
        return effect is not harmless
