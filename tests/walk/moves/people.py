"""Customers, orders, tokens and the clock."""

from spec import Json
from tests.walk.carts import a_customer, a_few_words, an_order
from tests.walk.draws import Draws
from tests.walk.memory import Memory
from tests.walk.step import Step

_LATER = {"PT1S": 4, "PT20M": 6, "PT5H": 6, "P1D": 4, "P9D": 1, "P40D": 1, "-PT3H": 1}


def create_customer(draws: Draws, known: Memory) -> Step:
    return Step("create_customer", body=a_customer(draws, known))


def update_customer(draws: Draws, known: Memory) -> Step:
    changes = {"name": draws.name("Name"), "metadata": a_few_words(draws)}
    return Step("update_customer", _customer(draws, known), body=changes)


def delete_customer(draws: Draws, known: Memory) -> Step:
    return Step("delete_customer", _customer(draws, known))


def create_order(draws: Draws, known: Memory) -> Step:
    return Step("create_order", body=_an_order(draws, known))


def update_order(draws: Draws, known: Memory) -> Step:
    body = _an_order(draws, known)
    body.pop("id", None)
    order = known.pick(draws, "order_id", "order_source_id")
    return Step("update_order", {"orderId": order}, body=body)


def create_oauth_token(draws: Draws, known: Memory) -> Step:
    scope = draws.one_of(["api", "vouchers redemptions", "client_api", "nothing", ""])
    body = {"grant_type": "client_credentials", "scope": scope}
    return Step("create_oauth_token", body=body, form=True)


def introspect_oauth_token(draws: Draws, known: Memory) -> Step:
    return Step("introspect_oauth_token", body=_token(draws, known), form=True)


def revoke_oauth_token(draws: Draws, known: Memory) -> Step:
    return Step("revoke_oauth_token", body=_token(draws, known), form=True)


def put_clock(draws: Draws, known: Memory) -> Step:
    return Step("put_clock", body={"advance": draws.weighted(_LATER)})


def _customer(draws: Draws, known: Memory) -> dict[str, str]:
    return {"customerId": known.pick(draws, "customer_id", "customer_source_id")}


def _an_order(draws: Draws, known: Memory) -> Json:
    body = an_order(draws, known) or {}
    return body | ({"customer": a_customer(draws, known)} if draws.one_in(2) else {})


def _token(draws: Draws, known: Memory) -> Json:
    return {} if draws.one_in(10) else {"access_token": known.pick(draws, "access_token")}
