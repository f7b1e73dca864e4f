"""Calls every operation with missing, wrong and mixed keys."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from conformance.credentials import ORIGIN, TOKEN_HEADERS, Credentials, schemes
from conformance.history import Exchange
from conformance.security.witness import witness
from conformance.target import Setting, Target
from conformance.values.sample import Filling, sample
from conformance.verdict import NotTested, Step, Tell

_WRONG = "nobody"


def probe(
    target: Target, filling: Filling, world: str, tell: Tell
) -> Iterator[Exchange | NotTested]:
    """Call every secured operation without the right keys; the calls are good otherwise.

    What they are about is read before and after them.

    Yields:
        The calls, and what could not be called.
    """
    contract, setting = target.contract, Setting("security", world)
    secured = [each for each in contract.operations.values() if schemes(contract.document, each)]
    for done, operation in enumerate(secured):
        tell(Step("security", done, len(secured), operation.id))
        # 401 comes before all else, so a thing that does not exist will do.
        request = sample(contract, operation, replace(filling, stand_in=_WRONG))
        if request is None:
            yield NotTested(f"the credentials of {operation.id}", "a parameter has no example")
            continue
        reading = None if operation.method == "GET" else witness(contract, operation, request)
        if reading:
            yield target.send(reading, Setting("audit", world))
        for keys in wrong_keys(target.right_headers(operation), target.credentials):
            yield target.send(replace(request, credentials=keys), setting)
        if reading:
            yield target.send(reading, Setting("audit", world))
    tell(Step("security", len(secured), len(secured)))


def wrong_keys(right: Mapping[str, str], credentials: Credentials) -> Iterator[Mapping[str, str]]:
    """Yield headers that must not do instead of the *right* ones.

    None, one of two, one wrong, one of another kind, all of another kind, and a token that nobody
    was given, in either header. The Origin header is no key and stays; keys of the client side do
    not do without it (R-19).
    """
    origin = {name: value for name, value in right.items() if name == "Origin"}
    keys = {name: value for name, value in right.items() if name != "Origin"}
    others = {name: v for name, v in credentials.by_header().items() if name not in keys}
    yield origin
    for name in keys:
        yield {**origin, **{each: value for each, value in keys.items() if each != name}}
        yield {**origin, **keys, name: _WRONG}
        halves = (value for other, value in others.items() if other[-3:] == name[-3:])
        foreign = next(halves, _WRONG)
        yield {**origin, **keys, name: foreign}
    yield {"Origin": ORIGIN, **others}
    yield from ({**origin, header: f"Bearer {_WRONG}"} for header in TOKEN_HEADERS)
    if origin and keys:
        yield keys
