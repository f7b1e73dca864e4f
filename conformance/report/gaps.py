"""Names what a run did not cover, and why as far as the run can know."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from conformance.coverage import Called, Coverage, Seen
from conformance.tally import Tally
from conformance.verdict import NotTested

_MANY = 13


@dataclass(frozen=True, slots=True)
class Share:
    """How much of one kind of thing was covered.

    Attributes:
        name: The kind, plural.
        covered: How many were.
        known: How many there are.
    """

    name: str
    covered: int
    known: int


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that was not covered.

    Attributes:
        kind: `operation`, `status`, `error key`, `invariant` or `rule`.
        what: Its name.
        why: As far as the run can know.
        where: The operations that did not give it; empty for what belongs to none, or if none of
            many gave it.
    """

    kind: str
    what: str
    why: str
    where: tuple[str, ...] = ()


def shares(coverage: Coverage) -> tuple[Share, ...]:
    """Return how much of each kind was covered; kinds of which there is nothing are left out."""
    found = (
        _share("operations succeeded", [bool(each.succeeded) for each in coverage.operations]),
        _share("documented statuses", _came(coverage.statuses)),
        _share("error keys", _came(coverage.error_keys)),
        _share("invariants", [tally.evaluated > 0 for tally in coverage.invariants.values()]),
        _share("business rules", [tally.evaluated > 0 for tally in coverage.rules.values()]),
    )
    return tuple(each for each in found if each.known)


def gaps(coverage: Coverage) -> tuple[Gap, ...]:
    """Return everything that was not covered, kind after kind."""
    return (
        *_operations(coverage.operations),
        *_unseen("status", coverage.statuses),
        *_unseen("error key", coverage.error_keys),
        *_idle("invariant", coverage.invariants, "no document came that it speaks of"),
        *_idle("rule", coverage.rules, "nothing in the run had to obey it"),
    )


def by_reason(not_tested: Iterable[NotTested]) -> Mapping[str, tuple[str, ...]]:
    """Return what could not be judged, by the reason for it."""
    reasons: dict[str, list[str]] = {}
    for each in not_tested:
        reasons.setdefault(each.why, []).append(each.what)
    return {why: tuple(dict.fromkeys(things)) for why, things in reasons.items()}


def _share(name: str, covered: list[bool]) -> Share:
    return Share(name, sum(covered), len(covered))


def _came(seen: tuple[Seen, ...]) -> list[bool]:
    return [each.times > 0 for each in seen if _is_wanted(each)]


def _is_wanted(seen: Seen) -> bool:
    """Whether a run should come by it: nobody asks a server to fail, though it may say how."""
    return seen.documented and not seen.what.startswith("5")


def _operations(operations: tuple[Called, ...]) -> Iterator[Gap]:
    for each in operations:
        if not each.succeeded:
            calls = each.calls
            why = f"none of its {calls} calls succeeded" if calls else "it was never called"
            yield Gap("operation", each.operation, why)


def _unseen(kind: str, seen: tuple[Seen, ...]) -> Iterator[Gap]:
    """Yield each documented answer that did not come, with the operations it did not come from."""
    documented = [each for each in seen if _is_wanted(each)]
    for what in sorted({each.what for each in documented}):
        of_it = [each for each in documented if each.what == what]
        missing = tuple(each.operation for each in of_it if not each.times)
        if missing:
            listed = missing if len(missing) < max(len(of_it), _MANY) else ()
            yield Gap(kind, what, _extent(len(missing), len(of_it)), listed)


def _extent(missing: int, known: int) -> str:
    if missing < known:
        return f"no call of {missing} of its {known} operations led to it"
    return f"no call of its {known} operations led to it" if known > 1 else "no call led to it"


def _idle(kind: str, tallies: Mapping[str, Tally], why: str) -> Iterator[Gap]:
    yield from (Gap(kind, name, why) for name, tally in tallies.items() if not tally.evaluated)
