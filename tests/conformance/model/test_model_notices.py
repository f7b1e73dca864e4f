"""One wrong value in a good answer is noticed, and the rule is named."""

import json
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conformance import contract as contracts
from conformance import mock
from conformance.control import discovered
from conformance.credentials import DEFAULT
from conformance.model.shadow import Shadow
from conformance.model.state import State
from conformance.target import Request, Setting, Target

_TWICE = {"type": "DISCOUNT_VOUCHER", "redemption": {"quantity": 2}, "metadata": {"a": 1}}
_TENTH = _TWICE | {"discount": {"type": "PERCENT", "percent_off": 10}}
_CARD = {"type": "GIFT_VOUCHER", "gift": {"amount": 5000}}
_SHOPPER = {"source_id": "ann", "name": "Ann"}
_ONE = {"redeemables": [{"object": "voucher", "id": "TENTH"}], "customer": _SHOPPER}
_CART = {"items": [{"product_id": "mug", "price": 999, "quantity": 3}]}
_BOTH = [{"object": "voucher", "id": "CARD", "gift": {"credits": 700}}, *_ONE["redeemables"]]
_BASKET = {"amount": 20000, "source_id": "cart-1"}
_STACK = {"redeemables": _BOTH, "order": _BASKET, "customer": {"source_id": "ann"}}
_HOLD = {"redeemables": _BOTH[:1], "order": {"amount": 500}, "session": {"type": "LOCK"}}
_REST = {"redeemables": [{"object": "voucher", "id": "CARD", "gift": {"credits": 4000}}]}

_STORY = {
    "create": ("POST", "/v1/vouchers/TENTH", _TENTH),
    "create card": ("POST", "/v1/vouchers/CARD", _CARD),
    "validate": ("POST", "/v1/validations", {"redeemables": _BOTH, "order": {"amount": 999}}),
    "redeem": ("POST", "/v1/redemptions", _ONE | {"order": _CART}),
    "customer": ("GET", "/v1/customers/ann", None),
    "stack": ("POST", "/v1/redemptions", _STACK),
    "paid": ("GET", "/v1/customers/ann", None),
    "used up": ("POST", "/v1/redemptions", _ONE),
    "order": ("GET", "/v1/orders/cart-1", None),
    "uses": ("GET", "/v1/vouchers/TENTH/redemption", None),
    "top up": ("POST", "/v1/vouchers/CARD/balance", {"amount": 300}),
    "ledger": ("GET", "/v1/vouchers/CARD/transactions", None),
    "undo": ("POST", "/v1/redemptions/{redeem}/rollback", {}),
    "again": ("POST", "/v1/redemptions/{redeem}/rollback", {}),
    "record": ("GET", "/v1/redemptions/{redeem}", None),
    "read": ("GET", "/v1/vouchers/TENTH", None),
    "hold": ("POST", "/v1/validations", _HOLD),
    "held": ("POST", "/v1/validations", _REST | {"order": {"amount": 9000}}),
    "change": ("PUT", "/v1/vouchers/TENTH", {"active": False, "metadata": {"b": 2}}),
    "disabled": ("POST", "/v1/validations", _ONE),
    "list": ("GET", "/v1/vouchers", None),
    "undo stack": ("POST", "/v1/redemptions/{stack}/rollbacks", None),
    "given back": ("GET", "/v1/customers/ann", None),
    "delete": ("DELETE", "/v1/vouchers/TENTH", None),
    "gone": ("GET", "/v1/vouchers/TENTH", None),
    "taken": ("POST", "/v1/vouchers/TENTH", _TENTH),
}


@cache
def contract():
    return contracts.read()


@pytest.fixture(scope="module")
def story():
    """Play the story once and return its exchanges by name."""
    made, ids = {}, {}
    with (
        mock.running(seed=7) as url,
        Target(url, contract(), DEFAULT) as target,
        discovered(url, DEFAULT) as control,
    ):
        assert control is not None
        control.load({})
        for name, (method, path, body) in _STORY.items():
            for done, id_ in ids.items():
                path = path.replace(f"{{{done}}}", id_)
            made[name] = target.send(Request(method, path, body), Setting("story", "w"))
            if name in ("redeem", "stack"):
                told = made[name].document
                ids[name] = told.get("parent_redemption", told["redemptions"][0])["id"]
    return made


def watched(exchanges):
    """Return what the model objects to in the last of *exchanges*, and how often before."""
    shadow = Shadow(contract(), {"w": State.empty()})
    wrong = [shadow.watch(each) for each in exchanges]
    return wrong[-1], sum(map(len, wrong[:-1]))


def changed(exchange, path, value):
    """Return *exchange* with another *value* at *path* of its answer."""
    document = exchange.document
    *steps, last = [int(step) if step.isdecimal() else step for step in path.split(".")]
    place = document
    for step in steps:
        place = place[step]
    assert place[last] != value
    place[last] = value
    return replace(exchange, response_body=json.dumps(document))


def test_the_story_goes_as_the_model_says(story):
    last, before = watched(tuple(story.values()))

    assert (last, before) == ([], 0)


