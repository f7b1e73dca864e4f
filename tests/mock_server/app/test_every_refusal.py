"""Law 15 of redemptions.md 18: the status of an error is the code in its body."""

import pytest

from mock_server.app.envelope import of_refusal
from mock_server.engine import refusals
from mock_server.engine.refusals import Refusal

OURS = "mock_server.engine."
EVERY = [getattr(refusals, name) for name in refusals.__all__]


def kinds(base=Refusal):
    """Every class below *base*."""
    return {below for kind in base.__subclasses__() for below in {kind, *kinds(kind)}}


def test_every_refusal_of_the_engine_is_exported():
    assert {kind for kind in kinds() if kind.__module__.startswith(OURS)} <= set(EVERY)


@pytest.mark.parametrize("kind", [one for one in EVERY if one is not Refusal])
def test_law_15_the_status_of_an_error_is_the_code_in_its_body(kind):
    answer = of_refusal(kind("details"), "v-1")

    assert 400 <= answer.status < 500
    assert (answer.body["code"], answer.body["key"]) == (answer.status, kind.key)
    assert answer.body["message"]
