"""Compares what credentials an operation asks for: whoever had enough must still have enough."""

from collections.abc import Iterator

from conformance.gate.change import Change
from conformance.gate.pairing.scene import Pair
from conformance.gate.spot import Spot
from spec import Json

Alternative = dict[str, frozenset[str]]


def compare(pair: Pair) -> Iterator[Change]:
    """Yield what became of the ways to be let in."""
    documents = (
        Spot(pair.stage.base, "", pair.stage.base),
        Spot(pair.stage.head, "", pair.stage.head),
    )
    base, head = alternatives(documents[0], pair.base), alternatives(documents[1], pair.head)
    if base == head:
        return
    names = _renamed(*documents)
    head = [{names.get(name, name): scopes for name, scopes in each.items()} for each in head]
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


def _renamed(base: Spot, head: Spot) -> dict[str, str]:
    """Return the earlier names of schemes that have another name now and are the same else."""
    earlier, later = (each.at("components", "securitySchemes") for each in (base, head))
    before, after = earlier.names(free=True), later.names(free=True)
    return {
        name: old
        for name in after
        for old in before
        if name not in before
        and old not in after
        and bare(earlier.at(old).value) == bare(later.at(name).value)
    }


def bare(scheme: Json) -> Json:
    """Return a security scheme without words about it."""
    if isinstance(scheme, dict):
        return {
            key: bare(each)
            for key, each in scheme.items()
            if key != "description" and not key.startswith("x-")
        }
    return scheme


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
                yield pair.change(
                    "security-scope-removed", f"fewer scopes of {_named(held)} needed"
                )
            return
    yield pair.change("security-alternative-added", f"{_told(needed)} enough now")


def _told(each: Alternative) -> str:
    return f"{_named(each)} {'is' if len(each) < 2 else 'are'}"


def _named(each: Alternative) -> str:
    return " and ".join(sorted(each)) or "no credentials at all"
