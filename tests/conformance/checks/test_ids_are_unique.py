from conformance.checks.ids_are_unique import check
from tests.conformance.evidence import REDEMPTION, a_history, an_exchange

STACK = {
    "redemptions": [{"id": "r_2", "object": "redemption"}, {"id": "r_3", "object": "redemption"}],
    "parent_redemption": {"id": "r_4", "object": "redemption"},
}


def test_new_ids_are_quiet():
    assert not [*check(a_history(an_exchange(), an_exchange(body=STACK)))]


def test_the_same_id_twice_is_told_with_both_calls():
    again = an_exchange(body={**REDEMPTION, "id": "r_3"})

    (finding,) = check(a_history(an_exchange(body=STACK), again))

    assert (finding.got, len(finding.reproduction)) == ("r_3", 2)


def test_another_world_may_give_the_id_again():
    assert not [*check(a_history(an_exchange(world="a"), an_exchange(world="b")))]


def test_a_reading_gives_no_ids():
    read = an_exchange("GET /v1/vouchers", body=STACK)

    assert not [*check(a_history(read, read))]
