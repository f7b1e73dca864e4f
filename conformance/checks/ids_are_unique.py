"""An id is given to one thing."""

from collections.abc import Iterator

from conformance.claim import Claim
from conformance.finding import Finding
from conformance.history import Exchange, History
from spec import Json

_CLAIM = Claim("ids_are_unique", "")
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
                message, contrast = "gives an id that another record has", ("a new id", id_)
                yield _CLAIM.broken(operation.id, (earlier, exchange), message, contrast)


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
