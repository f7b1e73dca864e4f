"""Leaves out of a reproduction the calls that have nothing to do with its last one, unasked.

Nothing is called for it, so it helps where calls are counted or the world cannot be put back.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from conformance import checks
from conformance.contract import Contract
from conformance.control import CONTROL
from conformance.curl import commands
from conformance.door.door import Call
from conformance.finding import Finding
from conformance.history import Exchange, History
from conformance.repro.tracing import Trace, Tracer, places
from conformance.staging.ownership import Ownership
from conformance.veil import TOKEN
from conformance.verdict import Verdict

_ID = re.compile(r"\b[a-z]{1,6}_[A-Za-z0-9]{6,}\b")
_UNCHECKED = ("overlaps_are_explained",)


class Slicer:
    """Knows what calls name, and so which of them are about the same things."""

    def __init__(self, contract: Contract) -> None:
        """Read names with the eyes of *contract*."""
        self._contract = contract
        self._ownership = Ownership(contract)
        self._said: dict[int, frozenset[str]] = {}

    def sliced(self, trace: Trace) -> Trace:
        """Return the calls of *trace* that lead to its last one by the names in them.

        Going back from the last call, a call stays if its request or its answer has a name that
        a later one needs; what it names itself is needed then, too, and what was made together
        with that. Calls that set the scene, and those of no operation, stay.
        """
        if not trace:
            return ()
        known = frozenset().union(*map(self._named, trace))
        families = [self._named(call) for call in trace if self._makes(call)]
        *earlier, last = trace
        wanted, kept = _related(self._about(last, known), families), [last]
        for call in reversed(earlier):
            about = self._about(call, known)
            if self._is_nobodys(call) or about & wanted:
                kept.append(call)
                wanted = _related(wanted | self._named(call), families)
        return tuple(reversed(kept))

    def _makes(self, call: Exchange) -> bool:
        operation = self._contract.operation_of(call.method, call.url)
        return operation is not None and self._ownership.makes(operation) is not None

    def _is_nobodys(self, call: Exchange) -> bool:
        operation = self._contract.operation_of(call.method, call.url)
        return call.layer == CONTROL or operation is None

    def _about(self, call: Exchange, known: frozenset[str]) -> frozenset[str]:
        """Return the *known* names in *call* and in its answer."""
        told = (value for _, value in places(call.document) if isinstance(value, str))
        return self._named(call) | known.intersection(told)

    def _named(self, call: Exchange) -> frozenset[str]:
        """Return what the request *call* names, and the things that its answer gives."""
        known = self._said.get(id(call))
        if known is None:
            known = self._said[id(call)] = frozenset(self._names(call))
        return known

    def _names(self, exchange: Exchange) -> Iterable[str]:
        operation = self._contract.operation_of(exchange.method, exchange.url)
        if operation is None:
            return
        call = Call(exchange.method, exchange.url, exchange.request_body)
        if any(TOKEN in value for _, value in exchange.request_headers):
            yield TOKEN
        yield from self._ownership.names(operation, call)
        yield from (value for _, value in self._ownership.named(operation, call))
        if exchange.method != "GET":
            answer = self._ownership.records(operation, exchange.status, exchange.document)
            yield from (value for _, value in answer)
            made = self._ownership.things(operation, exchange.status, exchange.document)
            yield from (thing.value for thing in made)


def _related(names: frozenset[str], families: Iterable[frozenset[str]]) -> frozenset[str]:
    """Return *names* and those that were made together with one of them."""
    before = frozenset[str]()
    while before != names:
        before = names
        names = names.union(*(each for each in families if each & names))
    return names


class Givers:
    """Knows which calls gave ids away."""

    def __init__(self, exchanges: Sequence[Exchange]) -> None:
        """Look at *exchanges*, in order."""
        self._exchanges = exchanges
        self._places = {id(each): place for place, each in enumerate(exchanges)}
        self._first: dict[tuple[str, str], int | None] = {}

    def joined(self, trace: Trace) -> Trace:
        """Return *trace* with the calls that gave away the ids in it."""
        known, needed = "", set[int]()
        for call in trace:
            said = f"{call.url} {call.request_body}"
            for name in set(_ID.findall(said)):
                giver = None if name in known else self._giver(name, call.world)
                if giver is not None and giver < self._places.get(id(call), 0):
                    needed.add(giver)
            known += f"{said} {call.response_body}"
        wanted = needed | {self._places[id(each)] for each in trace if id(each) in self._places}
        return tuple(self._exchanges[place] for place in sorted(wanted)) if needed else trace

    def _giver(self, name: str, world: str) -> int | None:
        """Return where the first call in *world* is that told *name*."""
        if (name, world) not in self._first:
            told = (
                place
                for place, each in enumerate(self._exchanges)
                if each.world == world and f'"{name}"' in each.response_body
            )
            self._first[name, world] = next(told, None)
        return self._first[name, world]


def mended(verdict: Verdict, contract: Contract) -> Verdict:
    """Return *verdict* with every step that its findings need, and few that they do not.

    Readings that gave away what later steps name come in. Steps that share no names with what a
    finding is about go, unless its check does not make the claim of the rest.
    """
    if not verdict.findings:
        return verdict
    tracer, givers = Tracer(verdict.exchanges), Givers(verdict.exchanges)
    slicer = Slicer(contract)

    def shown(finding: Finding) -> Finding:
        short = tracer.trace(finding)
        whole = givers.joined(short)
        few = slicer.sliced(whole)
        best = few if claims(finding, few, contract) else whole
        if len(best) in (0, len(short)):
            return finding
        steps = tuple(commands(replace(each, before=()))[0] for each in best)
        return replace(finding, reproduction=steps)

    return replace(verdict, findings=tuple(map(shown, verdict.findings)))


def claims(finding: Finding, trace: Trace, contract: Contract) -> bool:
    """Whether *trace* still is what *finding* says, as far as that can be told from the answers."""
    check = checks.every().get(finding.check)
    if check is None:
        return finding.check in _UNCHECKED
    return any(each.identity == finding.identity for each in check(History(contract, trace)))


def told_by(finding: Finding, trace: Trace, contract: Contract) -> bool:
    """Whether the answers of *trace* alone say all that *finding* says, and nothing more."""
    found = [*checks.every()[finding.check](History(contract, trace))]
    same = [each for each in found if each.identity == finding.identity]
    return len(found) == 1 and [(each.expected, each.got) for each in same] == [
        (finding.expected, finding.got)
    ]
