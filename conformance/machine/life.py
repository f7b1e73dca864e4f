"""One life on the target: what was made so far, and the calls that made it."""

from conformance.history import Exchange
from conformance.machine.oracle import Oracle
from conformance.target import Request
from spec import Json


class Life:
    """What one run through the machine has made, and can go on with.

    Attributes:
        calls: So far, oldest first.
        categories: Ids of those that vouchers may be put into.
        codes: Of the vouchers.
        tiers: Ids of promotion tiers.
        campaigns: Ids.
        customers: Source ids.
        orders: Source ids.
        redemptions: Ids, parents of stacks too.
        sessions: Code and key of what is locked.
    """

    def __init__(self, oracle: Oracle) -> None:
        """Begin with what *oracle* starts from."""
        self.calls: tuple[Exchange, ...] = oracle.opening
        self.categories = oracle.categories
        self.codes: list[str] = []
        self.tiers: list[str] = []
        self.campaigns: list[str] = []
        self.customers: list[str] = []
        self.orders: list[str] = []
        self.redemptions: list[str] = []
        self.sessions: list[tuple[str, str]] = []
        self._oracle = oracle

    def name(self, like: str) -> str:
        """Return a new name that starts like *like*."""
        return self._oracle.names.like(f"{like}-0000000000")

    def call(self, method: str, path: str, body: Json = None, **more: Json) -> Json:
        """Make a call and return what it answered if it succeeded, None otherwise.

        Raises:
            Broken: the answer is not what the rules say.
        """
        exchange = self._oracle.ask(Request(method, path, body, **more), self.calls)
        self.calls = (*self.calls, exchange)
        return exchange.document if exchange.succeeded else None
