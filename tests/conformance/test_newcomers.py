"""Names of our own are new to the model when they are first used."""

from dataclasses import replace

import pytest

from conformance.credentials import DEFAULT
from conformance.model.shadow import Shadow
from conformance.newcomers import Newcomers
from conformance.target import Setting, Target
from conformance.values.requests import money_off
from tests.conformance.liars import CONTRACT, a_mock


@pytest.fixture(scope="module")
def met():
    """Return how the same creation is answered the first time and the second time."""
    making, setting = money_off("gift-x7-1"), Setting("tour", "w", "x7")
    with a_mock() as url, Target(url, CONTRACT, DEFAULT) as target:
        return target.send(making, setting), target.send(making, setting)


def watched(*exchanges):
    shadow, newcomers, wrong = Shadow(CONTRACT), Newcomers(), []
    for exchange in exchanges:
        newcomers.meet(shadow, exchange)
        wrong += shadow.watch(exchange)
    return wrong


def test_a_new_name_of_ours_cannot_be_taken(met):
    _, refused = met

    (wrong, *_) = watched(refused)

    assert (wrong.path, wrong.expected) == ("status", 200)


def test_names_of_others_may_be_taken(met):
    _, refused = met

    assert watched(replace(refused, ours="y8")) == []


def test_without_a_text_of_our_own_nobody_knows(met):
    _, refused = met

    assert watched(replace(refused, ours="")) == []


def test_a_name_is_new_only_once(met):
    assert watched(*met) == []
