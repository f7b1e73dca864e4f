"""Two calls at a time on one thing: the second one is refused (P-11, redemptions.md 3.4, 8 and 9).

Without faults calls are transactions one after the other and never meet; a delay that holds makes
them meet. A call works on its order and on the redemption that it takes back, and while it redeems
with a session on the codes that the session locks.
"""

from collections import Counter
from collections.abc import Iterator

from mock_server.engine.refusals import MultipleRequests
from mock_server.store.base import Transaction
from mock_server.store.kinds import ORDERS
from mock_server.world.turn import Go, Reply, Turn
from spec import Json

_KEY = "multiple_requests"


class Collisions:
    """Knows what the calls under way work on."""

    def __init__(self) -> None:
        self._taken: Counter[str] = Counter()

    def admits(self, turn: Turn) -> bool:  # noqa: ARG002  (every action is asked)
        """Let nobody in."""
        return False

    async def around(self, turn: Turn, go: Go) -> Reply:
        """Take what *turn* works on for as long as it lasts.

        Raises:
            MultipleRequests: Another call has it.
        """
        if turn.refused is not None or _KEY not in turn.keys:
            return await go(turn)
        if any(self._taken[thing] for thing in (*_worked_on(turn), *_codes(turn))):
            raise MultipleRequests
        taken = Counter((*_worked_on(turn), *(_codes(turn) if _has_session(turn) else ())))
        self._taken += taken
        try:
            return await go(turn)
        finally:
            self._taken -= taken


def _worked_on(turn: Turn) -> tuple[str, ...]:
    """Return the orders and the redemption that *turn* names."""
    order = _member(turn.json, "order")
    names = {_member(order, "id"), _member(order, "source_id"), turn.path.get("orderId")}
    orders = turn.project.store.transact(lambda tx: {*_orders(tx, names)})
    redemptions = {turn.path.get("redemptionId"), turn.path.get("parentRedemptionId")}
    return (
        *(f"order {name}" for name in orders),
        *(f"redemption {name}" for name in redemptions if name is not None),
    )


def _orders(tx: Transaction, names: set[Json]) -> Iterator[str]:
    """Yield the ids of the orders of those *names*; a name that nothing has stands for itself."""
    for name in names:
        if isinstance(name, str):
            order = tx.get(ORDERS, name) or tx.first(ORDERS, "source_id", name)
            yield name if order is None or order.id is None else order.id


def _codes(turn: Turn) -> tuple[str, ...]:
    redeemables = _member(turn.json, "redeemables")
    if not isinstance(redeemables, list):
        return (f"code {turn.path['code']}",) if "code" in turn.path else ()
    return tuple({f"code {_member(each, 'id')}" for each in redeemables})


def _has_session(turn: Turn) -> bool:
    return _member(turn.json, "session") is not None


def _member(body: Json, name: str) -> Json:
    return body.get(name) if isinstance(body, dict) else None
