"""The parameters of one operation: read, typed, validated, defaults filled in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from mock_server.app import brackets
from mock_server.app.check import Check
from mock_server.engine.refusals import InvalidPayload, InvalidQueryParams, NotFound, Refusal
from mock_server.http.call import Json
from spec.validators import Validators

Place: TypeAlias = Literal["path", "query", "header"]


@dataclass(frozen=True, slots=True)
class Parameters:
    """The parameters in one place of the request, as one object with a member each.

    Attributes:
        shapes: Their schemas by name, without references.
        defaults: What is filled in for the absent.
        shape: The object that they make.
        refusal: What a request gets whose parameters are not as the contract says.
    """

    shapes: Mapping[str, Json]
    defaults: Mapping[str, Json]
    shape: Check
    refusal: type[Refusal]

    def check(self, given: Mapping[str, Json]) -> None:
        """Let good parameters pass.

        Raises:
            Refusal: `refusal`, with what is wrong.
        """
        if not self.shape.accepts(given):
            raise self.refusal(self.shape.faults(given))


def compile_parameters(place: Place, declared: list[Json], validators: Validators) -> Parameters:
    """Return the parameters in *place* among the *declared* ones."""
    here = [parameter for parameter in declared if parameter["in"] == place]
    shapes = {parameter["name"]: parameter.get("schema", {}) for parameter in here}
    schema = {
        "type": "object",
        "properties": shapes,
        "required": [parameter["name"] for parameter in here if parameter.get("required")],
    }
    defaults = {name: shape["default"] for name, shape in shapes.items() if "default" in shape}
    shape = Check(lambda: validators.request(schema))
    return Parameters(shapes, defaults, shape, _refusal(place, here))


def _refusal(place: Place, declared: list[Json]) -> type[Refusal]:
    """Return what bad parameters are: an id that nothing can have is not found.

    One that the client chooses (`x-unique`) cannot be had.
    """
    if place == "query":
        return InvalidQueryParams
    chosen = any(parameter.get("x-unique") for parameter in declared)
    return InvalidPayload if chosen or place == "header" else NotFound


def read_path(
    parameters: Parameters, names: tuple[str, ...], values: tuple[str, ...]
) -> Mapping[str, str]:
    """Return the path parameters.

    Raises:
        Refusal: A value is none that the contract allows.
    """
    given = dict(zip(names, values, strict=True))
    if given:
        parameters.check(given)
    return given


def read_query(parameters: Parameters, query_string: bytes) -> Mapping[str, Json]:
    """Return the query parameters, those unknown to the contract left out.

    Raises:
        InvalidQueryParams: They are not as the contract says.
    """
    if not parameters.shapes:
        return {}
    try:
        given = brackets.parse(query_string, parameters.shapes) if query_string else {}
    except brackets.Malformed as error:
        raise InvalidQueryParams(f"The query cannot be read: {error}") from error
    parameters.check(given)
    return {**parameters.defaults, **given}


def check_headers(parameters: Parameters, headers: Mapping[bytes, bytes]) -> None:
    """Let a request with good headers pass.

    Raises:
        InvalidPayload: A header is not as the contract says.
    """
    if not parameters.shapes:
        return
    sent = {name: headers.get(name.lower().encode()) for name in parameters.shapes}
    parameters.check(
        {
            name: brackets.coerce(parameters.shapes[name], [value.decode("latin-1")])
            for name, value in sent.items()
            if value is not None
        }
    )
