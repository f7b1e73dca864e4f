import pytest
from hypothesis import given
from hypothesis import strategies as st

from mock_server.engine.rules import Condition, Expression
from mock_server.engine.rules.logic import check, first_unmet, mentioned, parse, tree_of

NUMBERS = ("1", "2", "3", "4")
TRUTHS = st.fixed_dictionaries({number: st.booleans() for number in NUMBERS})
FORMULAS = st.recursive(
    st.sampled_from(NUMBERS),
    lambda inner: st.builds(
        lambda joint, parts: "(" + f" {joint} ".join(parts) + ")",
        st.sampled_from(("and", "or", "AND", "Or")),
        st.lists(inner, min_size=2, max_size=3),
    ),
    max_leaves=8,
)


def holds(text, truths):
    return first_unmet(parse(text), truths.__getitem__) is None


def in_python(text, truths):
    words = {"and": "and", "or": "or", "(": "(", ")": ")"}
    tokens = text.lower().replace("(", " ( ").replace(")", " ) ").split()
    return eval(" ".join(words.get(token) or str(truths[token]) for token in tokens))


@pytest.mark.parametrize(
    ("text", "true", "blamed"),
    [
        pytest.param("1", "1", None, id="one-that-holds"),
        pytest.param("1", "", "1", id="one-that-fails"),
        pytest.param("1 and (2 or 3)", "13", None, id="documented"),
        pytest.param("1 and (2 or 3)", "1", "2", id="first-of-the-alternatives-is-to-blame"),
        pytest.param("1 and (2 or 3)", "23", "1", id="first-of-the-demands-is-to-blame"),
        pytest.param("(1 or 2) and 3", "2", "3", id="a-failed-alternative-is-not-to-blame"),
        pytest.param("1 or 2 and 3", "1", None, id="and-binds-tighter-right"),
        pytest.param("1 and 2 or 3", "3", None, id="and-binds-tighter-left"),
        pytest.param("1 AND 2", "12", None, id="upper-case"),
        pytest.param("(1)and(2)", "12", None, id="no-spaces-at-brackets"),
        pytest.param("((1) and (2)) and (3)", "12", "3", id="brackets-around-single-ones"),
        pytest.param("1 and 2", "12", None, id="the-rest-is-not-evaluated"),
    ],
)
def test_a_formula_blames_the_first_condition_because_of_which_it_fails(text, true, blamed):
    assert first_unmet(parse(text), lambda number: number in true) == blamed


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        pytest.param("", "expected the number of a rule at the end of ''", id="nothing"),
        pytest.param("1 and", "the number of a rule at the end", id="half-an-and"),
        pytest.param("1 and (2 or 3", "expected ')' at the end", id="open-bracket"),
        pytest.param(
            "1)", "expected 'and', 'or' or the end instead of ')' at 2", id="closed-twice"
        ),
        pytest.param("1 2", "expected 'and', 'or' or the end instead of '2' at 3", id="no-joint"),
        pytest.param("or 1", "the number of a rule instead of 'or' at 1", id="starts-with-or"),
        pytest.param("1 and OR 2", "the number of a rule instead of 'OR' at 7", id="two-joints"),
        pytest.param("and", "the number of a rule instead of 'and' at 1", id="only-and"),
        pytest.param("1 or AND", "the number of a rule instead of 'AND' at 6", id="ends-with-and"),
        pytest.param("()", "the number of a rule instead of ')' at 2", id="empty-brackets"),
        pytest.param("(" * 60 + "1" + ")" * 60, "at most 50 brackets", id="too-deep"),
    ],
)
def test_malformed_logic_is_refused_with_its_place(text, problem):
    with pytest.raises(ValueError, match="expected") as raised:
        parse(text)

    assert problem in str(raised.value)


def test_logic_of_fifty_brackets_less_one_is_read():
    assert list(mentioned(parse("(" * 49 + "1" + ")" * 49))) == ["1"]


def test_without_logic_all_conditions_have_to_hold():
    tree = tree_of(Expression((Condition("1", "a"), Condition("2", "b"))))

    assert first_unmet(tree, lambda number: number == "1") == "2"


def test_no_conditions_at_all_hold():
    assert first_unmet(tree_of(Expression()), {}.__getitem__) is None


def test_logic_may_not_name_a_condition_that_is_not_there():
    with pytest.raises(ValueError, match="names '2'; known here: 1"):
        check(Expression((Condition("1", "a"),), "1 or 2"))


def test_logic_over_nothing_names_nothing():
    with pytest.raises(ValueError, match=r"^names '1'; known here: nothing$"):
        check(Expression((), "1"))


def test_logic_need_not_name_every_condition():
    check(Expression((Condition("1", "a"), Condition("2", "b")), "2"))


@given(FORMULAS, TRUTHS)
def test_formulas_mean_what_they_mean_in_python(text, truths):
    assert holds(text, truths) is in_python(text, truths)


@given(FORMULAS, TRUTHS)
def test_a_formula_holds_exactly_if_its_dual_fails_with_everything_negated(text, truths):
    swapped = {"and": "or", "or": "and"}
    tokens = text.lower().replace("(", "( ").replace(")", " )").split()
    dual = " ".join(swapped.get(token, token) for token in tokens)

    assert holds(text, truths) is not holds(dual, {key: not at for key, at in truths.items()})


@given(FORMULAS, FORMULAS, FORMULAS, TRUTHS)
def test_and_distributes_over_or(one, two, three, truths):
    together = f"{one} and ({two} or {three})"
    apart = f"({one} and {two}) or ({one} and {three})"

    assert holds(together, truths) is holds(apart, truths)


@given(FORMULAS, TRUTHS)
def test_what_is_to_blame_fails_and_is_mentioned(text, truths):
    blamed = first_unmet(parse(text), truths.__getitem__)

    assert blamed is None or (blamed in set(mentioned(parse(text))) and not truths[blamed])


@given(FORMULAS, TRUTHS, st.sampled_from(NUMBERS))
def test_a_formula_that_holds_still_does_if_more_conditions_hold(text, truths, number):
    assert not holds(text, truths) or holds(text, {**truths, number: True})
