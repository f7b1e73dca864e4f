"""What a session has locked is nobody else's.

Source: redemptions.md 8.
"""

from collections.abc import Iterator, Mapping

from conformance.claim import Claim
from conformance.finding import Finding
from conformance.history import Exchange, History
from conformance.movements import movements, standings
from spec import Json, Operation

_CLAIM = Claim("sessions_hold", "redemptions.md 8")
_MESSAGE = "redeems what another session has locked"
_BRIEF = ("MICROSECONDS", "MILLISECONDS", "NANOSECONDS", "SECONDS", "MINUTES")


def check(history: History) -> Iterator[Finding]:
    """The last use of a voucher is not redeemed by others while a session holds it."""
    for sequence in history.sequences():
        free: dict[str, int] = {}
        held: dict[str, Exchange] = {}
        for exchange, operation in sequence:
            for code, lock in _taken(exchange, operation, held):
                if free.get(code) == 1 and _key(lock.document) != _key(exchange.sent):
                    calls, contrast = (lock, exchange), ("a refusal", exchange.status)
                    yield _CLAIM.broken(operation.id, calls, _MESSAGE, contrast)
                del held[code]
            if exchange.succeeded and operation.method in ("DELETE", "PUT"):
                held.clear()
            held |= dict.fromkeys(_locked(exchange, operation), exchange)
            for standing in standings(exchange, operation):
                if standing.quantity is not None and standing.redeemed is not None:
                    free[standing.code] = standing.quantity - standing.redeemed


def _taken(
    exchange: Exchange, operation: Operation, held: Mapping[str, Exchange]
) -> list[tuple[str, Exchange]]:
    """Return the codes of *held* that *exchange* redeems, with the lock of each."""
    used = [movement.code for movement in movements(exchange, operation) if movement.uses > 0]
    return [(code, held[code]) for code in dict.fromkeys(used) if code in held]


def _locked(exchange: Exchange, operation: Operation) -> Iterator[str]:
    """Yield the codes that *exchange* locked for longer than a run lasts."""
    told = exchange.document
    session = _session(told)
    lasting = session.get("type") == "LOCK" and session.get("ttl_unit") not in _BRIEF
    if operation.id != "create_validation" or not exchange.succeeded or not lasting:
        return
    listed = told.get("redeemables")
    for redeemable in listed if isinstance(listed, list) else ():
        if isinstance(redeemable, dict) and redeemable.get("object") == "voucher":
            yield from [str(redeemable.get("id"))] * (redeemable.get("status") == "APPLICABLE")


def _session(document: Json) -> Mapping[str, Json]:
    told = document.get("session") if isinstance(document, dict) else None
    return told if isinstance(told, dict) else {}


def _key(document: Json) -> Json:
    return _session(document).get("key")
