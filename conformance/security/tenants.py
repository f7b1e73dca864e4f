"""Calls with the good keys of another project, about what is ours."""

from collections.abc import Iterator
from dataclasses import replace

from conformance.credentials import schemes
from conformance.history import Exchange
from conformance.security.witness import witness
from conformance.target import Setting, Target
from conformance.values.sample import Filling, sample
from conformance.verdict import Step, Tell


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
        if request is None:
            continue
        reading = witness(contract, operation, request)
        if reading:
            yield target.send(reading, Setting("audit", world))
        met = stranger.send(request, Setting("tenants", world))
        yield replace(met, identity="foreign")
        if reading and operation.method != "GET":
            yield target.send(reading, Setting("audit", world))
    tell(Step("tenants", len(ours), len(ours)))
