"""The calls behind the commands of a finding are found again in the run."""

from dataclasses import replace

import httpx

from conformance.control import Control
from conformance.credentials import DEFAULT
from conformance.repro.tracing import Tracer
from tests.conformance.evidence import a_finding, an_exchange
from tests.conformance.repro.traces import making, redeeming, rolling_back, shown_by


def test_commands_lead_back_to_their_calls():
    calls = making(), redeeming(), rolling_back()
    run = making("else-0000009"), *calls, an_exchange("GET /v1/vouchers")

    assert Tracer(run).trace(shown_by(*calls)) == calls


def test_of_the_same_calls_those_are_meant_that_lie_closest_together():
    early, late = redeeming("r_early111"), redeeming("r_late2222")
    read = an_exchange("GET /v1/vouchers")
    run = early, making(), read, late, read

    assert Tracer(run).trace(shown_by(early, read)) == (late, read)


def test_a_world_that_is_loaded_is_a_call_as_well():
    world = Control("http://mock.test", httpx.Client(), DEFAULT).loading({"now": "2026-01-01"})
    call = replace(redeeming(), before=(world,))

    assert Tracer([world, call]).trace(shown_by(call)) == (world, call)
    assert "X-App-Id: $COUNTERFOIL_APP_ID" in shown_by(call).reproduction[0]


def test_of_a_command_that_was_given_twice_the_one_that_worked_is_meant():
    made, again = making(), replace(making(), status=409)
    run = made, again, redeeming()

    assert Tracer(run).trace(shown_by(made, run[2])) == (made, run[2])
    assert Tracer(run).trace(shown_by(made, again, run[2])) == run


def test_commands_that_nobody_gave_lead_nowhere():
    assert Tracer([making()]).trace(a_finding()) == ()
    assert Tracer([making()]).trace(a_finding(reproduction=())) == ()
