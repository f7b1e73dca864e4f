"""The model and the mock know the same rules from the same documents, and nothing of each other."""

import pytest

from conformance import contract as contracts
from conformance import mock
from conformance.control import discovered
from conformance.credentials import DEFAULT
from conformance.examples import reader
from conformance.examples.driver import request
from conformance.examples.expectation import find
from conformance.model.shadow import Shadow
from conformance.target import Request, Setting, Target
from tests.conformance.model.walker import Walker

_LISTS = ("vouchers", "promotions/tiers", "campaigns", "customers", "orders")


@pytest.fixture(scope="module")
def bench():
    with (
        mock.running(seed=7) as url,
        Target(url, contracts.read(), DEFAULT) as target,
        discovered(url, DEFAULT) as control,
    ):
        assert control is not None
        yield target, control


@pytest.mark.parametrize("seed", range(4))
def test_a_random_walk_goes_as_the_model_says(bench, seed):
    walker = Walker(*bench, seed)

    walker.walk(150)

    assert walker.calls >= 100
    assert walker.wrong == []


@pytest.mark.slow
def test_many_long_walks_go_as_the_model_says(bench):
    walkers = [Walker(*bench, seed) for seed in range(100, 110)]

    for walker in walkers:
        walker.walk(300)

    assert [walker.wrong for walker in walkers if walker.wrong] == []


def test_the_worked_examples_come_out_as_the_model_says(bench):
    wrong = [(each.id, mismatch) for each in reader.read() for mismatch in _played(bench, each)]

    assert wrong == []


def _played(bench, example):
    """Yield what the model objects to in *example*, after it had a look round its world."""
    target, control = bench
    control.load(example.given)
    shadow, setting, kept = Shadow(target.contract), Setting("examples", example.id), {}
    for kind in _LISTS:
        shadow.watch(target.send(Request("GET", f"/v1/{kind}?limit=100"), setting))
    for call in example.calls if example.is_plain else ():
        exchange = target.send(request(call.given(kept)), setting)
        kept |= {name: find(exchange.document, path) for name, path in call.keep.items()}
        yield from shadow.watch(exchange)
