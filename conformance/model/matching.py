"""Whether a value is as expected, and which values the symbols in the expectation stand for."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from conformance.model.expected import (
    ABSENT,
    Amount,
    Apart,
    Instant,
    Lasting,
    Leading,
    Numbered,
    OneOf,
    Rows,
    Starts,
    TimeBetween,
    Within,
)
from conformance.model.moment import instant, length
from conformance.model.unknown import UNKNOWN, Symbol
from spec import Json

Difference: TypeAlias = tuple[str, Json, Json]
"""A path, what is expected there, and what stands there."""


@dataclass(frozen=True, slots=True)
class Missing:
    """What stands where nothing stands."""

    def __repr__(self) -> str:
        return "nothing"


MISSING = Missing()


@dataclass(slots=True)
class Bindings:
    """What symbols stand for.

    Attributes:
        values: By the symbol's name.
        taken: Values that a fresh symbol cannot have.
    """

    values: dict[str, Json] = field(default_factory=dict)
    taken: Callable[[str], bool] = lambda _: False

    def accepts(self, symbol: Symbol, found: Json) -> bool:
        """Whether *symbol* may stand for *found*; from then on it does."""
        if symbol.name in self.values:
            return bool(self.values[symbol.name] == found)
        told = isinstance(found, str) and found.startswith(symbol.start)
        if not told or (symbol.fresh and self.taken(found)):
            return False
        self.values[symbol.name] = found
        return True

    def named(self, member: Json) -> str | None:
        """Return the name of a member that may be a symbol; None if that is not known yet."""
        return self.values.get(member.name) if isinstance(member, Symbol) else member


def differences(
    expected: Json, found: Json, bindings: Bindings, path: str = ""
) -> Iterator[Difference]:
    """Yield where *found* is not as *expected*; values of symbols are put into *bindings*."""
    if expected is UNKNOWN or (expected is None and found is MISSING):
        return
    word = _WORDS.get(type(expected))
    if word is not None:
        yield from word(expected, found, bindings, path)
    elif isinstance(expected, Mapping):
        yield from _members(expected, found, bindings, path)
    elif isinstance(expected, list | tuple):
        yield from _entries(expected, found, bindings, path)
    elif not equal(expected, found):
        yield path, expected, found


def equal(one: Json, other: Json) -> bool:
    """Whether two plain values are the same; 1 is not true, and 1.0 is 1."""
    return bool(one == other) and isinstance(one, bool) is isinstance(other, bool)


def at(document: Json, path: str) -> Json:
    """Return what stands at *path*, as in `redemptions[0].order.amount`; `MISSING` if nothing."""
    for step in path.replace("[", ".[").split("."):
        if step.startswith("["):
            position = int(step[1:-1])
            there = isinstance(document, list) and position < len(document)
            document = document[position] if there else MISSING
        elif step:
            document = document.get(step, MISSING) if isinstance(document, dict) else MISSING
    return document


def _members(
    expected: Mapping[str, Json], found: Json, bindings: Bindings, path: str
) -> Iterator[Difference]:
    if not isinstance(found, dict):
        yield path, expected, found
        return
    for member, value in expected.items():
        name = bindings.named(member)
        if name is None:
            continue
        inner = f"{path}.{name}" if path else name
        yield from differences(value, found.get(name, MISSING), bindings, inner)


def _entries(expected: Json, found: Json, bindings: Bindings, path: str) -> Iterator[Difference]:
    if not isinstance(found, list) or len(found) != len(expected):
        yield path, list(expected), found
        return
    for position, (value, entry) in enumerate(zip(expected, found, strict=True)):
        yield from differences(value, entry, bindings, f"{path}[{position}]")


def _symbol(expected: Symbol, found: Json, bindings: Bindings, path: str) -> Iterator[Difference]:
    if not bindings.accepts(expected, found):
        yield path, bindings.values.get(expected.name, expected), found


def _one_of(expected: OneOf, found: Json, bindings: Bindings, path: str) -> Iterator[Difference]:
    closest: list[Difference] = []
    for option in expected.options:
        trial = Bindings(dict(bindings.values), bindings.taken)
        wrong = list(differences(option, found, trial, path))
        if not wrong:
            bindings.values.update(trial.values)
            return
        closest = min(closest or wrong, wrong, key=len)
    yield from closest


def _rows(expected: Rows, found: Json, bindings: Bindings, path: str) -> Iterator[Difference]:
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
        yield path, "a list of objects", found
        return
    names = [row.get(expected.member) for row in found]
    if not all(isinstance(name, str) for name in names):
        yield path, f"rows whose {expected.member} is a text", names
        return
    rows = dict(zip(names, enumerate(found), strict=True))
    for name in sorted(expected.required - set(rows)):
        yield path, f"a row with {expected.member} {name}", f"{len(found)} others"
    yield from _banned(expected, found, path)
    for name in sorted(str(each) for each in set(rows) - expected.required if expected.closed):
        yield path, "no other rows", f"one with {expected.member} {name}"
    for name, value in expected.known:
        if name in rows:
            position, row = rows[name]
            yield from differences(value, row, bindings, f"{path}[{position}]")


def _banned(expected: Rows, found: list[Json], path: str) -> Iterator[Difference]:
    for member in filter(None, (expected.member, expected.alias)):
        for row in found:
            if isinstance(row.get(member), str) and row[member] in expected.banned:
                yield path, f"no row with {member} {row[member]}", row


def _numbered(expected: Numbered, found: Json, _: Bindings, path: str) -> Iterator[Difference]:
    rows = found if isinstance(found, list) else []
    numbers = [row.get(expected.member) for row in rows if isinstance(row, dict)]
    if numbers != list(range(1, len(rows) + 1)):
        yield path, f"{expected.member} from 1 to {len(rows)}", numbers


def _apart(expected: Apart, found: Json, _: Bindings, path: str) -> Iterator[Difference]:
    rows = [row for row in found if isinstance(row, dict)] if isinstance(found, list) else []
    places = [tuple(row[name] for name in expected.members) for row in rows if _has(row, expected)]
    twice = [place for n, place in enumerate(places) if place in places[:n]]
    if twice:
        yield path, f"no two rows with the same {' and '.join(expected.members)}", twice[0]


def _has(row: Json, expected: Apart) -> bool:
    return all(row.get(name) is not None for name in expected.members)


def _leading(expected: Leading, found: Json, _: Bindings, path: str) -> Iterator[Difference]:
    rows = [row for row in found if isinstance(row, dict)] if isinstance(found, list) else []
    shown, ids = (
        [instant(row.get(expected.member)) for row in rows],
        [row.get("id") for row in rows],
    )
    told = [time for time in shown if time is not None]
    if not told or len(told) < len(rows):
        return
    last = min(told) if expected.falling else max(told)
    for id_, text in expected.known:
        time = instant(text)
        if time is None or id_ in ids:
            continue
        if time > last if expected.falling else time < last:
            yield path, f"the row {id_} of {text} before one of {last.isoformat()}", "other rows"
            return


def _amount(expected: Amount, found: Json, _: Bindings, path: str) -> Iterator[Difference]:
    left_out = expected.value == 0 and (found is MISSING or found is None)
    if not left_out and not equal(expected.value, found):
        yield path, expected.value, found


def _within(expected: Within, found: Json, _: Bindings, path: str) -> Iterator[Difference]:
    number = isinstance(found, int | float) and not isinstance(found, bool)
    least = expected.least is None or (number and found >= expected.least)
    most = expected.most is None or (number and found <= expected.most)
    if not (number and least and most):
        yield path, expected, found


def _starts(expected: Starts, found: Json, _: Bindings, path: str) -> Iterator[Difference]:
    if not isinstance(found, str) or not found.startswith(expected.text):
        yield path, expected, found


def _absent(_: Json, found: Json, __: Bindings, path: str) -> Iterator[Difference]:
    if found is not MISSING and found is not None:
        yield path, ABSENT, found


def _instant(expected: Instant, found: Json, _: Bindings, path: str) -> Iterator[Difference]:
    if instant(found) is None or instant(found) != instant(expected.text):
        yield path, expected.text, found


def _lasting(expected: Lasting, found: Json, _: Bindings, path: str) -> Iterator[Difference]:
    if found != expected.text and (length(found) is None or length(found) != length(expected.text)):
        yield path, expected.text, found


def _between(expected: TimeBetween, found: Json, _: Bindings, path: str) -> Iterator[Difference]:
    time, earliest, latest = map(instant, (found, expected.earliest, expected.latest))
    early = time is not None and earliest is not None and time < earliest
    late = time is not None and latest is not None and time > latest
    if time is None or early or late:
        yield path, expected, found


_WORDS: Mapping[type, Callable[[Json, Json, Bindings, str], Iterator[Difference]]] = {
    Symbol: _symbol,
    Amount: _amount,
    OneOf: _one_of,
    Within: _within,
    Starts: _starts,
    Rows: _rows,
    Numbered: _numbered,
    Apart: _apart,
    Leading: _leading,
    Instant: _instant,
    Lasting: _lasting,
    TimeBetween: _between,
    type(ABSENT): _absent,
}
