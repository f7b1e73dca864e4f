"""A schema of the contract as a question: is this value right, and if not, why?"""

from collections.abc import Callable
from functools import cached_property

from jsonschema_rs import Validator

from mock_server.http.call import Json
from spec.faults import faults, sentence


class Check:
    """One schema; compiled when it is asked for the first time, which most never are."""

    def __init__(self, compile_schema: Callable[[], Validator]) -> None:
        self._compile = compile_schema

    @cached_property
    def _validator(self) -> Validator:
        return self._compile()

    def accepts(self, value: Json) -> bool:
        """Whether *value* has the shape that the contract says."""
        return self._validator.is_valid(value)

    def faults(self, value: Json) -> str:
        """Return what is wrong with *value*, for the `details` of an answer."""
        return sentence(faults(self._validator, value))
