"""What a definition demands of a value beyond its type."""

from collections.abc import Iterator

from mock_server.engine.metadata.kinds import scalar
from mock_server.engine.metadata.schema import Definition
from mock_server.engine.rules.value import Number, Text, Value


def broken(definition: Definition, raw: object) -> Iterator[str]:
    """Yield what *raw*, a value of the right type, should be instead."""
    value = scalar(raw)
    if value is None:
        return
    yield from _broken_choice(definition, value)
    if isinstance(value, Number):
        yield from _broken_bounds(definition, value)
    if isinstance(value, Text):
        yield from _broken_lengths(definition, len(value.text))


def _broken_choice(definition: Definition, value: Value) -> Iterator[str]:
    if definition.eq and value not in [scalar(each) for each in definition.eq]:
        yield f"must be one of {_listed(definition.eq)}"
    if value in [scalar(each) for each in definition.ne]:
        yield f"must be none of {_listed(definition.ne)}"


def _broken_bounds(definition: Definition, value: Number) -> Iterator[str]:
    number = value.number
    if definition.lt is not None and number >= definition.lt:
        yield f"must be less than {definition.lt}"
    if definition.lte is not None and number > definition.lte:
        yield f"must be at most {definition.lte}"
    if definition.gt is not None and number <= definition.gt:
        yield f"must be more than {definition.gt}"
    if definition.gte is not None and number < definition.gte:
        yield f"must be at least {definition.gte}"


def _broken_lengths(definition: Definition, length: int) -> Iterator[str]:
    if definition.min_length is not None and length < definition.min_length:
        yield f"must have at least {definition.min_length} characters"
    if definition.max_length is not None and length > definition.max_length:
        yield f"must have at most {definition.max_length} characters"
    if definition.exact_length is not None and length != definition.exact_length:
        yield f"must have exactly {definition.exact_length} characters"


def _listed(values: tuple[object, ...]) -> str:
    return ", ".join(str(value) for value in values)
