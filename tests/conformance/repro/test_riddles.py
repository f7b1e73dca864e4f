"""What needs calls at the same moment is told from what lies by itself."""

from dataclasses import replace

import pytest

from conformance.credentials import DEFAULT
from conformance.repro.riddles import riddles
from conformance.repro.saving import save
from conformance.target import Setting, Target
from conformance.values.requests import money_off
from tests.conformance.evidence import a_verdict
from tests.conformance.liars import CONTRACT, a_mock
from tests.conformance.repro.traces import a_call, shown_by


@pytest.fixture(scope="module", name="met")
def _met():
    """Return how the same creation is answered the first time and the second time."""
    making, setting = money_off("C-1"), Setting("tour", "w", "C-1")
    with a_mock() as url, Target(url, CONTRACT, DEFAULT) as target:
        return target.send(making, setting), target.send(making, setting)


def at(moment, call):
    return replace(call, ended=moment + 0.1, seconds=0.1)


def winners(won):
    """Return two calls under way at the same time that both made the same code."""
    other = replace(won, response_body=won.response_body.replace("v_", "v_0"))
    return at(10.0, won), at(10.05, other)


def test_calls_overlap_that_were_under_way_at_the_same_time(met):
    first, second = winners(met[0])

    assert first.overlaps(second)
    assert not first.overlaps(at(10.2, met[0]))


def test_a_call_alone_is_no_riddle_to_others(met):
    alone = at(10.0, met[0])

    assert riddles(CONTRACT, (alone, at(11.0, met[1])), alone) == [alone]


def test_what_could_have_been_answered_so_alone_is_a_riddle_beside_others(met):
    both = winners(met[0])

    assert riddles(CONTRACT, both, both[1]) == [*both]


def test_what_nothing_explains_is_none(met):
    both = at(10.0, met[1]), at(10.05, met[1])

    assert riddles(CONTRACT, both, both[1]) == []


def test_a_finding_that_rests_on_riddles_is_not_written(met, tmp_path):
    both = winners(met[0])
    later = at(12.0, a_call("DELETE /v1/vouchers/C-1", status=204, body=""))
    race = shown_by(*both, check="overlaps_are_explained")
    after = shown_by(*both, later, check="schemathesis_use_after_free")
    apart = shown_by(later, check="schemathesis_use_after_free")
    verdict = a_verdict(findings=(race, after, apart), exchanges=(*both, later))

    saved = save(verdict, str(tmp_path))

    assert [path.name[:7] for path in saved.files] == ["test_03"]
    assert saved.left == 2
