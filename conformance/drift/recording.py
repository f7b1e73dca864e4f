"""The sequences of calls, made on the reference and kept."""

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from conformance.control import Control, WorldFailed, WorldRefused
from conformance.door.allowance import Withheld
from conformance.examples import reader
from conformance.examples.driver import request, unknown_call
from conformance.examples.expectation import find
from conformance.examples.reader import Example
from conformance.history import Exchange
from conformance.machine.driver import Lives, walk
from conformance.machine.oracle import Enough, Oracle
from conformance.model.shadow import Shadow
from conformance.target import Request, Setting, Target
from conformance.tour.chapters import CHAPTERS
from conformance.tour.guide import Guide
from conformance.values.names import Names
from spec import Json


@dataclass(frozen=True, slots=True)
class Step:
    """A call, and what the reference answered.

    Attributes:
        request: As it was asked for.
        exchange: As it went.
        lasted: Seconds.
    """

    request: Request
    exchange: Exchange
    lasted: float


@dataclass(frozen=True, slots=True)
class Sequence:
    """Calls that build on each other.

    Attributes:
        kind: `tour`, `examples` or `lives`.
        name: For people.
        steps: In order.
        world: To begin in, for servers that can load one; None leaves them as they are.
        goes_on: Whether it begins where the one before it ended.
    """

    kind: str
    name: str
    steps: tuple[Step, ...]
    world: Json = None
    goes_on: bool = False


class Recorder(Target):
    """A server that keeps what it was asked. Use it as a context manager.

    Attributes:
        control: Loads worlds; None leaves the server as it is.
        steps: What was asked since the last `taken`.
    """

    def __init__(self, target: Target, control: Control | None) -> None:
        """Call the server that *target* is, through the same door."""
        super().__init__(
            target.url, target.contract, target.credentials, target.network, target.door
        )
        self.control = control
        self.steps: list[Step] = []

    def __enter__(self) -> "Recorder":
        return self

    def send(
        self, request: Request, setting: Setting, before: tuple[Exchange, ...] = ()
    ) -> Exchange:
        """Make one call and keep it: see `Target.send`."""
        started = time.monotonic()
        exchange = super().send(request, setting, before)
        self.steps.append(Step(request, exchange, time.monotonic() - started))
        return exchange

    def taken(self) -> tuple[Step, ...]:
        """Return the steps so far, and begin anew."""
        steps, self.steps = self.steps, []
        return tuple(steps)


class _Walker(Guide):
    """Makes one call after the other: what is released together has no order to compare."""

    def together(self, *requests: Request) -> list[Mapping[str, Json]]:
        """Make *requests* in their order."""
        return [self.call(each.method, each.path, each.body) for each in requests]


class _Scribe(Oracle):
    """Lets lives be lived without asking the model: it is asked when both answers are there."""

    def __init__(self, recorder: Recorder, names: Names, begin: Callable[[], None]) -> None:
        super().__init__(recorder, Shadow(recorder.contract), names, "lives")
        self.lives: list[tuple[Step, ...]] = []
        self._recorder = recorder
        self._begin = begin

    def ask(self, request: Request, before: tuple[Exchange, ...]) -> Exchange:
        """Make a call; the first one of a life begins a new one."""
        if not before:
            self.close()
            self._begin()
        try:
            return self._recorder.send(request, Setting("lives", "life"), before)
        except Withheld as why:
            self.withheld = str(why)
            raise Enough from why

    def close(self) -> None:
        """Keep the life that is over."""
        if steps := self._recorder.taken():
            self.lives.append(steps)


def tour(recorder: Recorder, names: Names, world: Json) -> Iterator[Sequence]:
    """Walk through the shop, from *world* on; each chapter goes on where the last one ended."""
    _begin(recorder, world)
    guide = _Walker(recorder, names, "tour")
    for number, tell in enumerate(CHAPTERS):
        tell(guide)
        name = tell.__module__.rpartition(".")[2]
        yield Sequence("tour", f"tour: {name}", recorder.taken(), world, goes_on=number > 0)


def lives(recorder: Recorder, names: Names, plan: Lives, world: Json) -> Iterator[Sequence]:
    """Live the lives of *plan*, each from *world* on."""
    scribe = _Scribe(recorder, names, lambda: _begin(recorder, world))
    walk(scribe, plan)
    scribe.close()
    for number, steps in enumerate(scribe.lives, 1):
        yield Sequence("lives", f"life {number}", steps, world)


def examples(recorder: Recorder) -> Iterator[Sequence]:
    """Play the worked examples, each in its world; those that cannot be played are left out."""
    for example in reader.read():
        if unknown_call(recorder.contract, example) or not example.is_plain:
            continue
        try:
            _begin(recorder, example.given)
        except (WorldRefused, WorldFailed):
            continue
        _play(recorder, example)
        name = f"{example.topic}/{example.id}"
        yield Sequence("examples", name, recorder.taken(), example.given)


def _play(recorder: Recorder, example: Example) -> None:
    kept: dict[str, Json] = {}
    for call in example.calls:
        exchange = recorder.send(request(call.given(kept)), Setting("examples", example.id))
        kept |= {name: find(exchange.document, path) for name, path in call.keep.items()}


def _begin(recorder: Recorder, world: Json) -> None:
    if recorder.control is not None and world is not None:
        recorder.control.load(world)
