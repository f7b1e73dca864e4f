"""Says what became of deprecation, sunset and stability, and whether something may go."""

from collections.abc import Iterator

from conformance.gate.change import Change
from conformance.gate.pairing.scene import Pair
from conformance.gate.promise import LEVELS, STABILITY, SUNSET, UNSTABLE, day
from conformance.gate.spot import Spot


def removed(pair: Pair) -> Change:
    """Return what it means that the operation *pair* is gone."""
    words = f"{pair.operation} removed"
    if unstable(pair.base):
        return pair.change("unstable-operation-removed", words)
    if not pair.base.flag("deprecated"):
        return pair.change("operation-removed", words)
    sunset = pair.base.raw(SUNSET)
    return _removed(pair, words, sunset) if sunset.there else _outlived(pair, words)


def _removed(pair: Pair, words: str, sunset: Spot) -> Change:
    last = day(sunset.value)
    if last is None:
        return pair.change("sunset-unreadable", f"{words}, and its sunset is no day")
    if pair.stage.today < last:
        return pair.change("operation-removed-before-sunset", f"{words} before {last}")
    return _outlived(pair, f"{words} after {last}")


def _outlived(pair: Pair, words: str) -> Change:
    return pair.change("deprecated-operation-removed", words)


def unstable(spot: Spot) -> bool:
    """Whether an operation is a draft or an alpha."""
    return spot.text(STABILITY) in UNSTABLE


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
    old, new = pair.base.raw(SUNSET), pair.head.raw(SUNSET)
    if not new.there:
        if old.there and pair.head.flag("deprecated"):
            yield pair.change("sunset-removed", f"{_called(pair)} has no sunset any more")
        return
    after, before = day(new.value), day(old.value)
    same = old.value == new.value or (after is not None and after == before)
    if same or not pair.head.flag("deprecated"):
        return
    if after is None:
        yield pair.change("sunset-unreadable", f"the sunset {new.value} is no day")
    elif not old.there or before is None:
        yield pair.change("sunset-added", f"the sunset of {_called(pair)} is {after}")
    else:
        rule = "sunset-moved-forward" if after < before else "sunset-moved-back"
        yield pair.change(rule, f"the sunset moved from {before} to {after}")


def _stability(pair: Pair) -> Iterator[Change]:
    old, new = pair.base.text(STABILITY), pair.head.text(STABILITY)
    if old == new:
        return
    if new and new not in LEVELS:
        yield pair.change("stability-unknown", f"the stability {new} is none that is known")
        return
    ranks = [LEVELS.index(each) if each in LEVELS else len(LEVELS) - 1 for each in (old, new)]
    if not old and new:
        rule = "stability-increased" if new == "stable" else "stability-decreased"
    elif not new:
        rule = "stability-decreased" if old == "stable" else "stability-increased"
    else:
        rule = "stability-decreased" if ranks[1] < ranks[0] else "stability-increased"
    yield pair.change(rule, f"stability changed from {old or 'none'} to {new or 'none'}")


def _called(pair: Pair) -> str:
    return pair.place or pair.operation
