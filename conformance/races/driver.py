"""Holds contests and judges how they end."""

from collections.abc import Iterator, Sequence

from conformance.claim import Claim
from conformance.contract import Contract
from conformance.finding import Finding
from conformance.history import Exchange
from conformance.model.shadow import Shadow
from conformance.races.arena import Arena
from conformance.races.contest import Contest, Prepare
from conformance.together.order import explained, smallest
from spec import Json

_CHECK = "races_are_won_once"


class Bout:
    """One contest that was held.

    Attributes:
        name: Of the contest.
        prepared: What came before.
        together: The calls that were released together.
        audit: What was read afterwards.
    """

    def __init__(self, name: str, prepare: Prepare, arena: Arena) -> None:
        """Hold the contest.

        Raises:
            Spoiled: it could not be prepared.
            Withheld: there are no calls left for it.
            CouldNotRun: the calls cannot be released together.
        """
        self.name = name
        self._contest: Contest = prepare(arena)
        self.prepared = arena.prepared
        self.together = arena.release(self._contest)
        before = (*self.prepared, *self.together)
        self.audit = tuple(arena.read(each, before) for each in self._contest.readings)
        self._wins = [self._contest.won(each) for each in self.together]
        self._claim = Claim(_CHECK, self._contest.rule)

    def exchanges(self) -> tuple[Exchange, ...]:
        """Return all calls, in order but for those released together."""
        return (*self.prepared, *self.together, *self.audit)

    @property
    def was_held(self) -> bool:
        """Whether anybody won: where all are refused there was nothing to fight for."""
        return any(self._wins)

    def findings(self, contract: Contract) -> Iterator[Finding]:
        """Yield what is wrong with how it ended; the worst alone if there are several."""
        found = [*self._too_many(contract), *self._wrong_numbers(contract)]
        yield from found[:1] or [*self._inexplicable(contract)]

    def _too_many(self, contract: Contract) -> Iterator[Finding]:
        most = self._contest.most
        if most is not None and sum(self._wins) > most:
            winners = [each for each, won in zip(self.together, self._wins, strict=True) if won]
            message = f"{self.name}: more calls win than there is to win"
            contrast = (f"at most {most}", f"{sum(self._wins)} of {len(self.together)}")
            yield self._broken(contract, winners[: most + 1], message, contrast)

    def _wrong_numbers(self, contract: Contract) -> Iterator[Finding]:
        for one, exchange in zip(self._contest.readings, self.audit, strict=True):
            expected, got = one.expected(self._wins), _at(exchange.document, one.member)
            if exchange.succeeded and got != expected:
                message = f"{self.name}: {'.'.join(one.member)} is not what the winners left"
                contrast = (f"{expected} after {sum(self._wins)} wins", got)
                yield self._broken(contract, (*self.together, exchange), message, contrast)

    def _inexplicable(self, contract: Contract) -> Iterator[Finding]:
        shadow = Shadow(contract)
        for exchange in self.prepared:
            shadow.watch(exchange)
        state = shadow.state(self.prepared[0].world) if self.prepared else None
        if state is None or explained(contract, state, self.together, self.audit):
            return
        few = smallest(contract, state, self.together) or (*self.together, *self.audit)
        message = f"{self.name}: no order of the calls explains their answers"
        told = ", ".join(str(each.status) for each in few)
        yield self._broken(contract, few, message, ("one order that does", told))

    def _broken(
        self,
        contract: Contract,
        calls: Sequence[Exchange],
        message: str,
        contrast: tuple[object, object],
    ) -> Finding:
        first = self.together[0]
        operation = contract.operation_of(first.method, first.url)
        return self._claim.broken(operation.id if operation else "", calls, message, contrast)


def _at(document: Json, member: tuple[str, ...]) -> Json:
    for step in member:
        if isinstance(document, list):
            found = (each.get(step) for each in document if isinstance(each, dict))
            document = sorted(each for each in found if isinstance(each, int))
        else:
            document = document.get(step) if isinstance(document, dict) else None
    return document
