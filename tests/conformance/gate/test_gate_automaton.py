"""Comparing regular expressions."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.gate.schemas.automaton import only_in
from conformance.gate.witness.patterns import matching

_PIECES = st.sampled_from(["a", "b", "[ab]", "[^a]", ".", "a*", "b+", "(a|b)?", "a{2}", "b{1,3}"])
_PATTERNS = st.builds(
    lambda first, pieces, last: first + "".join(pieces) + last,
    st.sampled_from(["", "^"]), st.lists(_PIECES, max_size=3), st.sampled_from(["", "$"]),
)  # fmt: skip


def _finds(pattern, text):
    """Ask as ECMAScript would: no line ends for a dot, and nothing follows the end."""
    pattern = pattern.replace(".", "[^\\n\\r\u2028\u2029]")
    return re.search(pattern.removesuffix("$") + "\\Z" * pattern.endswith("$"), text)


@given(_PATTERNS, _PATTERNS)
def test_what_is_said_to_be_in_one_only_is(first, second):
    text = only_in(first, second)

    if isinstance(text, str):
        assert _finds(first, text)
        assert not _finds(second, text)


@given(_PATTERNS, _PATTERNS, st.text("abc", max_size=5))
def test_nothing_is_in_one_only_that_is_said_to_be_in_both(first, second, text):
    covered = only_in(first, second) is False

    assert not covered or not _finds(first, text) or _finds(second, text)


@given(_PATTERNS)
def test_a_pattern_finds_all_that_it_finds(pattern):
    assert only_in(pattern, pattern) is False


@pytest.mark.parametrize("pattern", ["(?!a)b", r"(a)\1", "\\bword", "("])
def test_what_looks_around_or_back_is_undecided(pattern):
    assert only_in(pattern, "b") is None


def test_the_text_is_a_shortest_one():
    assert only_in("^[a-z]{1,9}$", "^[a-z]{1,4}$") == "aaaaa"


@given(_PATTERNS)
def test_strings_are_drawn_that_match(pattern):
    assert all(re.search(pattern, text) for text in matching(pattern))
