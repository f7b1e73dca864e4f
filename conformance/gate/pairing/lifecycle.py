"""Says what became of deprecation, sunset and stability, and whether something may go."""

from collections.abc import Iterator
from datetime import date

from conformance.gate.change import Change
from conformance.gate.pairing.scene import Pair
from conformance.gate.spot import Spot

_SUNSET, _STABILITY = "x-sunset", "x-stability-level"
_LEVELS = ("draft", "alpha", "beta", "stable")
_UNSTABLE = _LEVELS[:2]


def removed(pair: Pair) -> Change:
    """Return what it means that the operation *pair* is gone."""
    words = f"{pair.operation} removed"
    if unstable(pair.base):
        return pair.change("unstable-operation-removed", words)
    if not pair.base.flag("deprecated"):
        return pair.change("operation-removed", words)
    sunset = pair.base.raw(_SUNSET)
    return _removed(pair, words, sunset) if sunset.there else _outlived(pair, words)


def _removed(pair: Pair, words: str, sunset: Spot) -> Change:
    day = day_of(sunset)
    if day is None:
        return pair.change("sunset-unreadable", f"{words}, and its sunset is no day")
    if pair.stage.today < day:
        return pair.change("operation-removed-before-sunset", f"{words} before {day}")
    return _outlived(pair, f"{words} after {day}")


def _outlived(pair: Pair, words: str) -> Change:
    return pair.change("deprecated-operation-removed", words)


def unstable(spot: Spot) -> bool:
    """Whether an operation is a draft or an alpha."""
    return spot.text(_STABILITY) in _UNSTABLE


def day_of(sunset: Spot) -> date | None:
    """Return the day that a sunset names, whatever time stands behind it; None if it is none."""
    try:
        return date.fromisoformat(str(sunset.value)[:10])
    except ValueError:
        return None


def compare(pair: Pair) -> Iterator[Change]:
    """Yield what became of the life of an operation."""
    yield from deprecation(pair, "operation")
    yield from sunset(pair)
    yield from _stability(pair)


def deprecation(pair: Pair, what: str) -> Iterator[Change]:
    """Yield whether an operation or a parameter was deprecated, or is no longer."""
    old, new = pair.base.flag("deprecated"), pair.head.flag("deprecated")
    if new and not old:
        yield pair.change(f"{what}-deprecated", f"{_called(pair)} deprecated")
    if old and not new:
        yield pair.change(f"{what}-reactivated", f"{_called(pair)} no longer deprecated")


def sunset(pair: Pair) -> Iterator[Change]:
    """Yield what became of the day until which something works."""
    old, new = pair.base.raw(_SUNSET), pair.head.raw(_SUNSET)
    if not new.there:
        if old.there and pair.head.flag("deprecated"):
            yield pair.change("sunset-removed", f"{_called(pair)} has no sunset any more")
        return
    if old.value == new.value or not pair.head.flag("deprecated"):
        return
    day, before = day_of(new), day_of(old)
    if day is None:
        yield pair.change("sunset-unreadable", f"the sunset {new.value} is no day")
    elif not old.there or before is None:
        yield pair.change("sunset-added", f"the sunset of {_called(pair)} is {day}")
    else:
        rule = "sunset-moved-forward" if day < before else "sunset-moved-back"
        yield pair.change(rule, f"the sunset moved from {before} to {day}")


def _stability(pair: Pair) -> Iterator[Change]:
    old, new = pair.base.text(_STABILITY), pair.head.text(_STABILITY)
    if old == new:
        return
    if new and new not in _LEVELS:
        yield pair.change("stability-unknown", f"the stability {new} is none that is known")
        return
    ranks = [_LEVELS.index(each) if each in _LEVELS else len(_LEVELS) - 1 for each in (old, new)]
    if not old and new:
        rule = "stability-increased" if new == "stable" else "stability-decreased"
    elif not new:
        rule = "stability-decreased" if old == "stable" else "stability-increased"
    else:
        rule = "stability-decreased" if ranks[1] < ranks[0] else "stability-increased"
    yield pair.change(rule, f"stability changed from {old or 'none'} to {new or 'none'}")


def _called(pair: Pair) -> str:
    return pair.place or pair.operation
