"""The rules that the contract has about its own answers hold, wherever they apply."""

from collections.abc import Iterator

from conformance.coverage import invariant
from conformance.curl import commands
from conformance.finding import Finding, Severity
from conformance.history import History
from spec import ContractError, Json
from spec.document import at


def check(history: History) -> Iterator[Finding]:
    """Every invariant is true of every response that has the contract's shape."""
    contract = history.contract
    for exchange, operation in history.calls():
        schema = contract.answer_schema(operation, exchange.status)
        document = exchange.document
        if schema is None or not contract.validators.response(schema).is_valid(document):
            continue
        for broken in contract.invariants.check(schema, document):
            yield Finding(
                check="invariants_hold",
                severity=Severity.ERROR,
                operation=operation.id,
                message=f"{broken.id}: {broken.message}",
                expected=broken.rule,
                got=f"at {broken.pointer or 'the root'}: {_excerpt(document, broken.pointer)}",
                reproduction=commands(exchange),
                rule=invariant(broken.id),
            )


def _excerpt(document: Json, pointer: str) -> str:
    """Return the numbers and words of the broken part, without what is nested in it."""
    try:
        part = at(document, pointer)
    except ContractError:
        return ""
    if not isinstance(part, dict):
        return repr(part)
    plain = {key: value for key, value in part.items() if not isinstance(value, dict | list)}
    return ", ".join(f"{key}={value}" for key, value in plain.items() if isinstance(value, int))
