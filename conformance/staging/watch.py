"""Sees every call before it leaves, and sees to it that nothing foreign is touched."""

import copy

from conformance.door.allowance import Forbidden
from conformance.door.door import Answer, Call
from conformance.staging.journal import Journal, Key, Start
from conformance.staging.ownership import (
    METADATA,
    RUN,
    Ownership,
    Thing,
    read_json,
    tagged,
)
from spec import Json, Operation

_PROOF = 1  # listing what there is, for each kind of thing


class Watch:
    """The witness of a run on a server that is not only ours.

    Attributes:
        journal: What the run has made.
        ownership: How to read calls and answers.
        foreign: What exists and is not ours.
    """

    def __init__(self, journal: Journal, ownership: Ownership) -> None:
        """Write what happens into *journal*, which has begun."""
        self.journal = journal
        self.ownership = ownership
        self.foreign: set[Key] = set()

    @property
    def start(self) -> Start:
        """What the run is."""
        assert self.journal.start is not None
        return self.journal.start

    def refresh(self) -> None:
        """Learn what another process has made."""
        self.journal.refresh()

    def owns(self, pool: str, value: str) -> bool:
        """Whether the run has made it."""
        return (pool, value) in self.journal.made.values or self.start.tag in value

    def before(self, call: Call) -> str:
        """Put *call* into the journal, if it might make something.

        Raises:
            Forbidden: it would touch what the run did not make, or make what nobody could find.
        """
        operation = self._operation(call)
        if call.reads or operation is None:
            return ""
        names = self.ownership.names(operation, call)
        self._stay_with_ours(operation, call, names)
        if call.method == "DELETE":
            return ""
        upserts = self.ownership.upserts(operation, call) - self.journal.made.named
        return self.journal.calls(f"{call.method} {operation.path}", names, upserts)

    def after(self, number: str, call: Call, answer: Answer) -> None:
        """Learn what exists now."""
        operation = self._operation(call)
        if operation is None or not answer.status:
            return
        if 200 <= answer.status < 300:
            self._learn(operation, call, answer)
        if number:
            self.journal.answered(number, answer.status)

    def marked(self, call: Call, body: Json, ours: str = "") -> Json:
        """Return *body* with the run in its metadata, if no name in *call* tells of the run.

        And with an owner of ours for what can only be deleted along with one. *ours* is in all
        names of whoever calls, the tag of the run in that.
        """
        operation = self._operation(call)
        if operation is None or call.reads:
            return body
        body = self.ownership.owned(operation, call, body, f"owner-{ours or self.start.tag}")
        body = self._branded(operation, body)
        if self.ownership.makes(operation) is None:
            return body
        if any(self.start.tag in name for name in self.ownership.names(operation, call)):
            return body
        return tagged(self.ownership.contract, operation, body, self.start.run)

    def _branded(self, operation: Operation, body: Json) -> Json:
        """Return *body* with the run in what it makes on the way without giving it a name."""
        if not any(True for _ in self.ownership.nameless(operation, body)):
            return body
        branded = copy.deepcopy(body)
        for pool, holder in self.ownership.nameless(operation, branded):
            if pool in self.ownership.deletions and isinstance(holder, dict):
                held = holder.get(METADATA) or {}
                if isinstance(held, dict):
                    holder[METADATA] = {**held, RUN: self.start.run}
        return branded

    def reserve(self, call: Call) -> int:
        """Return how many calls it takes to clean up after *call* and everything before it."""
        made, operation = self.journal.made, self._operation(call)
        doubtful, new = set(made.doubtful), set()
        if operation is not None and not call.reads and call.method != "DELETE":
            pool = self.ownership.makes(operation)
            new = {(pool, "")} if pool else set()
            doubtful |= self.ownership.upserts(operation, call) - made.named
        unsure = doubtful | new
        pools = {pool for pool, _ in (*made.standing, *made.records, *made.deleted, *unsure)}
        lists = pools & set(self.ownership.lists)
        # What only a list can tell is deleted afterwards, and the lists have to prove that, too.
        rounds = 2 if doubtful else 1
        return len(made.standing) + len(unsure) + rounds * _PROOF * len(lists)

    def ours(self, thing: Thing) -> bool:
        """Whether *thing* was made by the run, or belongs to something that was."""
        texts = {*thing.names, *thing.evidence}
        return (
            thing.run == self.start.run
            or not texts.isdisjoint(self.journal.made.known)
            or any(self.start.tag in name for name in thing.names)
        )

    def _stay_with_ours(self, operation: Operation, call: Call, names: frozenset[str]) -> None:
        for key in self.ownership.named(operation, call):
            if key in self.foreign and not self.owns(*key):
                raise Forbidden(f"{operation.id} would touch {key[1]}, which the run did not make")
        for name in names:
            if self.start.tag not in name:
                raise Forbidden(
                    f"{operation.id} would use the name {name[:40]}, which lacks our tag"
                )

    def _learn(self, operation: Operation, call: Call, answer: Answer) -> None:
        document = _document(answer)
        things = [*self.ownership.things(operation, answer.status, document)]
        if call.method == "DELETE":
            self._forget(operation, call)
        elif not call.reads:
            self._claim(operation, call, answer, things)
        for thing in things:
            keys = {(thing.pool, each) for each in (thing.value, *thing.also)}
            if self.ours(thing):
                # A record may still show what is long gone; only its own list knows better.
                if keys.isdisjoint(self.journal.made.deleted) or self._lists(operation, thing):
                    self._add(thing)
            else:
                self.foreign |= keys

    def _claim(self, operation: Operation, call: Call, answer: Answer, things: list[Thing]) -> None:
        """Take for ours what *call* was there to make, and the records that it led to."""
        self.journal.made.known.update(self.ownership.names(operation, call))
        for thing in things[:1]:
            if thing.pool == self.ownership.makes(operation):
                self._add(thing)
        for key in self.ownership.records(operation, answer.status, _document(answer)):
            if key not in self.journal.made.records and key not in self.foreign:
                self.journal.made_record(key)

    def _add(self, thing: Thing) -> None:
        key = (thing.pool, thing.value)
        if key not in self.journal.made.standing:
            self.journal.made_thing(key, thing.also, thing.names)

    def _forget(self, operation: Operation, call: Call) -> None:
        """Strike out what *call* deleted; what it names beside that, as a lock's voucher, stays."""
        for pool, value in self.ownership.named(operation, call):
            if self.ownership.deletions.get(pool) is not operation:
                continue
            for key, also in [*self.journal.made.standing.items()]:
                if key[0] == pool and value in {key[1], *also}:
                    self.journal.gone(key)

    def _lists(self, operation: Operation, thing: Thing) -> bool:
        return self.ownership.lists.get(thing.pool) is operation

    def _operation(self, call: Call) -> Operation | None:
        return self.ownership.contract.operation_of(call.method, call.url)


def _document(answer: Answer) -> Json:
    return read_json(answer.body)
