"""Pairs responses by status, ranges and `default` among them, and compares what they carry."""

from collections.abc import Iterator

from conformance.gate.change import Change
from conformance.gate.pairing import headers, links, media
from conformance.gate.pairing.scene import Pair
from conformance.gate.spot import Spot


def compare(pair: Pair) -> Iterator[Change]:
    """Yield what became of the responses of an operation."""
    both = pair.at("responses")
    base, head = both.base.names(), both.head.names()
    taken = set()
    for status in base:
        after = _partner(status, base, head)
        here = pair.of(both.base.at(status), both.head.at(after or status))
        if after is None:
            yield _moved(here, status, base, "removed")
        else:
            taken.add(after)
            yield from _both(here.called(f"response {status}"))
    for status in head:
        if status not in taken:
            yield from _new(pair, both, status)


def _partner(status: str, base: tuple[str, ...], head: tuple[str, ...]) -> str | None:
    """Return the later status that stands for *status*: itself, its range, or its only member."""
    spelt = {each.upper(): each for each in head}
    if status.upper() in spelt:
        return spelt[status.upper()]
    hundred = f"{status[:1]}XX"
    if hundred in spelt:
        return spelt[hundred]
    if status.upper() == hundred:
        inside = [each for each in head if each[:1] == status[:1] and each not in base]
        return inside[0] if inside else None
    return None


def _new(pair: Pair, both: Pair, status: str) -> Iterator[Change]:
    """Yield what a new status means: a range that held it may say the contrary."""
    here = pair.of(both.base.at(status), both.head.at(status))
    yield _moved(here, status, both.head.names(), "added")
    ranges = {each.upper(): each for each in both.base.names()}
    covering = ranges.get(f"{status[:1]}XX")
    if covering:
        held = pair.of(both.base.at(covering), both.head.at(status))
        yield from _both(held.called(f"response {status}"))


def _moved(pair: Pair, status: str, beside: tuple[str, ...], verb: str) -> Change:
    kind = "success-status" if _succeeds(status, beside) else "status"
    place = f"response {status}"
    return pair.change(f"response-{kind}-{verb}", f"{place} {verb}", place)


def _succeeds(status: str, beside: tuple[str, ...]) -> bool:
    """Whether a call that ends so did what it should; by a redirect if there is no other way."""
    redirects = not any(each[:1] == "2" for each in beside)
    return status[:1] == "2" or (status[:1] == "3" and redirects)


def _both(pair: Pair) -> Iterator[Change]:
    side = pair.side.other
    yield from headers.compare(pair, side)
    yield from links.compare(pair)
    content = pair.at("content")
    if content.base.value or content.head.value:
        yield from media.compare(_listed(content), side, pair.place)


def _listed(content: Pair) -> Pair:
    return content.of(_map(content.base), _map(content.head))


def _map(spot: Spot) -> Spot:
    return Spot(spot.document, spot.pointer, spot.value if isinstance(spot.value, dict) else {})
