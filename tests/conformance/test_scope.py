from conformance.scope import narrowed
from tests.conformance.tiny import DOCUMENT


def test_what_is_left_out_is_not_in_the_contract():
    scope = narrowed(DOCUMENT, lambda operation: operation.method == "GET")

    assert [*scope.document["paths"]] == ["/v1/vouchers", "/v1/vouchers/{code}"]
    assert scope.without == ("make_ticket", "redeem_ticket")


def test_links_into_the_unknown_are_cut():
    scope = narrowed(DOCUMENT, lambda operation: operation.id != "get_ticket")

    created = scope.document["paths"]["/v1/vouchers/{code}"]["post"]["responses"]["200"]
    assert created["links"] == {}


def test_the_contract_itself_stays_whole():
    narrowed(DOCUMENT, lambda _: False)

    assert len(DOCUMENT["paths"]) == 3


def test_everything_may_stay():
    assert narrowed(DOCUMENT, lambda _: True).document == DOCUMENT
