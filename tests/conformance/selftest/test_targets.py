"""When a target is met."""

import pytest

from conformance.selftest.matrix import Honest, Hunted, Races
from conformance.selftest.targets import targets
from tests.conformance.selftest.hunts import (
    CRASHED,
    MISSED,
    a_bug,
    a_catch,
    a_full_matrix,
    a_matrix,
    a_sighting,
)


def reached(matrix, *, thorough=True, named=False):
    return {each.name: each.met for each in targets(matrix, thorough=thorough, named=named)}


def some(quick, late, missed, kind="quota"):
    """So many sabotages that were found in smoke, in standard, and not at all."""
    catches = [*[(a_catch(),)] * quick, *[(MISSED, a_catch())] * late]
    catches += [(MISSED, MISSED)] * missed
    return [Hunted(a_bug(f"{kind} {n}", kind), *each) for n, each in enumerate(catches)]


@pytest.mark.parametrize(
    ("hunted", "name", "met"),
    [
        pytest.param(some(19, 0, 1), "found in all", True, id="95 of 100"),
        pytest.param(some(94, 0, 6), "found in all", False, id="94 of 100"),
        pytest.param(some(18, 0, 2), "found of quota", True, id="90 of 100 of a class"),
        pytest.param(some(17, 0, 2), "found of quota", False, id="less than 90 of 100"),
        pytest.param(some(4, 1, 0), "found in smoke", True, id="80 of 100 in smoke"),
        pytest.param(some(79, 21, 0), "found in smoke", False, id="79 of 100 in smoke"),
    ],
)
def test_a_share_is_met_from_its_very_percentage(hunted, name, met):
    assert reached(a_matrix(*hunted))[name] is met


@pytest.mark.parametrize(
    ("steps", "met"),
    [
        pytest.param(5, True, id="five"),
        pytest.param(6, False, id="six"),
        pytest.param(None, False, id="unknown"),
    ],
)
def test_finds_have_to_be_repeated_by_few_calls(steps, met):
    matrix = a_matrix(Hunted(a_bug(), a_catch(a_sighting(steps=steps))))

    assert reached(matrix)["calls that repeat a find, median"] is met


def test_one_false_alarm_is_too_many():
    good, bad = Honest(1, MISSED), Honest(2, a_catch())

    assert reached(a_matrix(*some(1, 0, 0), honest=(good,)))["false alarms"]
    assert not reached(a_matrix(*some(1, 0, 0), honest=(good, bad)))["false alarms"]


def test_one_hunt_that_broke_off_is_too_many():
    whole = a_matrix(*some(99, 0, 0))
    broken = a_matrix(*some(99, 0, 0), Hunted(a_bug("x"), CRASHED, MISSED))

    assert reached(whole)["hunts that broke off"]
    assert not reached(broken)["hunts that broke off"]


def test_every_check_has_to_be_first_with_something():
    name, idle = "checks that are first with nothing", {"checks": ("ids_are_unique",)}
    there = (a_bug("quota 0"), a_bug("quota 1"))

    assert reached(a_matrix(*some(1, 0, 0)))[name]
    assert not reached(a_matrix(*some(1, 0, 0), **idle))[name]
    assert name not in reached(a_matrix(*some(1, 0, 0), **idle, there=there))
    assert name not in reached(a_matrix(*some(1, 0, 0), **idle), thorough=False)


def test_races_are_counted_over_all_repetitions():
    good = Races(a_bug("a"), (a_catch(),) * 99)

    assert reached(a_matrix(*some(1, 0, 0), races=(good,)))["found of races, repeated"]
    assert reached(a_matrix(races=(good, Races(a_bug("b"), (MISSED,)))))["found of races, repeated"]
    assert not reached(a_matrix(races=(good, Races(a_bug("b"), (MISSED, MISSED)))))[
        "found of races, repeated"
    ]


def test_a_class_is_judged_only_as_a_whole():
    part = a_matrix(*some(1, 0, 1), there=tuple(a_bug(f"quota {n}") for n in range(9)))

    assert "found of quota" not in reached(part)


def test_what_somebody_picked_says_nothing_of_smoke():
    late = a_matrix(*some(0, 2, 0))

    assert "found in smoke" not in reached(late, named=True)
    assert reached(late, named=True)["found in all"]


def test_a_smoke_run_is_judged_by_what_smoke_can_do():
    judged = reached(a_full_matrix(), thorough=False)

    assert set(judged) == {
        "found in smoke",
        "calls that repeat a find, median",
        "found of races, repeated",
        "false alarms",
        "hunts that broke off",
    }
