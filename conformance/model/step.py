"""The oracle: what a call has to answer, and what is different afterwards."""

import itertools
from collections.abc import Iterator
from dataclasses import replace

from conformance.model.answers import REFUSALS, UNAUTHORIZED
from conformance.model.call import Call
from conformance.model.choices import Choices, TooMany, ways
from conformance.model.moment import Moment
from conformance.model.outcome import Branch, Outcome
from conformance.model.scene import Scene
from conformance.model.state import State
from conformance.model.steps import STEPS
from conformance.model.unknown import Unpredictable
from conformance.model.unsure import anything

MALFORMED = (AttributeError, KeyError, TypeError, ValueError)
"""What comes of documents that lack what they should have: a broken server is no reason to fail."""

_NO_ENTRY = frozenset({UNAUTHORIZED, 403})


def step(state: State, call: Call, at: Moment) -> Outcome:
    """Predict what *call* does in *state*.

    Args:
        state: What is known before it.
        call: Any call of an operation of the contract.
        at: When, on the server's clock.
    """
    return Outcome(state, call, tuple(_branches(state, call, at)))


def _branches(state: State, call: Call, at: Moment) -> Iterator[Branch]:
    if call.identity == "none":
        yield Branch(_NO_ENTRY, "redemptions.md 13")
        return
    scene = Scene(state, call, at, Choices())
    if call.identity == "foreign":  # a token of ours, or the keys of another project
        yield from anything(scene)
        return
    if not call.valid:
        yield Branch(REFUSALS, "")
        yield from anything(scene)
        return
    try:
        yield from itertools.chain.from_iterable(ways(lambda choices: _way(scene, choices)))
    except TooMany:
        yield from anything(scene)


def _way(scene: Scene, choices: Choices) -> tuple[Branch, ...]:
    """Return how the call goes on one way, which may be as open as can be."""
    predict = STEPS.get(scene.call.operation)
    try:
        return (predict(replace(scene, choices=choices)),) if predict else anything(scene)
    except (Unpredictable, *MALFORMED):
        return anything(scene)
