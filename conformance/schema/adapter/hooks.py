"""What Schemathesis asks us while it runs: fill this call, is this a fault, look at this answer."""

import schemathesis
from schemathesis import Case, HookContext, Response
from schemathesis.core.failures import Failure
from schemathesis.core.parameters import ParameterLocation

from conformance.contract import error_keys
from conformance.schema.adapter.thinning import Thinner
from conformance.schema.adapter.wire import query_is_valid
from conformance.values.filler import Filler
from spec import Json, Operation, follow

_REFUSED = (400, 404, 409)


def install(filler: Filler, thinner: Thinner) -> None:
    """Register our hooks in this process; Schemathesis keeps them until it ends."""

    @schemathesis.hook
    def filter_case(_: HookContext, case: Case[Json]) -> bool:
        """Leave out what is too much alike."""
        return thinner.passes(case)

    @schemathesis.hook
    def map_case(_: HookContext, case: Case[Json]) -> Case[Json]:
        """Fill the call; a bad one stays as bad as it was drawn."""
        operation = _operation(filler, case)
        if operation is not None:
            fill(filler, operation, case)
        return case

    @schemathesis.hook
    def filter_failure(
        _: HookContext, failure: Failure, case: Case[Json], response: Response
    ) -> bool:
        """Drop refusals that the operation documents, and what is not what it was on the wire."""
        operation = _operation(filler, case)
        if operation is None:
            return True
        if is_business_refusal(operation, failure, response):
            return False
        return not _changed_on_the_wire(filler, operation, failure, case, response)

    @schemathesis.hook
    def after_call(_: HookContext, case: Case[Json], response: Response) -> None:
        """Remember what exists now, so that a value that a link brings is left alone."""
        filler.notice(case.method, case.formatted_path, response.status_code, _json(response))


def fill(filler: Filler, operation: Operation, case: Case[Json]) -> None:
    """Put existing values and new names into *case*, except for parameters that are to be wrong.

    What stays as it is is not assigned: Schemathesis would look at it again, and call it wrong if
    it is, say, a number that is already written as text.
    """
    if not _is_wrong(case, ParameterLocation.PATH):
        path = filler.parameters(operation, "path", case.path_parameters)
        if path != case.path_parameters:
            case.path_parameters = path
    if not _is_wrong(case, ParameterLocation.QUERY):
        query = filler.parameters(operation, "query", case.query)
        if query != case.query:
            case.query = query
    schema = _body_schema(filler, operation, case.media_type)
    body = case.body if schema is None else filler.body(schema, case.body)
    if body != case.body:
        case.body = body


def _is_wrong(case: Case[Json], location: ParameterLocation) -> bool:
    return case.meta is not None and case.meta.is_negative_at(location)


def is_business_refusal(operation: Operation, failure: Failure, response: Response) -> bool:
    """Whether *failure* is only that a good call was refused for a reason that is documented.

    The generic keys of malformed calls are never documented for an operation, so a server that
    calls valid data malformed is still found out.
    """
    if type(failure).__name__ != "RejectedPositiveData" or response.status_code not in _REFUSED:
        return False
    body = _json(response)
    return isinstance(body, dict) and body.get("key") in error_keys(operation)


def _changed_on_the_wire(
    filler: Filler, operation: Operation, failure: Failure, case: Case[Json], response: Response
) -> bool:
    """Whether the query was drawn wrong and is right as it was sent, or the other way round.

    The number 1 is also the text "1"; an empty object has no form at all.
    """
    url = str(response.request.url)
    match type(failure).__name__:
        case "AcceptedNegativeData" if case.meta is not None:
            modes = case.meta.components.items()
            wrong = [place for place, each in modes if each.mode.is_negative]
            drawn_wrong = wrong == [ParameterLocation.QUERY]
            return drawn_wrong and query_is_valid(filler.contract, operation, url)
        case "RejectedPositiveData":
            body = _json(response)
            refused = isinstance(body, dict) and body.get("key") == "invalid_query_params"
            return refused and not query_is_valid(filler.contract, operation, url)
        case _:
            return False


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
