"""Compares what credentials an operation asks for: whoever had enough must still have enough."""

from collections.abc import Iterator

from conformance.gate.change import Change
from conformance.gate.pairing.scene import Pair
from conformance.gate.spot import Spot

Alternative = dict[str, frozenset[str]]


def compare(pair: Pair) -> Iterator[Change]:
    """Yield what became of the ways to be let in."""
    base = alternatives(Spot(pair.stage.base, "", pair.stage.base), pair.base)
    head = alternatives(Spot(pair.stage.head, "", pair.stage.head), pair.head)
    if base == head:
        return
    here = pair.at("security")
    for each in base:
        if not any(_enough(each, needed) for needed in head):
            yield from _lost(here, each, head)
    for needed in head:
        if not any(_enough(each, needed) and _enough(needed, each) for each in base):
            yield from _gained(here, needed, base)


def alternatives(document: Spot, operation: Spot) -> list[Alternative]:
    """Return the ways to be let in, each the schemes it takes, with their scopes."""
    given = operation.raw("security").value
    if not isinstance(given, list):
        given = document.raw("security").value
    if not isinstance(given, list) or not given:
        return [{}]
    return [
        {
            name: frozenset(map(str, scopes if isinstance(scopes, list) else ()))
            for name, scopes in each.items()
        }
        for each in given
        if isinstance(each, dict)
    ]


def _enough(held: Alternative, needed: Alternative) -> bool:
    return all(name in held and scopes <= held[name] for name, scopes in needed.items())


def _lost(pair: Pair, held: Alternative, head: list[Alternative]) -> Iterator[Change]:
    for needed in head:
        more = {
            name: scopes - held[name]
            for name, scopes in needed.items()
            if name in held and scopes - held[name]
        }
        if more and all(name in held for name in needed):
            for name, scopes in more.items():
                words = f"scope {', '.join(sorted(scopes))} of {name} is needed now"
                yield pair.change("security-scope-added", words)
            return
    words = f"{_told(held)} no longer enough"
    yield pair.change("security-alternative-removed", words)


def _gained(pair: Pair, needed: Alternative, base: list[Alternative]) -> Iterator[Change]:
    for held in base:
        if held.keys() == needed.keys():
            if _enough(held, needed):
                yield pair.change("security-scope-removed", f"fewer scopes of {_told(held)} needed")
            return
    yield pair.change("security-alternative-added", f"{_told(needed)} enough now")


def _told(each: Alternative) -> str:
    verb = "is" if len(each) < 2 else "are"
    return f"{' and '.join(sorted(each)) or 'no credentials at all'} {verb}"
