"""Walks: draws a step, takes it, looks at what came back, and audits the books now and then."""

import re
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import spec
from conformance.checks import every
from conformance.control import Control, WorldFailed, WorldRefused
from conformance.curl import commands
from conformance.history import Exchange, History
from conformance.target import Request, Setting, Target
from spec import Operation
from tests.walk import laws
from tests.walk.books import Books, audit
from tests.walk.draws import Draws
from tests.walk.locks import starting_at
from tests.walk.memory import Memory
from tests.walk.moves import a_step
from tests.walk.spoiling import spoiled
from tests.walk.step import Step
from tests.walk.tally import Tally
from tests.walk.worlds import a_world

AUDITED_EVERY = 1000
# The walk turns the clock back; what was recorded last stays the newest all the same.
_OF_TIME = ("dates_are_monotonic", "lists_are_in_order", "rules_are_followed")
_LAST = 6
_NOT_FOUND = 404
_NAMES = re.compile(r"\w*[0-9]\w*|\(expected.*")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that must not happen.

    Attributes:
        place: Seed, chapter and number of the call.
        told: What is wrong.
        last: The calls up to there as commands, the faulty one last; none after an audit.
    """

    place: str
    told: str
    last: tuple[str, ...]

    @property
    def about_books(self) -> bool:
        """Whether no call is at fault, but what all of them came to."""
        return not self.last

    @property
    def kind(self) -> str:
        """What two sightings of one fault have in common: the words, not the ids and numbers."""
        return " ".join(_NAMES.sub("…", self.told).split()[:24])


class Walker:
    """One chapter of a walk: a world of its own, and so many calls in it.

    Attributes:
        calls: How many calls were made.
        by_operation: How many of each operation, with their statuses.
    """

    def __init__(self, target: Target, control: Control, seed: str) -> None:
        self.calls = 0
        self.by_operation: dict[tuple[str, int], int] = {}
        self._target, self._control, self._seed = target, control, seed
        self._draws, self._known, self._tally = Draws(seed), Memory(), Tally()
        self._operations = _operations(target)
        self._last: deque[str] = deque(maxlen=_LAST)
        self._checks = {name: each for name, each in every().items() if name not in _OF_TIME}
        control.load(a_world(self._draws))
        self._start = control.export()
        self._known.start(self._start)
        self._locks = starting_at(self._start["now"])

    def walk(self, calls: int) -> Iterator[Fault]:
        """Make so many *calls*, and yield the faults on the way and in the books."""
        audited = 0
        while self.calls < calls:
            yield from self._move()
            if self.calls // AUDITED_EVERY > audited:
                audited = self.calls // AUDITED_EVERY
                yield from self._audit()
        yield from self._audit()
        yield from self._reload()

    def _move(self) -> Iterator[Fault]:
        document = self._target.contract.document
        step = a_step(self._draws, self._known, self._operations, document)
        if step.body is not None and not step.form and self._draws.one_in(25):
            step = replace(step, body=spoiled(self._draws, step.body))
        if laws.can_be_foretold(step) and self._draws.one_in(3):
            yield from self._take_twins(step)
        else:
            yield from self._take(step)[1]

    def _take_twins(self, step: Step) -> Iterator[Fault]:
        """Validate what is redeemed right after that."""
        foretelling = replace(step, operation="create_validation")
        validated, faults = self._take(foretelling, lawfully=True)
        yield from faults
        redeemed, faults = self._take(step, lawfully=True)
        yield from faults
        if validated.succeeded:
            yield from map(self._fault, laws.twins_agree(validated.document, redeemed))

    def _take(self, step: Step, *, lawfully: bool = False) -> tuple[Exchange, list[Fault]]:
        exchange = self._send(step, lawfully=lawfully)
        faults = [*self._judged(exchange), *map(self._fault, self._looked_at(step, exchange))]
        told = None if exchange.succeeded else exchange.document
        failed = laws.record_of(step.operation, told)
        if failed is not None:
            read = self._send(Step("get_redemption", {"redemptionId": failed}), lawfully=True)
            faults += [*self._judged(read), *map(self._fault, self._recorded(exchange, read))]
        return exchange, faults

    def _send(self, step: Step, *, lawfully: bool = False) -> Exchange:
        operation = self._operations[step.operation]
        request = Request(
            operation.method, step.url(operation.path), step.body, form=step.form,
            credentials=None if lawfully else self._keys(),
        )  # fmt: skip
        exchange = self._target.send(request, Setting("walk", self._seed))
        self.calls += 1
        self._last.append(commands(exchange)[-1])
        what = (operation.id, exchange.status)
        self.by_operation[what] = self.by_operation.get(what, 0) + 1
        return exchange

    def _keys(self) -> Mapping[str, str] | None:
        """Return no keys at times; None for the right ones."""
        return {} if self._draws.one_in(300) else None

    def _judged(self, exchange: Exchange) -> Iterator[Fault]:
        history = History(self._target.contract, (exchange,))
        for check in self._checks.values():
            for finding in check(history):
                told = f"{finding.message} (expected {finding.expected}, got {finding.got})"
                yield self._fault(f"{finding.check}: {finding.operation} {told}")

    def _looked_at(self, step: Step, exchange: Exchange) -> Iterator[str]:
        answer = exchange.document
        if not exchange.succeeded:
            yield from laws.failures_are_recorded(step.operation, answer)
            self._tire_of(step, exchange.status)
            return
        yield from self._tally.note(answer, exchange.method)
        if exchange.method != "GET" or "valid" in answer:
            yield from self._locks.note(answer)
        self._known.learn(answer)
        if exchange.method == "DELETE":
            self._forget(step)
        if step.operation.startswith("roll_back"):
            self._tire_of(step, exchange.status)
        if isinstance(answer, dict) and "skipped_redeemables" in answer and "redemptions" in answer:
            yield from laws.nothing_is_lost(step.body, answer, self._start)

    def _recorded(self, failed: Exchange, read: Exchange) -> Iterator[str]:
        """A failed call can be read back, with the reason that it gave."""
        if not read.succeeded:
            yield f"fails and its record cannot be read: {read.status}"
        else:
            self._tally.note_failure(read.document)
            self._known.learn(read.document)
            if read.document["failure_code"] != failed.document["key"]:
                yield f"fails with {failed.document['key']}, recorded as {read.document}"

    def _tire_of(self, step: Step, status: int) -> None:
        """Forget, mostly, what cannot be used a second time, or is not there at all."""
        if step.operation == "release_session":
            self._known.release(step.path["code"], step.path["sessionKey"])
        elif (
            status == _NOT_FOUND or step.operation.startswith("roll_back")
        ) and not self._draws.one_in(4):
            self._known.forget(*step.path.values())

    def _forget(self, step: Step) -> None:
        """Take down a deletion: of a voucher or tier, or of a campaign with all that is in it."""
        if step.operation == "release_session":
            self._known.release(step.path["code"], step.path["sessionKey"])
            self._locks.release(step.path["code"], step.path["sessionKey"])
            return
        (name,) = step.path.values()
        self._tally.delete(step.operation, name)
        self._known.forget(name)
        self._locks.forget(name)

    def _audit(self) -> Iterator[Fault]:
        books = Books(self._control.export(), self._start, self._tally)
        for told in audit(books):
            yield Fault(self._place, f"books: {told}", ())

    def _reload(self) -> Iterator[Fault]:
        """An export loads into the world that it came from."""
        world = self._control.export()
        try:
            self._control.load(world)
        except (WorldRefused, WorldFailed) as refused:
            yield Fault(self._place, f"the export does not load: {refused}", ())
        if self._control.export() != world:
            yield Fault(self._place, "the world is another one after export and load", ())

    @property
    def _place(self) -> str:
        return f"seed {self._seed}, call {self.calls}"

    def _fault(self, told: str) -> Fault:
        return Fault(self._place, told, tuple(self._last))


def _operations(target: Target) -> Mapping[str, Operation]:
    """Return the operations of the contract, and the one that turns the clock."""
    clock = spec.operations(spec.load("control"))["put_clock"]
    return {**target.contract.operations, clock.id: clock}
