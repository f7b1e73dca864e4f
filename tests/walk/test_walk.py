"""A short walk through the contract; `python -m tests.walk` is the long one."""

import pytest

import spec
from conformance import contract
from tests.walk.draws import Draws
from tests.walk.memory import Memory
from tests.walk.moves import MOVES, WEIGHTS, a_step, step_of
from tests.walk.tour import touring

CONTROL = "put_clock"
OPERATIONS = contract.read().operations


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_a_walk_meets_no_fault(seed):
    with touring(seed) as tour:
        faults = list(tour.chapter(0).walk(1500))

    assert [f"{fault.place}: {fault.told}" for fault in faults] == []


@pytest.mark.parametrize("name", OPERATIONS)
def test_every_operation_can_be_walked(name):
    step = step_of(name, Draws("1"), Memory(), OPERATIONS, spec.load())

    assert "{" not in step.url(OPERATIONS[name].path)


def test_moves_and_weights_are_of_operations_that_exist():
    assert {*MOVES, *WEIGHTS} - {*OPERATIONS} == {CONTROL}


def test_the_same_seed_walks_the_same_way():
    ways = [
        [a_step(draws, Memory(), OPERATIONS, spec.load()) for _ in range(50)]
        for draws in (Draws("7"), Draws("7"))
    ]

    assert ways[0] == ways[1]
