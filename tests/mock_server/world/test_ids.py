import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mock_server.world.ids import IdSource, IdState, request_ids

PREFIXES = ["r", "v", "camp", "val", "asgm", "proj", "something"]
calls = st.lists(st.sampled_from(PREFIXES), max_size=20)


def drawn(source, prefixes):
    return [source.new_id(prefix) for prefix in prefixes]


@pytest.mark.parametrize(
    ("prefix", "body"),
    [
        *(
            pytest.param(prefix, "[0-9a-f]{18}", id=prefix)
            for prefix in ("r", "rf", "rr", "rrf", "ord", "ordli", "vtx", "aa", "cat", "prod")
        ),
        *(
            pytest.param(prefix, "[0-9A-Za-z]{24}", id=prefix)
            for prefix in ("cust", "camp", "promo", "stack", "rew", "unheard_of")
        ),
        pytest.param("v", "[0-9A-Za-z]{32}", id="v"),
        pytest.param("ssn", "[0-9A-Za-z]{32}", id="ssn"),
        pytest.param("val", "[0-9A-Za-z]{12}", id="val"),
        pytest.param("asgm", "[0-9A-Za-z]{16}", id="asgm"),
    ],
)
def test_every_kind_of_id_has_its_documented_shape(prefix, body):
    id_ = IdSource(IdState("seed")).new_id(prefix)

    assert re.fullmatch(f"{prefix}_{body}", id_)


@given(calls)
def test_the_same_seed_and_the_same_calls_give_the_same_ids(prefixes):
    assert drawn(IdSource(IdState("a")), prefixes) == drawn(IdSource(IdState("a")), prefixes)


@given(calls, calls)
def test_the_state_says_where_ids_go_on(before, after):
    source = IdSource(IdState("a"))
    drawn(source, before)

    twin = IdSource(source.state)

    assert drawn(twin, after) == drawn(source, after)


@given(calls)
def test_no_id_comes_twice(prefixes):
    ids = drawn(IdSource(IdState("a")), prefixes)

    assert len(set(ids)) == len(ids)


def test_other_seeds_give_other_ids():
    assert IdSource(IdState("a")).new_id("r") != IdSource(IdState("b")).new_id("r")


def test_newer_ledger_ids_sort_after_older_ones():
    source = IdSource(IdState("a"))

    ids = [source.new_id("r") for _ in range(300)]

    assert ids == sorted(ids)


@given(st.text("#A-", max_size=40), st.text(min_size=1, max_size=100))
def test_a_code_has_a_character_of_the_charset_for_each_hash(pattern, charset):
    code = IdSource(IdState("a")).new_code(pattern, charset)

    assert len(code) == len(pattern)
    assert all(
        got in charset if asked == "#" else got == asked
        for asked, got in zip(pattern, code, strict=True)
    )


def test_codes_differ():
    source = IdSource(IdState("a"))

    codes = {source.new_code("########", "ABCDEFGH") for _ in range(100)}

    assert len(codes) == 100


def test_request_ids_have_the_documented_shape():
    ids = request_ids("seed")

    first, second = next(ids), next(ids)

    assert re.fullmatch("v-[0-9a-f]{18}", first)
    assert first != second
