"""What a history covered, and what it did not: the other half of every verdict."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from conformance.contract import Contract, error_keys, generic_keys
from conformance.finding import Finding
from conformance.history import Exchange, History
from conformance.tally import Tally
from spec import Operation

_FIRST_ERROR = 400
_PARTS = re.compile(r"(\D+)(\d*)")
_EXAMPLES = "worked_example"  # told as examples: their sources are no rules, but places of sums


@dataclass(frozen=True, slots=True)
class Called:
    """How often an operation was called.

    Attributes:
        operation: The operationId.
        method: Upper case.
        path: As in the contract.
        calls: Those that were answered.
        succeeded: Those of them with a status of 2xx.
    """

    operation: str
    method: str
    path: str
    calls: int
    succeeded: int


@dataclass(frozen=True, slots=True)
class Seen:
    """How often an operation gave one kind of answer.

    Attributes:
        operation: The operationId.
        what: A status as the contract writes it (`404`, `4XX`, `default`), or an error key.
        times: 0 if the contract has it and the run never met it.
        documented: Whether the contract has it.
    """

    operation: str
    what: str
    times: int
    documented: bool


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a run covered.

    Attributes:
        operations: Every operation of the contract, in its order.
        statuses: Operation by status: every documented one, and the others that came.
        error_keys: Operation by error key; keys that belong to HTTP only where they came.
        invariants: The contract's rules about one document, by id.
        rules: Business rules of the documents, by where they stand (`redemptions.md 9.2`).
    """

    operations: tuple[Called, ...] = ()
    statuses: tuple[Seen, ...] = ()
    error_keys: tuple[Seen, ...] = ()
    invariants: Mapping[str, Tally] = field(default_factory=dict)
    rules: Mapping[str, Tally] = field(default_factory=dict)


def measured(
    history: History, findings: Iterable[Finding] = (), rules: Mapping[str, Tally] | None = None
) -> Coverage:
    """Return what *history* covered.

    Args:
        history: All checks have read it: its rules and its contract's invariants count themselves.
        findings: What all layers found in it; a rule that one of them names was broken.
        rules: The business rules that layers looked at beside the checks.
    """
    findings = tuple(findings)
    answers = _Answers(history)
    operations = history.contract.operations.values()
    return Coverage(
        operations=tuple(map(answers.called, operations)),
        statuses=tuple(seen for each in operations for seen in answers.statuses(each)),
        error_keys=tuple(seen for each in operations for seen in answers.error_keys(each)),
        invariants=_invariants(history.contract, findings),
        rules=_rules({**history.rules, **(rules or {})}, findings),
    )


class _Answers:
    """Counts the answers of a history."""

    def __init__(self, history: History) -> None:
        self._calls: Counter[str] = Counter()
        self._succeeded: Counter[str] = Counter()
        self._statuses: Counter[tuple[str, str]] = Counter()
        self._keys: dict[tuple[str, str], Counter[int]] = {}
        for exchange in history.exchanges:
            methods = history.contract.methods_at(exchange.url)
            operation = methods.get(exchange.method)
            if operation is None:
                self._count_for_all(exchange.status, methods.values())
            elif exchange.status:
                self._count(exchange, operation)

    def _count(self, exchange: Exchange, operation: Operation) -> None:
        self._calls[operation.id] += 1
        self._succeeded[operation.id] += exchange.succeeded
        self._statuses[operation.id, _name(operation, exchange.status)] += 1
        if key := _error_key(exchange):
            self._keys.setdefault((operation.id, key), Counter())[exchange.status] += 1

    def _count_for_all(self, status: int, operations: Iterable[Operation]) -> None:
        """Count an answer to a method that the path lacks: its operations document it (405)."""
        for operation in operations:
            if str(status) in operation.node["responses"]:
                self._statuses[operation.id, str(status)] += 1

    def called(self, operation: Operation) -> Called:
        id_ = operation.id
        times = self._calls[id_], self._succeeded[id_]
        return Called(id_, operation.method, operation.path, *times)

    def statuses(self, operation: Operation) -> Iterable[Seen]:
        documented = {str(name) for name in operation.node["responses"]}
        came = {status for id_, status in self._statuses if id_ == operation.id}
        for status in sorted(documented | came):
            times = self._statuses[operation.id, status]
            yield Seen(operation.id, status, times, status in documented)

    def error_keys(self, operation: Operation) -> Iterable[Seen]:
        documented = error_keys(operation)
        came = {key for id_, key in self._keys if id_ == operation.id}
        for key in sorted(documented | came):
            statuses = self._keys.get((operation.id, key), Counter[int]())
            known = key in documented or all(key in generic_keys(each) for each in statuses)
            yield Seen(operation.id, key, statuses.total(), known)


def _name(operation: Operation, status: int) -> str:
    """Return the entry of the contract that *status* falls under, or else the status itself."""
    names = (str(status), f"{status // 100}XX", "default")
    return next((name for name in names if name in operation.node["responses"]), str(status))


def _error_key(exchange: Exchange) -> str:
    """Return the key of an error in the envelope, empty for anything else."""
    if exchange.status < _FIRST_ERROR:
        return ""
    body = exchange.document
    key = body.get("key") if isinstance(body, dict) else None
    return key if isinstance(key, str) else ""


def _invariants(contract: Contract, findings: Iterable[Finding]) -> Mapping[str, Tally]:
    broken = _broken(findings)
    counted = contract.invariants.evaluated
    return {
        id_: Tally(counted[id_], broken[invariant(id_)]) for id_ in sorted(contract.invariants.ids)
    }


def _rules(told: Mapping[str, Tally], findings: Iterable[Finding]) -> Mapping[str, Tally]:
    """Return what layers *told*, and the rules that only findings name: those were looked at."""
    named = _broken(each for each in findings if each.check != _EXAMPLES)
    found = {
        rule: Tally(times, times)
        for rule, times in named.items()
        if rule and not rule.startswith(invariant(""))
    }
    return dict(sorted({**found, **told}.items(), key=lambda each: _in_order(each[0])))


def _in_order(rule: str) -> list[tuple[str, int]]:
    """Return what sorts section 3.6 before section 10."""
    return [(word, int(number or 0)) for word, number in _PARTS.findall(rule)]


def _broken(findings: Iterable[Finding]) -> Counter[str]:
    broken: Counter[str] = Counter()
    for finding in findings:
        broken[finding.rule] += finding.times
    return broken


def invariant(id_: str) -> str:
    """Return the rule that a finding names if it breaks the invariant *id_* of the contract."""
    return f"invariant {id_}"
