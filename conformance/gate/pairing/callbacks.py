"""Compares callbacks and webhooks: the server calls there, so the sides change places."""

from collections.abc import Iterator
from dataclasses import replace

from conformance.gate.change import Change
from conformance.gate.pairing import bodies, headers, parameters, responses
from conformance.gate.pairing.scene import Pair
from spec.document import METHODS


def compare(pair: Pair) -> Iterator[Change]:
    """Yield what became of the callbacks of an operation."""
    both = pair.at("callbacks")
    for name in dict.fromkeys((*both.base.names(free=True), *both.head.names(free=True))):
        inner = both.at(name)
        for url in dict.fromkeys((*inner.base.names(), *inner.head.names())):
            yield from _called(inner.at(url), "callback", name, f"{pair.operation} → {name}")


def webhooks(pair: Pair) -> Iterator[Change]:
    """Yield what became of the webhooks of a contract."""
    both = pair.at("webhooks")
    for name in dict.fromkeys((*both.base.names(free=True), *both.head.names(free=True))):
        yield from _called(both.at(name), "webhook", name, f"webhook {name}")


def _called(item: Pair, what: str, name: str, operation: str) -> Iterator[Change]:
    for method in METHODS:
        here = replace(item.at(method), operation=operation, side=item.side.other)
        if here.base.there and here.head.there:
            yield from _parameters(here, item)
            yield from bodies.compare(here)
            yield from responses.compare(here)
        elif here.base.there:
            yield here.change(f"{what}-removed", f"{what} {name} removed")
        elif here.head.there:
            yield here.change(f"{what}-added", f"{what} {name} added")


def _parameters(pair: Pair, item: Pair) -> Iterator[Change]:
    """Yield what became of the parameters that the server sends: receivers read them."""
    base = parameters.listed(item.base, pair.base)
    head = parameters.listed(item.head, pair.head)
    for key, spot in base.items():
        here = pair.of(spot, head.get(key, pair.head.raw("parameters/-")))
        name = parameters.called(key)
        yield from (
            headers.both(here, pair.side, name) if key in head else [headers.removed(here, name)]
        )
    for key, spot in head.items():
        if key not in base:
            here = pair.of(pair.base.raw("parameters/-"), spot)
            yield headers.added(here, parameters.called(key))
