"""Vouchers: made, changed, switched, topped up, deleted."""

from spec import Json
from tests.walk.carts import a_few_words
from tests.walk.discounts import a_discount
from tests.walk.draws import Draws
from tests.walk.memory import Memory
from tests.walk.step import Step
from tests.walk.worlds import CATEGORIES


def create_voucher(draws: Draws, known: Memory) -> Step:
    taken = draws.one_in(12)
    code = known.pick(draws, "voucher_code") if taken else draws.name("made")
    return Step("create_voucher", {"code": code}, body=_a_voucher(draws, known))


def create_random_voucher(draws: Draws, known: Memory) -> Step:
    body = _a_voucher(draws, known)
    if draws.one_in(3):
        body["code_config"] = draws.one_of([{"length": 6}, {"pattern": "W-####"}, {"length": 0}])
    if draws.one_in(5):
        body["campaign"] = known.pick(draws, "campaign_id")
    return Step("create_random_voucher", body=body)


def update_voucher(draws: Draws, known: Memory) -> Step:
    changes: Json = {"metadata": a_few_words(draws)}
    if draws.one_in(2):
        changes["active"] = not draws.one_in(3)
    if draws.one_in(3):
        changes["discount"] = a_discount(draws)
    if draws.one_in(3):
        changes["category_id"] = draws.one_of([None, *CATEGORIES])
    if draws.one_in(3):
        changes["expiration_date"] = draws.one_of([None, None, "2027-01-01", "2026-03-08"])
    return Step("update_voucher", _of(draws, known), body=changes)


def update_voucher_balance(draws: Draws, known: Memory) -> Step:
    card = known.card(draws, "GIFT_VOUCHER", "LOYALTY_CARD")
    path = _of(draws, known) if card is None or draws.one_in(12) else {"code": card.code}
    amount = draws.one_of([1, -1]) * draws.money(2000)
    return Step("update_voucher_balance", path, body={"amount": amount, "reason": "counted"})


def enable_voucher(draws: Draws, known: Memory) -> Step:
    return Step("enable_voucher", _of(draws, known))


def disable_voucher(draws: Draws, known: Memory) -> Step:
    return Step("disable_voucher", _of(draws, known))


def delete_voucher(draws: Draws, known: Memory) -> Step:
    query = (("force", draws.one_of(["true", "false"])),) if draws.one_in(2) else ()
    return Step("delete_voucher", _of(draws, known), query)


def list_voucher_transactions(draws: Draws, known: Memory) -> Step:
    card = known.card(draws, "GIFT_VOUCHER", "LOYALTY_CARD")
    path = _of(draws, known) if card is None else {"code": card.code}
    return Step("list_voucher_transactions", path, (("limit", str(draws.number(1, 100))),))


def _of(draws: Draws, known: Memory) -> dict[str, str]:
    return {"code": known.pick(draws, "voucher_code")}


def _a_voucher(draws: Draws, known: Memory) -> Json:
    kind = draws.weighted({"DISCOUNT_VOUCHER": 6, "GIFT_VOUCHER": 3, "LOYALTY_CARD": 1})
    made: Json = {"type": kind}
    if kind == "DISCOUNT_VOUCHER":
        made["discount"] = a_discount(draws)
    elif kind == "GIFT_VOUCHER":
        made["gift"] = {"amount": draws.money(40_000)}
        if draws.one_in(2):
            made["gift"]["effect"] = draws.one_of(["APPLY_TO_ORDER", "APPLY_TO_ITEMS"])
    else:
        made |= {"loyalty_card": {"points": draws.number(0, 500)}, "campaign_id": "camp_loyal"}
    if draws.one_in(2):
        made["redemption"] = {"quantity": draws.one_of([None, 1, 3, 10])}
    if draws.one_in(3):
        made["category_id"] = draws.one_of(CATEGORIES)
    if draws.one_in(4):
        made |= {"start_date": "2026-03-01", "expiration_date": "2026-05-01T00:00:00+02:00"}
    return made | ({"metadata": a_few_words(draws)} if draws.one_in(3) else {})
