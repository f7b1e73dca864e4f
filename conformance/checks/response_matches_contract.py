"""An answer has a status, a media type and a body that the contract gives its operation."""

from collections.abc import Iterator

from conformance.contract import Contract, is_json
from conformance.curl import commands
from conformance.finding import Finding, Severity
from conformance.history import Exchange, History
from spec import Json, Operation
from spec.faults import faults

_SHOWN = 3


def check(history: History) -> Iterator[Finding]:
    """Every answer of an operation is one that the contract describes."""
    for exchange, operation in history.calls():
        for message, expected, got in _objections(history.contract, exchange, operation):
            yield Finding(
                check="response_matches_contract",
                severity=Severity.ERROR,
                operation=operation.id,
                message=message,
                expected=expected,
                got=got,
                reproduction=commands(exchange),
            )


def _objections(
    contract: Contract, exchange: Exchange, operation: Operation
) -> Iterator[tuple[str, str, str]]:
    """Yield what is wrong as message, expected, got."""
    answer = contract.answer(operation, exchange.status)
    if answer is None:
        documented = ", ".join(operation.node["responses"])
        yield "answers with a status that it does not document", documented, str(exchange.status)
        return
    content = answer.get("content", {})
    media_type = exchange.header("content-type")
    if not content:
        if exchange.response_body:
            yield f"has a body with {exchange.status}", "no body", exchange.response_body[:80]
    elif not is_json(media_type):
        yield (
            f"answers {exchange.status} with an undocumented media type",
            ", ".join(content),
            media_type or "none",
        )
    else:
        yield from _faults(contract, contract.judged_schema(operation, exchange.status), exchange)


def _faults(contract: Contract, schema: Json, exchange: Exchange) -> Iterator[tuple[str, str, str]]:
    validator = contract.validators.response(schema)
    if exchange.document is None:
        yield f"answers {exchange.status} with a body that is no JSON", "JSON", _start(exchange)
        return
    if validator.is_valid(exchange.document):
        return
    for fault in faults(validator, exchange.document, _SHOWN):
        message = (
            f"answers {exchange.status} with a body that breaks its schema: {_place(fault.path)}"
        )
        yield message, fault.sentence, _value(exchange.document, fault.path)


def _place(path: tuple[str | int, ...]) -> str:
    """Return *path* with every position as `[]`: the same fault in two items is one fault."""
    steps = ("[]" if isinstance(step, int) else f".{step}" for step in path)
    return "".join(steps) or "the body"


def _value(document: Json, path: tuple[str | int, ...]) -> str:
    for step in path:
        document = document[step]
    return repr(document)[:120]


def _start(exchange: Exchange) -> str:
    return exchange.response_body[:80] or "nothing"
