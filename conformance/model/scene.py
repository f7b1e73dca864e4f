"""What a prediction is made from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeAlias

from conformance.model.call import Call
from conformance.model.choices import Choices
from conformance.model.expected import TimeBetween
from conformance.model.moment import EVER, NEVER, Moment
from conformance.model.outcome import Branch
from conformance.model.state import State
from spec import Json

_SLACK = timedelta(seconds=5)
"""A server may be several machines, whose clocks do not quite agree."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A call, the state that it meets, and the way it goes.

    Attributes:
        state: Before.
        call: Which keeps to the contract and carries the right credentials.
        at: When, on the server's clock.
        choices: Decides what nobody knows.
    """

    state: State
    call: Call
    at: Moment
    choices: Choices

    @property
    def body(self) -> Json:
        """The body as an object; an empty one if there is none."""
        return self.call.body if isinstance(self.call.body, dict) else {}

    @property
    def now(self) -> TimeBetween:
        """What an instant of this call may be."""
        earliest, latest = self.at.earliest, self.at.latest
        return TimeBetween(
            "" if earliest == NEVER else (earliest - _SLACK).isoformat(),
            "" if latest == EVER else (latest + _SLACK).isoformat(),
        )


Predict: TypeAlias = Callable[[Scene], Branch]
"""What a call may answer, on the way that the scene's choices take."""

Steps: TypeAlias = Mapping[str, Predict]
"""Predictions by operationId."""
