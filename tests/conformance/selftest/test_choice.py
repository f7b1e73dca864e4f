"""Which sabotages are hunted."""

import pytest

from conformance.selftest.choice import Choice
from conformance.target import CouldNotRun
from tests.conformance.selftest.hunts import a_bug

BUGS = [a_bug(f"{kind}_{n}", kind) for kind in ("money", "quota", "time") for n in range(8)]


def test_everything_is_everything_in_its_order():
    assert Choice(everything=True).of(BUGS, 1) == BUGS


def test_ids_and_classes_add_up():
    chosen = Choice(ids=("quota_3", "money_0"), kinds=("time",)).of(BUGS, 1)

    assert [bug.id for bug in chosen] == ["money_0", "quota_3", *(f"time_{n}" for n in range(8))]


def test_a_sample_has_three_of_every_class_and_is_the_same_for_a_seed():
    sample = Choice().of(BUGS, 7)

    assert [bug.kind for bug in sample] == ["money"] * 3 + ["quota"] * 3 + ["time"] * 3
    assert Choice().of(list(reversed(BUGS)), 7) == list(reversed(sample))
    assert any(Choice().of(BUGS, seed) != sample for seed in range(5))


def test_a_new_class_does_not_change_the_sample_of_the_others():
    more = [*BUGS, *(a_bug(f"retry_{n}", "retry") for n in range(8))]

    assert Choice().of(more, 7)[:9] == Choice().of(BUGS, 7)


@pytest.mark.parametrize(
    ("choice", "sentence"),
    [
        pytest.param(
            Choice(ids=("quota3",)), "There is no sabotage quota3; there is quota_3", id="near"
        ),
        pytest.param(
            Choice(kinds=("speed",)),
            "There is no class speed; there is money, quota, time.",
            id="a class",
        ),
        pytest.param(
            Choice(everything=True, ids=("x",)), "There is no sabotage x", id="even with all"
        ),
    ],
)
def test_what_is_not_there_is_one_sentence(choice, sentence):
    with pytest.raises(CouldNotRun) as error:
        choice.of(BUGS, 1)

    assert str(error.value).startswith(sentence)
