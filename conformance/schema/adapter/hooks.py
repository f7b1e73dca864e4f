"""What Schemathesis asks us while it runs: fill this call, is this a fault, look at this answer."""

from collections.abc import Callable

import schemathesis
from schemathesis import Case, HookContext, Response
from schemathesis.core.failures import Failure
from schemathesis.core.parameters import ParameterLocation

from conformance.schema.adapter.suspect import Suspect
from conformance.schema.adapter.thinning import Thinner
from conformance.values.filler import Filler
from spec import Json, Operation, follow


def install(filler: Filler, thinner: Thinner, brand: Callable[[Case[Json]], None]) -> None:
    """Register our hooks in this process; Schemathesis keeps them until it ends.

    Args:
        filler: Puts values into calls.
        thinner: Leaves calls out.
        brand: Has the last word on a call.
    """
    redirected: set[str] = set()

    @schemathesis.hook
    def filter_case(_: HookContext, case: Case[Json]) -> bool:
        """Leave out what is too much alike."""
        return thinner.passes(case)

    @schemathesis.hook
    def map_case(_: HookContext, case: Case[Json]) -> Case[Json]:
        """Fill the call; a bad one stays as bad as it was drawn."""
        operation = _operation(filler, case)
        if operation is not None:
            before = case.path_parameters
            fill(filler, operation, case)
            brand(case)
            if case.path_parameters is not before:
                redirected.add(case.id)
        return case

    @schemathesis.hook
    def filter_failure(
        _: HookContext, failure: Failure, case: Case[Json], response: Response
    ) -> bool:
        """Let real failures pass."""
        operation = _operation(filler, case)
        suspect = Suspect(failure, case, response, case.id in redirected)
        return operation is None or suspect.is_real(filler.contract, operation)

    @schemathesis.hook
    def after_call(_: HookContext, case: Case[Json], response: Response) -> None:
        """Remember what exists now, so that a value that a link brings is left alone."""
        filler.notice(case.method, case.formatted_path, response.status_code, _json(response))


def fill(filler: Filler, operation: Operation, case: Case[Json]) -> None:
    """Put existing values and new names into *case*, except for parameters that are to be wrong.

    What stays as it is is not assigned: Schemathesis would look at it again, and call it wrong if
    it is, say, a number that is already written as text.
    """
    # What was drawn wrong stays so, unless it might name what is not ours.
    if filler.owns or not _is_wrong(case, ParameterLocation.PATH):
        path = filler.parameters(operation, "path", case.path_parameters)
        if path != case.path_parameters:
            case.path_parameters = path
    if filler.owns or not _is_wrong(case, ParameterLocation.QUERY):
        query = filler.parameters(operation, "query", case.query)
        if query != case.query:
            case.query = query
    schema = _body_schema(filler, operation, case.media_type)
    body = case.body if schema is None else filler.body(schema, case.body)
    if body != case.body:
        case.body = body


def _is_wrong(case: Case[Json], location: ParameterLocation) -> bool:
    return case.meta is not None and case.meta.is_negative_at(location)


def _json(response: Response) -> Json:
    try:
        return response.json()
    except ValueError:
        return None


def _operation(filler: Filler, case: Case[Json]) -> Operation | None:
    raw: Json = case.operation.definition.raw
    return filler.contract.operations.get(raw.get("operationId", ""))


def _body_schema(filler: Filler, operation: Operation, media_type: str | None) -> Json | None:
    body = follow(filler.contract.document, operation.node.get("requestBody", {}))
    return body.get("content", {}).get(media_type, {}).get("schema")
