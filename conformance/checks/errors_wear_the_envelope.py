"""Every error is told in one way: `code`, `message`, and keys that the contract knows."""

from collections.abc import Iterator

from conformance.contract import Contract, error_keys, generic_keys
from conformance.curl import commands
from conformance.finding import Finding, Severity
from conformance.history import Exchange, History
from spec import Json, Operation

_FIRST_ERROR = 400


def check(history: History) -> Iterator[Finding]:
    """The `code` of every error is its status, and its `key` one that the operation documents."""
    for exchange in history.exchanges:
        operation = history.contract.operation_of(exchange.method, exchange.url)
        if exchange.status >= _FIRST_ERROR and not _is_bare(history.contract, exchange, operation):
            for message, expected, got in _objections(exchange, operation):
                yield Finding(
                    check="errors_wear_the_envelope",
                    severity=Severity.ERROR,
                    operation=history.name(exchange),
                    message=message,
                    expected=expected,
                    got=got,
                    reproduction=commands(exchange),
                )


def _is_bare(contract: Contract, exchange: Exchange, operation: Operation | None) -> bool:
    """Whether the answer has no body, and should have none.

    The contract gives one error no content: a token that cannot be revoked (E-22).
    """
    if exchange.method == "HEAD":
        return True
    answer = contract.answer(operation, exchange.status) if operation else None
    return answer is not None and not answer.get("content") and not exchange.response_body


def _objections(exchange: Exchange, operation: Operation | None) -> Iterator[tuple[str, str, str]]:
    body = exchange.document
    if not isinstance(body, dict):
        yield (
            f"answers {exchange.status} without the error envelope",
            "an object with code and message",
            exchange.response_body[:80] or "no body",
        )
        return
    if body.get("code") != exchange.status or isinstance(body.get("code"), bool):
        yield "the code of an error is not its status", str(exchange.status), repr(body.get("code"))
    if not isinstance(body.get("message"), str):
        yield "an error has no message", "a string", repr(body.get("message"))
    yield from _wrong_key(body, exchange.status, operation)


def _wrong_key(
    body: Json, status: int, operation: Operation | None
) -> Iterator[tuple[str, str, str]]:
    key = body.get("key")
    if key is None or operation is None:
        return
    known = error_keys(operation) | generic_keys(status)
    if not isinstance(key, str) or key not in known:
        yield (
            f"answers {status} with the undocumented key {key}",
            ", ".join(sorted(known)),
            repr(key),
        )
