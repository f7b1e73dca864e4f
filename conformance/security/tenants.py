"""Calls with the good keys of another project, about what is ours."""

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import unquote

import orjson

from conformance.credentials import schemes
from conformance.history import Exchange
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
    contract = target.contract
    ours = [each for each in contract.operations.values() if schemes(contract.document, each)]
    for done, operation in enumerate(ours):
        tell(Step("tenants", done, len(ours), operation.id))
        request = sample(contract, operation, filling)
        if request is None or not _is_about_ours(operation, request, filling):
            continue
        reading = witness(contract, operation, request)
        if reading:
            yield target.send(reading, Setting("audit", world))
        met = stranger.send(request, Setting("tenants", world))
        yield replace(met, identity="foreign")
        if reading and operation.method != "GET":
            yield target.send(reading, Setting("audit", world))
    tell(Step("tenants", len(ours), len(ours)))


def _is_about_ours(operation: Operation, request: Request, filling: Filling) -> bool:
    """Whether *request* lists things or names one of those of *filling*."""
    said = f"{unquote(request.path)} {orjson.dumps(request.body).decode()}"
    named = (value for known in filling.pools.values() for value in known)
    return operation.method == "GET" or any(value in said for value in named)
