"""Things of another project, made with its own keys, for us to reach for."""

from collections.abc import Iterator

from conformance.history import Exchange
from conformance.target import Request, Setting, Target
from conformance.values.names import Names
from conformance.values.pools import Pools
from conformance.values.requests import gift_card, money_off, redemption, validation, voucher

_TIER = {"name": "Theirs", "action": {"discount": {"type": "AMOUNT", "amount_off": 100}}}


def furnish(owner: Target, names: Names, pools: Pools, world: str) -> Iterator[Exchange]:
    """Let *owner* make one thing of each kind, and *pools* know them.

    Yields:
        The calls.
    """
    for request in _made(names):
        exchange = owner.send(request, Setting("audit", world))
        pools.learn(owner.contract, exchange)
        yield exchange


def _made(names: Names) -> Iterator[Request]:
    code, card, buyer = (names.like(f"{what}-00000000") for what in ("code", "card", "buyer"))
    customer = {"source_id": buyer, "name": "Next Door"}
    campaign = {"name": names.like("promotion-00000000"), "campaign_type": "PROMOTION"}
    yield money_off(code)
    yield gift_card(card, 1000)
    yield Request("POST", "/v1/customers", customer)
    yield Request("POST", "/v1/orders", {"source_id": names.like("order-00000000"), "amount": 100})
    yield Request("POST", "/v1/campaigns", campaign | {"promotion": {"tiers": [_TIER]}})
    yield redemption(voucher(code), customer=customer)
    yield redemption(voucher(code), voucher(card, 100), customer=customer)
    yield validation(voucher(code), session={"type": "LOCK"})
    ended = campaign | {"name": names.like("ended-00000000")}
    yield Request("POST", "/v1/campaigns", ended)
    yield Request("DELETE", f"/v1/campaigns/{ended['name']}?force=true")
