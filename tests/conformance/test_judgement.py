"""What a run tells that somebody broke off."""

from contextlib import contextmanager

import pytest

from conformance import checks, judgement
from conformance.control import discovered
from conformance.credentials import DEFAULT
from conformance.judgement import judge
from conformance.plan import Plan, Profile
from conformance.run import Bench
from conformance.target import Target
from tests.conformance.evidence import a_finding, unheard
from tests.conformance.tiny import Till, contract, serving

SHORT = Plan(1, Profile("short", 1, 1, calls=20, shares={"tour": 5}), None)


def finds(_history):
    yield a_finding()


def is_broken_off(_history):
    yield a_finding(check="broken_off")
    raise KeyboardInterrupt


@pytest.mark.slow
def test_what_checks_found_before_an_interrupt_is_told(monkeypatch):
    claims = {"finds": finds, "broken_off": is_broken_off, "never": finds}
    monkeypatch.setattr(checks, "every", lambda: claims)

    with (
        serving(Till()) as url,
        Target(url, contract(), DEFAULT) as target,
        discovered(url, DEFAULT) as control,
    ):
        verdict = judge([Bench(target, control)], SHORT, unheard)

    assert {each.check for each in verdict.findings} == {a_finding().check, "broken_off"}
    assert verdict.checks == ("finds",)
    assert verdict.interrupted == "it was interrupted"
    assert "the check broken_off, and those after it" in [each.what for each in verdict.not_tested]


@contextmanager
def is_never_begun(_history):
    raise KeyboardInterrupt
    yield


@pytest.mark.slow
def test_an_interrupt_before_the_first_check_still_tells_the_calls(monkeypatch):
    monkeypatch.setattr(judgement, "reading", is_never_begun)

    with (
        serving(Till()) as url,
        Target(url, contract(), DEFAULT) as target,
        discovered(url, DEFAULT) as control,
    ):
        verdict = judge([Bench(target, control)], SHORT, unheard)

    assert (verdict.checks, verdict.interrupted) == ((), "it was interrupted")
    assert verdict.calls.total() > 0
