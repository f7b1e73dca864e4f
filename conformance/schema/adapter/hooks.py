"""What Schemathesis asks us while it runs: fill this call, is this a fault, look at this answer."""

from typing import Any

import schemathesis
from schemathesis import Case, HookContext, Response
from schemathesis.core.failures import Failure
from schemathesis.core.parameters import ParameterLocation

from conformance.contract import error_keys
from conformance.schema.adapter.thinning import Thinner
from conformance.values.filler import Filler
from spec import Json, Operation, follow

_REFUSED = (400, 404, 409)


def install(filler: Filler, thinner: Thinner) -> None:
    """Register our hooks in this process; Schemathesis keeps them until it ends."""

    @schemathesis.hook
    def filter_case(_: HookContext, case: Case[Any]) -> bool:
        """Leave out what is too much alike."""
        return thinner.passes(case)

    @schemathesis.hook
    def map_case(_: HookContext, case: Case[Any]) -> Case[Any]:
        """Fill the call; a bad one stays as bad as it was drawn."""
        operation = _operation(filler, case)
        if operation is not None:
            fill(filler, operation, case)
        return case

    @schemathesis.hook
    def filter_failure(
        _: HookContext, failure: Failure, case: Case[Any], response: Response
    ) -> bool:
        """Let all failures pass but the refusals that the operation documents."""
        operation = _operation(filler, case)
        return operation is None or not is_business_refusal(operation, failure, response)

    @schemathesis.hook
    def after_call(_: HookContext, case: Case[Any], response: Response) -> None:
        """Remember what exists now, so that a value that a link brings is left alone."""
        filler.notice(case.method, case.formatted_path, response.status_code, _json(response))


def fill(filler: Filler, operation: Operation, case: Case[Any]) -> None:
    """Put existing values and new names into *case*, except for parameters that are to be wrong."""
    if not _is_wrong(case, ParameterLocation.PATH):
        case.path_parameters = filler.parameters(operation, "path", case.path_parameters)
    if not _is_wrong(case, ParameterLocation.QUERY):
        case.query = filler.parameters(operation, "query", case.query)
    schema = _body_schema(filler, operation, case.media_type)
    if schema is not None:
        case.body = filler.body(schema, case.body)


def _is_wrong(case: Case[Any], location: ParameterLocation) -> bool:
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


def _json(response: Response) -> Json:
    try:
        return response.json()
    except ValueError:
        return None


def _operation(filler: Filler, case: Case[Any]) -> Operation | None:
    raw: Any = case.operation.definition.raw
    return filler.contract.operations.get(raw.get("operationId", ""))


def _body_schema(filler: Filler, operation: Operation, media_type: str | None) -> Json | None:
    body = follow(filler.contract.document, operation.node.get("requestBody", {}))
    return body.get("content", {}).get(media_type, {}).get("schema")
