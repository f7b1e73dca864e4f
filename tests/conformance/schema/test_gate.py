"""What the child process of the schema layer does on a server of somebody else."""

from dataclasses import replace

import pytest

from conformance.judgement import LAYERS
from conformance.plan import PROFILES
from conformance.schema import layer
from conformance.schema.driver import gather
from tests.conformance.evidence import unheard
from tests.conformance.staging.sandbox import a_run, sandbox, stock

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def url():
    with sandbox() as address:
        yield address


def schema(run, **changes):
    """Let a child fuzz everything a little."""
    job = layer.job(run, 0, ("fuzzing",))
    gathered = gather([replace(job, examples=2, **changes)], unheard)
    run.bench.target.door.took_over(gathered.calls)
    return gathered


def test_what_the_child_makes_is_deleted_and_nothing_else(url, tmp_path):
    before = stock(url)

    with a_run(url, tmp_path) as run:
        LAYERS["harvest"](run)
        gathered = schema(run)
        during = stock(url)
        run.finish()

    assert gathered.complete
    assert {kind for kind in during if during[kind] != before[kind]}
    assert stock(url) == before
    assert run.clean_up.left == ()


def test_the_child_makes_no_more_calls_than_are_left(url, tmp_path):
    with a_run(url, tmp_path) as run:
        terms = replace(run.bench.terms, calls=20)
        gathered = schema(run, terms=terms)
        run.finish()

    assert gathered.calls <= 20
    assert len(gathered.exchanges) <= 20
    assert [each.why for each in gathered.not_tested] == ["the 20 calls of the run are spent"]
    assert gathered.findings == []
    assert run.clean_up.left == ()


def test_profiles_say_how_many_calls_a_layer_gets():
    smoke = PROFILES["smoke"]

    assert smoke.calls == 100
    assert set(smoke.shares) <= set(LAYERS)
    assert smoke.share("schema") == 0
    assert PROFILES["standard"].share("schema") is None