@pytest.mark.parametrize(
    ("name", "path", "value", "rule"),
    [
        pytest.param("create", "discount.percent_off", 11, "resources.md 2.3", id="written"),
        pytest.param("create", "metadata.a", 2, "resources.md 2.3", id="metadata"),
        pytest.param("create card", "gift.balance", 4999, "resources.md 2.3", id="new-balance"),
        pytest.param("validate", "valid", False, "redemptions.md 11", id="valid"),
        pytest.param("validate", "order.total_amount", 300, "redemptions.md 4.1", id="tried-sum"),
        pytest.param(
            "redeem", "redemptions.0.voucher.redemption.redeemed_quantity", 0, "redemptions.md 2.3",
            id="not-counted",
        ),
        pytest.param("redeem", "order.total_amount", 2698, "redemptions.md 4.1", id="rounding"),
        pytest.param("redeem", "redemptions.0.id", "rf_1", "redemptions.md 3.6", id="prefix"),
        pytest.param(
            "customer", "summary.redemptions.total_redeemed", 2, "resources.md 22.1",
            id="customer-counter",
        ),
        pytest.param(
            "stack", "redemptions.0.gift.amount", 600, "redemptions.md 3.6", id="credits"
        ),
        pytest.param(
            "stack", "redemptions.1.order.discount_amount", 2000, "redemptions.md 4.5",
            id="running-discount",
        ),
        pytest.param(
            "paid", "summary.redemptions.gift.redeemed_amount", 0, "resources.md 22.1",
            id="paid-with-cards",
        ),
        pytest.param("used up", "key", "voucher_expired", "redemptions.md 7.1", id="key"),
        pytest.param("order", "status", "CREATED", "resources.md 22.1", id="order-status"),
        pytest.param("uses", "redeemed_quantity", 3, "redemptions.md 10.3", id="uses"),
        pytest.param("top up", "balance", 4599, "resources.md 22.6", id="balance"),
        pytest.param(
            "ledger", "data.0.details.balance.amount", -300, "resources.md 22.6", id="ledger"
        ),
        pytest.param(
            "undo", "voucher.redemption.redeemed_quantity", 2, "redemptions.md 9.3", id="not-undone"
        ),
        pytest.param("again", "key", "invalid_redemption", "redemptions.md 9.4", id="second-undo"),
        pytest.param("record", "status", "SUCCEEDED", "resources.md 22.1", id="rolled-back"),
        pytest.param(
            "read", "redemption.redeemed_quantity", 2, "resources.md 22.1", id="counter-read"
        ),
        pytest.param("hold", "session.ttl", 1, "redemptions.md 11", id="session"),
        pytest.param(
            "held", "redeemables.0.result.error.key", "voucher_expired", "P-54", id="held-credits"
        ),
        pytest.param("change", "metadata.a", 9, "R-2", id="merge"),
        pytest.param("change", "active", True, "R-2", id="active"),
        pytest.param(
            "disabled", "redeemables.0.result.error.key", "voucher_expired", "redemptions.md 7.1",
            id="reason",
        ),
        pytest.param("list", "total", 3, "resources.md 22.4", id="total"),
        pytest.param("list", "vouchers.0.active", False, "resources.md 22.4", id="row"),
        pytest.param(
            "given back", "summary.redemptions.gift.redeemed_amount", 700, "resources.md 22.1",
            id="given-back-on-cards",
        ),
        pytest.param("gone", "resource_type", "order", "redemptions.md 14", id="not-found"),
        pytest.param("taken", "key", "invalid_voucher", "R-9", id="taken"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_noticed(story, name, path, value, rule):
    names = list(story)
    before = [story[each] for each in names[: names.index(name)]]

    wrong, earlier = watched([*before, changed(story[name], path, value)])

    assert earlier == 0
    assert rule in {mismatch.rule for mismatch in wrong}


@pytest.mark.parametrize(
    ("name", "status"),
    [("used up", 200), ("again", 200), ("gone", 200), ("taken", 200), ("delete", 404)],
)
def test_a_wrong_status_is_noticed(story, name, status):
    names = list(story)
    before = [story[each] for each in names[: names.index(name)]]

    wrong, _ = watched([*before, replace(story[name], status=status)])

    assert wrong[0].path == "status"


def test_an_id_that_is_given_twice_is_noticed(story):
    names = list(story)
    before = [story[each] for each in names[: names.index("stack")]]
    first = story["redeem"].document["redemptions"][0]["id"]

    wrong, _ = watched([*before, changed(story["stack"], "redemptions.1.id", first)])

    assert "redemptions[1].id" in {mismatch.path for mismatch in wrong}


def test_an_answer_that_was_not_foreseen_is_believed_from_then_on(story):
    names = list(story)
    before = [story[each] for each in names[: names.index("read")]]
    lie = changed(story["read"], "redemption.quantity", 50)

    wrong, _ = watched([*before, lie, lie])

    assert wrong == []


def test_an_answer_that_was_lost_is_no_mismatch_and_makes_unsure(story):
    names = list(story)
    before = [story[each] for each in names[: names.index("redeem")]]
    lost = replace(story["redeem"], status=0, response_body="")

    wrong, earlier = watched([*before, lost, story["read"]])

    assert (wrong, earlier) == ([], 0)


def places(node, path=()):
    """Yield the path of everything in *node*."""
    inner = node.items() if isinstance(node, dict) else ()
    for step, value in enumerate(node) if isinstance(node, list) else inner:
        yield (*path, step)
        yield from places(value, (*path, step))


@settings(max_examples=60)
@given(st.data())
def test_answers_that_make_no_sense_are_no_reason_to_fail(story, data):
    nonsense = st.sampled_from((None, 0, -1, "", "x", [], [0], {}, {"a": 1}, True, 1.5))
    shadow = Shadow(contract(), {"w": State.empty()})
    for exchange in story.values():
        spoiled = exchange
        if exchange.response_body and data.draw(st.booleans()):
            document = exchange.document
            *steps, last = data.draw(st.sampled_from([*places(document)]))
            place = document
            for step in steps:
                place = place[step]
            place[last] = data.draw(nonsense)
            spoiled = replace(exchange, response_body=json.dumps(document))

        assert isinstance(shadow.watch(spoiled), list)
