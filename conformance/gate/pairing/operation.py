"""Compares two versions of one operation, aspect by aspect."""

from collections.abc import Iterator

from conformance.gate.change import Change
from conformance.gate.pairing import (
    bodies,
    callbacks,
    errors,
    lifecycle,
    names,
    parameters,
    responses,
    security,
    servers,
)
from conformance.gate.pairing.scene import Pair, calmed


def compare(pair: Pair, item: Pair) -> Iterator[Change]:
    """Yield what became of the operation *pair* of the path *item*.

    A draft or alpha promises nothing: whatever changes there is news only.
    """
    found = [*lifecycle.compare(pair), *names.compare(pair)]
    inner = [
        *parameters.compare(pair, item),
        *bodies.compare(pair),
        *responses.compare(pair),
        *security.compare(pair),
        *callbacks.compare(pair),
        *errors.compare(pair),
    ]
    inner += [*servers.compare(pair)] if pair.base.raw("servers").there else []
    yield from found
    yield from calmed(inner) if lifecycle.unstable(pair.base) else inner
