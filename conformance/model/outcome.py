"""What a call may answer, and what it changes: one branch for each way in which it may go."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from conformance.history import Exchange
from conformance.model.call import Call
from conformance.model.edit import Blur, Drop, Edit, Forget, Loosen, Put, Smudge, made
from conformance.model.learn import learn
from conformance.model.matching import Bindings, at, differences, equal
from conformance.model.state import KINDS, State
from spec import Json

_ERROR = 400
_NOT_DONE = frozenset({429})
"""The server did nothing, and says so."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What stands at one place of the answer.

    Attributes:
        path: As in `redemptions[0].order`; empty for the whole body.
        expected: In the language of `expected`.
        rule: Where that is written, as in `redemptions.md 5.1` or `P-7`.
    """

    path: str
    expected: Json
    rule: str


@dataclass(frozen=True, slots=True)
class Branch:
    """One way in which a call may go.

    Attributes:
        statuses: One of these; empty for any.
        rule: Why.
        keys: One of these is the error's key; empty for any, and for none.
        claims: What the body shows.
        edits: What is different afterwards.
    """

    statuses: frozenset[int]
    rule: str
    keys: frozenset[str] = frozenset()
    claims: tuple[Claim, ...] = ()
    edits: tuple[Edit, ...] = ()

    @property
    def rules(self) -> frozenset[str]:
        """All rules that say how this way looks."""
        return frozenset((self.rule, *(claim.rule for claim in self.claims)))


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One thing that an answer does not show as it should.

    Attributes:
        path: Where; `status` and `key` for those of the answer.
        expected: What the rules ask for.
        got: What came.
        rule: Which rule.
    """

    path: str
    expected: Json
    got: Json
    rule: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """The ways in which a call may go in a state.

    Attributes:
        state: Before the call.
        call: The call.
        branches: At least one.
    """

    state: State
    call: Call
    branches: tuple[Branch, ...]

    @property
    def is_certain(self) -> bool:
        """Whether there is one way only, and it says how the call ends."""
        return len(self.branches) == 1 and bool(self.branches[0].statuses)

    def meet(self, exchange: Exchange) -> tuple[list[Mismatch], State]:
        """Return what `mismatches` and `bind` do, at once."""
        if exchange.status in _NOT_DONE:
            return [], self.state
        if not exchange.status:
            return [], made(self.state, (*self._doubts(), *_one_more()), {})
        if _breaks_a_schema(exchange):
            return [], made(self.state, self._doubts(), {})
        branch, wrong, bindings = self._closest(exchange)
        edits = self._doubts() if wrong else branch.edits
        after = made(self.state, edits, {} if wrong else bindings.values)
        # What strangers are shown may be another project's.
        own = self.call.identity == "own"
        return wrong, learn(after, self.call, exchange) if own else after

    def bind(self, exchange: Exchange) -> State:
        """Return the state after *exchange*, with the values that the server chose.

        An answer that fits no branch is believed as far as it tells, and what the call may have
        changed beside that is forgotten.
        """
        return self.meet(exchange)[1]

    def mismatches(self, exchange: Exchange) -> list[Mismatch]:
        """Return what is wrong with *exchange*, measured by the branch that comes closest.

        Nothing is wrong with an answer that was lost, nor with being told to come back later.
        """
        return self.meet(exchange)[0]

    def _closest(self, exchange: Exchange) -> tuple[Branch, list[Mismatch], Bindings]:
        tried, document = [], exchange.document
        for branch in self.branches:
            bindings = Bindings(taken=lambda value: _is_taken(self.state, value))
            wrong = list(_wrong(branch, exchange.status, document, bindings))
            if not wrong:
                return branch, wrong, bindings
            tried.append((branch, wrong, bindings))
        return min(tried, key=lambda each: (each[1][0].path == "status", len(each[1])))

    def _doubts(self) -> Iterator[Edit]:
        """Yield what to forget when the call went none of the ways."""
        for branch in self.branches:
            for edit in branch.edits:
                if isinstance(edit, Forget | Blur | Smudge | Loosen):
                    yield edit
                elif isinstance(edit, Drop):
                    yield Forget(edit.kind, edit.key)
                elif isinstance(edit, Put):
                    id_ = edit.row.get("id")
                    yield Forget(edit.kind, id_ if isinstance(id_, str) else "?")


def _one_more() -> Iterator[Edit]:
    """Yield that there may be a thing of every kind that was never seen."""
    for kind in KINDS:
        yield Forget(kind, "?")


def mismatches(outcome: Outcome, exchange: Exchange) -> list[Mismatch]:
    """Return what is wrong with *exchange*, nothing if it is as predicted."""
    return outcome.mismatches(exchange)


def _wrong(branch: Branch, status: int, document: Json, bindings: Bindings) -> Iterator[Mismatch]:
    key = document.get("key") if isinstance(document, dict) else None
    if branch.statuses and status not in branch.statuses:
        got = f"{status} {key}" if key and status >= _ERROR else status
        yield Mismatch("status", _either(branch.statuses), got, branch.rule)
        return
    if branch.keys and not (isinstance(key, str) and key in branch.keys):
        yield Mismatch("key", _either(branch.keys), key, branch.rule)
    told = document.get("code") if isinstance(document, dict) else status
    if status >= _ERROR and not equal(told, status):
        yield Mismatch("code", status, told, "redemptions.md 14")
    for claim in branch.claims:
        found = at(document, claim.path)
        for path, expected, got in differences(claim.expected, found, bindings, claim.path):
            yield Mismatch(path, expected, got, claim.rule)


def _breaks_a_schema(exchange: Exchange) -> bool:
    """Whether metadata was refused: what a project asks of it the API does not tell (3.6)."""
    told, sent = exchange.document, exchange.request_body
    refused = isinstance(told, dict) and told.get("key") == "metadata_validation_failed"
    return refused and exchange.status == _ERROR and '"metadata"' in sent


def _either(options: Sequence[Json] | frozenset[Json]) -> Json:
    return next(iter(options)) if len(options) == 1 else f"one of {sorted(options)}"


def _is_taken(state: State, value: str) -> bool:
    return any(value in shelf.rows or value in shelf.gone for shelf in state.shelves.values())


UNSURE = Branch(frozenset(), "")
"""The branch that claims nothing and changes nothing."""
