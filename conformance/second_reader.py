"""Lets the slowest check read a history in a process of its own, while the others read it here."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from multiprocessing import get_context
from multiprocessing.connection import Connection
from signal import SIG_BLOCK, SIG_SETMASK, SIGINT, pthread_sigmask
from typing import TypeAlias

from conformance import checks
from conformance import contract as contracts
from conformance.finding import Finding
from conformance.history import Exchange, History
from conformance.tally import Tally
from spec import Json

SLOWEST = "invariants_hold"
"""The check that takes as long as most others together."""

_LONG = 5000  # exchanges; what is shorter is read before another process has begun

Findings: TypeAlias = tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Text:
    """A history as it can be told to another process.

    Attributes:
        document: The contract's.
        base: What stands before its paths.
        exchanges: In order.
        alone: As in the history.
    """

    document: Json
    base: str
    exchanges: tuple[Exchange, ...]
    alone: bool


@dataclass(frozen=True, slots=True)
class _Notes:
    """What came of reading.

    Attributes:
        findings: In the order of the history.
        evaluated: How often each invariant was.
        rules: How often each business rule was looked at.
    """

    findings: Findings
    evaluated: Counter[str]
    rules: dict[str, Tally]


@contextmanager
def reading(history: History) -> Iterator[Callable[[], Findings]]:
    """Begin to read *history*, and stop on leaving, finished or not.

    Yields:
        What waits for the end and returns what was found.
    """
    if len(history.exchanges) < _LONG:
        yield lambda: _found(history)
        return
    contract = history.contract
    text = _Text(contract.document, contract.base, history.exchanges, history.alone)
    ours, theirs = get_context("spawn").Pipe(duplex=False)
    process = get_context("spawn").Process(target=_read, args=(theirs, text), daemon=True)
    # Ctrl-C goes to every process of a terminal; this one ends with us, and we once it has begun.
    before = pthread_sigmask(SIG_BLOCK, {SIGINT})
    try:
        try:
            process.start()
        finally:
            pthread_sigmask(SIG_SETMASK, before)
            theirs.close()
        yield lambda: _noted(ours, history)
    finally:
        if process.pid is not None:
            process.terminate()
            process.join()
        ours.close()


def _noted(ours: Connection, history: History) -> Findings:
    """Take over what the other process counted, and return what it found."""
    try:
        notes: _Notes = ours.recv()
    except EOFError:  # it is gone, for lack of memory perhaps
        return _found(history)
    history.contract.invariants.evaluated.update(notes.evaluated)
    for rule, tally in notes.rules.items():
        history.rules[rule] = history.rules.get(rule, Tally(0)) + tally
    return notes.findings


def _read(theirs: Connection, text: _Text) -> None:
    """Read *text* in the other process."""
    contract = replace(contracts.read(text.document), base=text.base)
    history = History(contract, text.exchanges, text.alone)
    findings = _found(history)
    theirs.send(_Notes(findings, contract.invariants.evaluated, history.rules))


def _found(history: History) -> Findings:
    return tuple(checks.every()[SLOWEST](history))
