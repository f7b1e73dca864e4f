"""A redemption is rolled back once, and says so from then on.

Source: redemptions.md 9.
"""

from collections.abc import Iterator

from conformance.claim import Claim
from conformance.finding import Finding
from conformance.history import Exchange, History
from conformance.movements import records
from spec import Json

_CLAIM = Claim("rollbacks_happen_once", "redemptions.md 9")


def check(history: History) -> Iterator[Finding]:
    """No redemption is rolled back twice, and none that was rolled back reads as a success."""
    undone: dict[tuple[str, str], Exchange] = {}
    for exchange, operation in history.calls():
        for id_ in _undone(exchange):
            earlier = undone.setdefault((exchange.world, id_), exchange)
            if earlier is not exchange:
                message = "rolls a redemption back that was rolled back before"
                calls = (earlier, exchange)
                yield _CLAIM.broken(operation.id, calls, message, ("a refusal", id_))
        since = undone.get((exchange.world, _succeeded(exchange, operation.id)))
        if since is not None:
            message = "shows a redemption as succeeded that was rolled back"
            contrast = ("ROLLED_BACK", "SUCCEEDED")
            yield _CLAIM.broken(operation.id, (since, exchange), message, contrast)


def _undone(exchange: Exchange) -> Iterator[str]:
    """Yield the ids of the redemptions that *exchange* says are rolled back now."""
    if exchange.method != "POST" or not exchange.succeeded:
        return
    for record in records(exchange.document):
        id_ = record.get("redemption")
        if record["object"] == "redemption_rollback" and isinstance(id_, str):
            yield id_


def _succeeded(exchange: Exchange, operation: str) -> str:
    """Return the id of the redemption that *exchange* reads as a success, empty if it does not."""
    told: Json = exchange.document if exchange.succeeded else None
    if operation == "get_redemption" and isinstance(told, dict):
        return str(told.get("id", "")) if told.get("status") == "SUCCEEDED" else ""
    return ""
