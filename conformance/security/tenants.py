"""Calls with the good keys of another project, about what is ours."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from urllib.parse import unquote

import orjson

from conformance.credentials import schemes
from conformance.history import Exchange
from conformance.security.tokens import ISSUE, issue
from conformance.security.witness import witness
from conformance.target import Request, Setting, Target
from conformance.values.sample import Filling, sample
from conformance.verdict import Step, Tell
from spec import Operation


def trespass(
    target: Target, stranger: Target, filling: Filling, world: str, tell: Tell
) -> Iterator[Exchange]:
    """Let *stranger* ask for everything of *target*'s, read, change and delete it.

    What it is about is read with our own keys before and after.

    Yields:
        The calls; those of the stranger count as made by a foreigner.
    """
    issued = [*_issued(target, Setting("audit", world))]
    yield from issued
    filling = _with_tokens(filling, issued)
    ours = [
        each
        for each in target.contract.operations.values()
        if schemes(target.contract.document, each)
    ]
    for done, operation in enumerate(ours):
        tell(Step("tenants", done, len(ours), operation.id))
        request = sample(target.contract, operation, filling)
        if request is not None and _is_about_ours(operation, request, filling):
            yield from _watched(target, stranger, (operation, request), world)
    tell(Step("tenants", len(ours), len(ours)))


def _watched(
    target: Target, stranger: Target, asked: tuple[Operation, Request], world: str
) -> Iterator[Exchange]:
    """Let *stranger* make a call between two readings of what it is about."""
    operation, request = asked
    reading = witness(target.contract, operation, request)
    if reading:
        yield target.send(reading, Setting("audit", world))
    met = stranger.send(request, Setting("tenants", world))
    yield replace(met, identity="foreign")
    if reading and operation.method != "GET":
        yield target.send(reading, Setting("audit", world))


def _issued(target: Target, setting: Setting) -> Iterator[Exchange]:
    """Yield the answer that brings a token of ours, if the contract has any."""
    if ISSUE in target.contract.operations:
        yield target.send(issue("vouchers"), setting)


def _with_tokens(filling: Filling, issued: Iterable[Exchange]) -> Filling:
    """Return *filling* with nothing but the tokens that were *issued*: others may be revoked."""
    tokens = [str(each.document["access_token"]) for each in issued if each.succeeded]
    return replace(filling, pools={**filling.pools, "access_token": tokens})


def _is_about_ours(operation: Operation, request: Request, filling: Filling) -> bool:
    """Whether *request* lists things or names one of those of *filling*."""
    said = f"{unquote(request.path)} {orjson.dumps(request.body).decode()}"
    named = (value for known in filling.pools.values() for value in known)
    return operation.method == "GET" or any(value in said for value in named)
