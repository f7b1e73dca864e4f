"""A refusal that leaves a record behind."""

from dataclasses import dataclass

from mock_server.engine.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Refused:
    """What a service returns instead of raising when the attempt was recorded.

    The project saves the record first and raises `refusal` afterwards (wall 6 of ARCHITECTURE.md).
    """

    refusal: Refusal
