"""Repeats recorded sequences on the target, and keeps where it goes another way."""

import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, replace
from typing import TypeAlias

from conformance.control import Control
from conformance.credentials import Credentials
from conformance.curl import commands
from conformance.drift.arbiter import Arbiter
from conformance.drift.comparing import Comparer, Difference
from conformance.drift.drift import Drift
from conformance.drift.instants import Instants
from conformance.drift.recording import Sequence, Step
from conformance.drift.renaming import Renaming, texts
from conformance.history import Exchange
from conformance.target import Request, Setting, Target
from spec import Json

_POSITION = re.compile(r"\[\d+\]")
_NAME = re.compile(r"(?!\d{4}-)(?=[\w-]*\d)[A-Za-z0-9][\w-]{5,}")

Cause: TypeAlias = tuple[str, str, str]
"""What two sightings of one difference have in common."""


class Player:
    """Compares the target with what was recorded.

    Attributes:
        drifts: What was found, by cause, in order.
        sequences: How many were played, by kind.
        calls: How many calls, by kind.
    """

    def __init__(self, target: Target, control: Control | None, theirs: Credentials) -> None:
        """Play on *target* what was recorded with *theirs*, the keys of the reference.

        With a *control* for its worlds both sides begin alike, and hold nothing else.
        """
        self.drifts: dict[Cause, Drift] = {}
        self.sequences: Counter[str] = Counter()
        self.calls: Counter[str] = Counter()
        self._target = target
        self._theirs = theirs
        self._control = control
        self._alone = control is not None
        self._begin()

    def play(self, sequence: Sequence) -> None:
        """Repeat *sequence* up to the first difference that is new.

        Differences that are known are counted and passed over, so that one does not hide others. A
        sequence that others go on from is played to its end.

        Raises:
            Withheld: a call may not be made.
            WorldRefused: the target does not understand the world of *sequence*.
            WorldFailed: it broke over it.
        """
        if not sequence.goes_on:
            if self._control is not None:
                self._control.load(sequence.world)
            self._begin(empty=self._alone and sequence.world == {})
        self.sequences[sequence.kind] += 1
        over = False
        for step in sequence.steps:
            if over and sequence.kind != "tour":
                return
            found = self._repeat(sequence, step)
            over = over or self._is_new(sequence, step, found)

    def _begin(self, *, empty: bool = False) -> None:
        self._comparer = Comparer(Renaming(), Instants(), self._alone)
        self._arbiter = Arbiter(self._target.contract, empty=empty)
        self._made: list[Exchange] = []
        self._parted: set[str] = set()

    def _repeat(self, sequence: Sequence, step: Step) -> list[Difference]:
        """Make the call of *step* on the target and return where the answers differ.

        What the reference could not be asked with these keys is not asked of the target.
        """
        request, comparer = step.request, self._comparer
        if self._target.contract.operation_of(request.method, request.path) is None:
            return []
        comparer.renaming.heard(request.path, request.body)
        comparer.instants.heard(texts(request.body))
        started = time.monotonic()
        right = self._target.send(self._translated(request), Setting(sequence.kind, ""))
        lasted = (step.lasted, time.monotonic() - started)
        self._made.append(right)
        self.calls[sequence.kind] += 1
        left = replace(step.exchange, world="", before=())
        comparer.instants.during(left.document, right.document, lasted)
        self._arbiter.hear(left, right)
        return [*comparer.differences(left, right)]

    def _translated(self, request: Request) -> Request:
        renaming = self._comparer.renaming
        path, body = renaming.path_forth(request.path), renaming.forth(request.body)
        keys = request.credentials
        if keys is not None:
            keys = {name: self._key(value) for name, value in keys.items()}
        return replace(request, path=path, body=body, credentials=keys)

    def _key(self, said: str) -> str:
        """Return what a header with credentials says to the target: its own keys, or its tokens."""
        ours = self._target.credentials
        for key in fields(Credentials):
            if said and said == getattr(self._theirs, key.name):
                return str(getattr(ours, key.name))
        return " ".join(str(self._comparer.renaming.forth(word)) for word in said.split(" "))

    def _is_new(self, sequence: Sequence, step: Step, found: list[Difference]) -> bool:
        """Keep the first of the differences *found* that is new; return whether to go no further.

        What touches things that the two sides disagree on already may be a consequence.
        """
        if not found:
            return False
        left, right = step.exchange, self._made[-1]
        names = _names(right.url, right.request_body, right.response_body)
        if not names.isdisjoint(self._parted):
            return False
        new = self._kept(sequence, right, found)
        parted = new or left.succeeded != right.succeeded
        if parted:
            self._parted |= _names(right.url, right.request_body)
            self._comparer.alone = False  # from now on lists hold what only one side has
        return parted

    def _kept(self, sequence: Sequence, right: Exchange, found: list[Difference]) -> bool:
        """Count the known ones among *found*, keep the first that is new, and say if there is."""
        for difference in found:
            cause = self._cause(right, difference)
            if cause not in self.drifts:
                self.drifts[cause] = self._drift(sequence, right, difference)
                return True
            self.drifts[cause] = self.drifts[cause].again()
        return False

    def _drift(self, sequence: Sequence, right: Exchange, difference: Difference) -> Drift:
        return Drift(
            sequence=sequence.name,
            operation=self._operation(right),
            path=difference.path,
            reference=difference.left,
            target=difference.right,
            ruling=self._arbiter.ruling(difference),
            reproduction=tuple(line for call in self._lineage() for line in commands(call)),
        )

    def _lineage(self) -> Iterator[Exchange]:
        """Yield the last call, and before it the writes that have to do with what it names."""
        last = self._made[-1]
        wanted = _names(last.url, last.request_body)
        needed = [last]
        for write in reversed([each for each in self._made[:-1] if each.method != "GET"]):
            if not wanted.isdisjoint(_names(write.url, write.request_body, write.response_body)):
                wanted |= _names(write.url, write.request_body)
                needed.append(write)
        yield from reversed(needed)

    def _cause(self, right: Exchange, difference: Difference) -> Cause:
        said: Json = (difference.left, difference.right) if difference.path in _HEADS else ""
        return (self._operation(right), _POSITION.sub("[]", difference.path), str(said))

    def _operation(self, exchange: Exchange) -> str:
        operation = self._target.contract.operation_of(exchange.method, exchange.url)
        return operation.id if operation else ""


_HEADS = ("status", "key")


def _names(url: str, *bodies: str) -> set[str]:
    """Return what may be a name of something: a word with a digit, but no date."""
    path = url.partition("://")[2].partition("/")[2]
    return {name for text in (path, *bodies) for name in _NAME.findall(text)}
