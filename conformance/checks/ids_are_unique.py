"""An id is given to one thing."""

from collections.abc import Iterator

from conformance.curl import commands
from conformance.finding import Finding, Severity
from conformance.history import Exchange, History
from spec import Json

_KINDS = ("redemption", "redemption_rollback")
_LISTS = ("redemptions", "rollbacks")
_PARENTS = ("parent_redemption", "parent_rollback")


def check(history: History) -> Iterator[Finding]:
    """No two calls make a redemption or a rollback with the same id."""
    first: dict[tuple[str, str], Exchange] = {}
    for exchange, operation in history.calls():
        if operation.method != "POST" or not exchange.succeeded:
            continue
        for id_ in _made(exchange.document):
            earlier = first.setdefault((exchange.world, id_), exchange)
            if earlier is not exchange:
                yield Finding(
                    check="ids_are_unique",
                    severity=Severity.ERROR,
                    operation=operation.id,
                    message="gives an id that another record has",
                    expected="a new id",
                    got=id_,
                    reproduction=commands(earlier) + commands(exchange),
                )


def _made(document: Json) -> Iterator[str]:
    """Yield the ids of the records that *document* reports as new."""
    if not isinstance(document, dict):
        return
    parts: list[Json] = [document] if document.get("object") in _KINDS else []
    for key in _LISTS:
        listed = document.get(key)
        parts += listed if isinstance(listed, list) else []
    parts += [document.get(key) for key in _PARENTS]
    yield from (
        part["id"] for part in parts if isinstance(part, dict) and isinstance(part.get("id"), str)
    )
