"""Follows a history with the model and says where the server went another way."""

from collections.abc import Iterator, Mapping

from conformance.contract import Contract
from conformance.history import Exchange, History
from conformance.model.call import read
from conformance.model.clock import Clock
from conformance.model.learn import settings
from conformance.model.moment import Moment
from conformance.model.outcome import Mismatch, Outcome
from conformance.model.state import State
from conformance.model.step import step
from conformance.tally import Tally


class Shadow:
    """Knows what the exchanges so far told, world by world.

    Attributes:
        states: What is known of each world now.
        rules: How often each rule said how a call ends, and how often it was broken.
    """

    def __init__(
        self,
        contract: Contract,
        start: Mapping[str, State] | None = None,
        rules: dict[str, Tally] | None = None,
    ) -> None:
        """Start with *start*, by world; nothing is known of the others.

        Args:
            contract: What calls are calls of.
            start: What is known before the first one.
            rules: Counted on.
        """
        self.states: dict[str, State] = dict(start or {})
        self.rules: dict[str, Tally] = {} if rules is None else rules
        self._contract = contract
        self._clocks: dict[str, Clock] = {}

    def watch(self, exchange: Exchange, at: Moment | None = None) -> list[Mismatch]:
        """Return what is wrong with *exchange*, which comes after those seen before.

        Args:
            exchange: Of any layer; calls that the contract does not have are passed over.
            at: When the server got it, on the server's clock; read off its answers if missing.
        """
        call = read(self._contract, exchange)
        if call is None:
            return []
        clock = self._clocks.setdefault(exchange.world, Clock())
        before = self.state(exchange.world)
        if before.stacking is None:  # the first answer that tells them is judged by them, too
            before = settings(before, exchange.document)
        shown = clock.during(exchange)
        outcome = step(before, call, at or shown)
        wrong, self.states[exchange.world] = outcome.meet(exchange)
        self._count(outcome, wrong)
        return wrong

    def _count(self, outcome: Outcome, wrong: list[Mismatch]) -> None:
        """Tally the rules; where a call may go several ways, only those that it broke."""
        broken = {mismatch.rule for mismatch in wrong}
        rules = broken | (outcome.branches[0].rules if outcome.is_certain else set())
        for rule in filter(None, rules):
            seen = Tally(1, int(rule in broken))
            self.rules[rule] = self.rules.get(rule, Tally(0)) + seen

    def state(self, world: str) -> State:
        """Return what is known of *world*."""
        return self.states.get(world, State())

    def follow(self, history: History) -> Iterator[tuple[Exchange, Mismatch]]:
        """Yield every mismatch of *history* with the exchange that shows it."""
        for exchange in history.exchanges:
            for mismatch in self.watch(exchange):
                yield exchange, mismatch
