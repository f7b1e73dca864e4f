"""Which texts one regular expression finds and another does not, case by case."""

import pytest

from conformance.gate.schemas.automaton import only_in

CASES = [
    # first, second, a shortest text of the first only (False: none, None: nobody knows)
    ("a", "b", "a"), ("a", "a", False), ("", "a", ""), ("a", "", False),
    ("^a$", "a", False), ("a", "^a$", "Aa"), ("^ab$", "^a", False), ("^a", "^ab", "a"),
    ("^.$", "^[a-z]$", "A"), ("^[a-z]$", "^.$", False), ("^.$", r"^[^\n\r\u2028\u2029]$", False),
    ("^[^a]$", "^[b-z]$", "A"), ("^[^a-z]$", "^[^a]$", False), ("^[^a]$", "^[^a-z]$", "b"),
    (r"^\d$", "^[0-9]$", False), ("^[0-9]$", r"^\d$", False), (r"^\D$", "^[a-z]$", "A"),
    (r"^\w$", "^[A-Za-z0-9_]$", False), ("^[A-Za-z0-9_]$", r"^\w$", False),
    (r"^\W$", r"^\s$", "."), (r"^\s$", r"^[ \t]$", "\xa0"), (r"^\s$", r"^\S$", " "),
    (r"^[\s]$", r"^\s$", False), (r"^[^\s]$", r"^\S$", False), (r"^[\d\D]$", "^[^a]$", "a"),
    ("^(a|b)$", "^[ab]$", False), ("^(a|bc)$", "^(a|b)$", "bc"), ("^(a|b|c)$", "^(c|a)$", "b"),
    ("^a?$", "^a$", ""), ("^a?$", "^a*$", False), ("^a*$", "^a?$", "aa"), ("^a+$", "^a*$", False),
    ("^a*$", "^a+$", ""), ("^a{2,4}$", "^a{2,3}$", "aaaa"), ("^a{2,3}$", "^a{2,4}$", False),
    ("^a{2,}$", "^a{3,}$", "aa"), ("^a{3,}$", "^a{2,}$", False), ("^a{0}$", "^$", False),
    ("^a*?$", "^a*$", False), ("^a+?b$", "^a*b$", False), ("^(ab)+$", "^(ab)*$", False),
    ("^(a*b)*$", "^[ab]*$", False), ("^[ab]*$", "^(a*b)*$", "a"), ("^(?:ab|a)$", "^ab?$", False),
    (r"\Aa\Z", "^a$", False), ("^a$", r"\Aa\Z", False), (r"^\/$", "^/$", False),
    ("^[é-ü]$", "^[à-ü]$", False), ("^[à-ü]$", "^[é-ü]$", "à"), ("^[😀-😂]$", "^[😀😁]$", "😂"),
    ("^a|b$", "^(a|b)$", "Ab"), ("^(a|b)$", "^a|b$", False), ("^$", "^a?$", False),
    ("^a.c$", "^abc$", "aAc"), ("^[a-c][0-9]$", "^[a-b][0-9]$", "c0"),
    ("(", "a", None), ("a", "(", None), (r"(a)\1", "a", None), (r"\ba", "a", None),
    ("(?=a)ab", "a", None), ("^a{5000}$", "^a$", None), ("^(a|aa|b)*$", "^[ab]*$", False),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second", "text"), CASES)
def test_a_shortest_text_of_one_only_is_found(first, second, text):
    assert only_in(first, second) == text


@pytest.mark.parametrize(
    ("first", "second", "lengths", "text"),
    [
        ("^a+$", "^a{1,3}$", (0, 3), False), ("^a+$", "^a{1,3}$", (0, 4), "aaaa"),
        ("^a+$", "^b$", (3, 9), "aaa"), ("^a{2}$", "^b$", (3, 9), False), ("a", "b", (0, 0), False),
        ("^a*$", "^a+$", (1, 5), False), ("^[ab]+$", "^a+$", (2, 2), "ab"),
    ],
)  # fmt: skip
def test_only_texts_of_the_lengths_count(first, second, lengths, text):
    assert only_in(first, second, *lengths) == text
