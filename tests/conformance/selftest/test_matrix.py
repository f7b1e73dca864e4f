"""The sums of the kill matrix."""

from dataclasses import replace

from conformance.selftest.matrix import Honest, Hunted, Races, Share, Use
from tests.conformance.selftest.hunts import (
    CRASHED,
    MISSED,
    a_bug,
    a_catch,
    a_full_matrix,
    a_matrix,
    a_sighting,
)


def test_a_sabotage_counts_for_the_profile_in_which_it_was_found():
    quick = Hunted(a_bug("a"), a_catch())
    late = Hunted(a_bug("b"), MISSED, a_catch())
    never = Hunted(a_bug("c"), MISSED, MISSED)

    assert [each.profile for each in (quick, late, never)] == ["smoke", "standard", ""]
    assert a_matrix(quick, late, never).all == Share("all", 3, 3, 1, 2)


def test_a_class_is_complete_only_if_all_of_it_was_hunted():
    hunted = Hunted(a_bug("a"), a_catch())

    part = a_matrix(hunted, there=(a_bug("a"), a_bug("b"), a_bug("c", "money")))

    assert part.classes == (Share("quota", 2, 1, 1, 1),)
    assert not part.classes[0].complete
    assert not part.all.complete
    assert a_matrix(hunted).classes[0].complete


def test_a_crash_is_no_catch():
    stumbled = a_catch(crash="ValueError: too deep")

    matrix = a_matrix(Hunted(a_bug(), stumbled, CRASHED))

    assert (matrix.all.smoke, matrix.all.found) == (0, 0)
    assert matrix.crashes == 1
    assert [use for use in matrix.uses if use.found] == []


def test_crashes_count_wherever_they_happen():
    races = Races(a_bug(), (a_catch(), CRASHED, CRASHED))

    matrix = a_matrix(
        Hunted(a_bug(), CRASHED, a_catch()), honest=(Honest(1, CRASHED),), races=(races,)
    )

    assert matrix.crashes == 4
    assert matrix.all.found == 1
    assert races.found == 1


def test_who_was_first_and_who_was_alone():
    early, tie, late = a_sighting("early", 5), a_sighting("tie", 5), a_sighting("late", 9)

    matrix = a_matrix(
        Hunted(a_bug("a"), a_catch(early, tie, late)),
        Hunted(a_bug("b"), MISSED, a_catch(a_sighting("tie", 700))),
        checks=("early", "idle", "late", "tie"),
    )

    assert matrix.uses == (
        Use("tie", found=2, first=2, alone=1, such_as="b"),
        Use("early", found=1, first=1, alone=0, such_as="a"),
        Use("late", found=1, first=0, alone=0),
        Use("idle", found=0, first=0, alone=0),
    )
    assert matrix.idle == ("late", "idle")


def test_a_law_of_its_own_goes_before_the_model_at_the_same_call():
    model, law = a_sighting("rules_are_followed", 5), a_sighting("uses_are_counted", 5)
    overlap = a_sighting("overlaps_are_explained", 5)

    assert a_catch(overlap, model, law).first == ("uses_are_counted",)
    assert a_catch(overlap, model).first == ("overlaps_are_explained",)
    assert a_catch(model, replace(law, calls=6)).first == ("rules_are_followed",)


def test_what_schemathesis_notices_too_late_is_no_idle_check_of_ours():
    early, late = a_sighting(calls=5), a_sighting("schemathesis_negative_data_rejection", 9)

    assert a_matrix(Hunted(a_bug(), a_catch(early, late))).idle == ()


def test_the_best_reproduction_of_a_catch_counts_and_then_the_median():
    best = a_catch(a_sighting("a", steps=9), a_sighting("b", steps=2), a_sighting("c", steps=None))
    hunted = [Hunted(a_bug("a"), best), Hunted(a_bug("b"), MISSED, a_catch(a_sighting(steps=4)))]

    assert a_matrix(*hunted).reproduction == 3
    assert a_matrix(Hunted(a_bug(), MISSED, MISSED)).reproduction is None


def test_what_nobody_can_repeat_is_longer_than_anything():
    unknown = [Hunted(a_bug(str(n)), a_catch(a_sighting(steps=None))) for n in range(2)]

    matrix = a_matrix(*unknown, Hunted(a_bug("c"), a_catch(a_sighting(steps=1))))

    assert matrix.reproduction == float("inf")


def test_every_honest_project_that_was_blamed_is_a_false_alarm():
    assert a_full_matrix().alarms == 1
