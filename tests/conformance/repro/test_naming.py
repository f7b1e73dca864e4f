"""What was a value in a run is a variable in a test: names anew, ids from the answers."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance import contract as contracts
from conformance.repro.naming import Naming, name, quoted
from conformance.veil import TOKEN
from tests.conformance.repro.traces import CODE, a_call, making, redeeming, rolling_back

CONTRACT = contracts.read()
TEXTS = st.text(st.characters(exclude_categories=("Cs",)))
TREES = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS,
    lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner),
)


def test_a_name_that_a_caller_chose_is_new_in_each_run():
    naming = name((making(), redeeming()), CONTRACT)

    assert naming.fresh == {CODE: "gift_0000001"}
    assert naming.source({"id": CODE}) == '{"id": gift_0000001}'
    assert naming.source(f"/v1/vouchers/{CODE}") == 'f"/v1/vouchers/{gift_0000001}"'


def test_an_id_that_a_server_chose_comes_from_the_answer_that_gave_it():
    naming = name((making(), redeeming(), rolling_back()), CONTRACT)

    (given_,) = naming.given.values()
    assert (given_.variable, given_.answer) == ("redemptions_id", 2)
    assert given_.path == ("redemptions", 0, "id")


def test_an_id_that_nobody_goes_on_with_stays_where_it_is():
    assert name((making(), redeeming()), CONTRACT).given == {}


def test_a_token_is_given_by_the_answer_that_hides_it():
    made = a_call("POST /v1/oauth/token", body={"access_token": TOKEN})
    bearer = (("Authorization", f"Bearer {TOKEN}"),)
    used = replace(a_call("GET /v1/vouchers"), request_headers=bearer)

    naming = name((made, used), CONTRACT)

    assert naming.given[TOKEN].path == ("access_token",)
    assert naming.source(f"Bearer {TOKEN}") == 'f"Bearer {its_access_token}"'


@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param("$COUNTERFOIL_APP_ID", 'os.environ["COUNTERFOIL_APP_ID"]', id="a key"),
        pytest.param(
            "Bearer $COUNTERFOIL_OAUTH_TOKEN",
            "f\"Bearer {os.environ['COUNTERFOIL_OAUTH_TOKEN']}\"",
            id="a key in a text",
        ),
        pytest.param("a {b}", '"a {b}"', id="braces"),
        pytest.param('say "no"', '"say \\"no\\""', id="quotes"),
    ],
)
def test_keys_come_from_the_environment(text, source):
    assert Naming().source(text) == source


@given(TREES)
def test_what_is_written_is_read_as_it_was(tree):
    assert eval(Naming().source(tree)) == tree


@given(TEXTS)
def test_a_text_is_quoted_as_python_reads_it(text):
    assert eval(quoted(text)) == text


@given(TEXTS, TEXTS)
def test_text_around_a_name_stays_as_it_was(before, after):
    naming = Naming(fresh={"gift-0000001": "gift"})

    found = eval(naming.source(f"{before}gift-0000001{after}"), {"gift": "X"})

    assert found == f"{before}X{after}"


def test_what_does_not_fit_in_a_line_is_broken_up():
    tree = {"redeemables": [{"object": "voucher", "id": "A" * 40}] * 3}

    source = Naming().source(tree, 8)

    assert eval(source) == tree
    assert all(len(line) <= 100 for line in source.splitlines())
    assert json.dumps(tree) not in source
