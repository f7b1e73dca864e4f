"""Rewards as records of redemptions show them (redemptions.md 2.2, 5.2)."""

from mock_server.engine.order import Item
from mock_server.engine.reward import Bought, Coin, Handout, Material
from mock_server.wire.number import write_decimal
from mock_server.wire.timestamp import write_optional, write_timestamp
from spec import Json


def write_bought(bought: Bought) -> Json:
    """Write a `RedeemedReward` (spec/schemas/redemption.yaml) with what was handed over."""
    reward = bought.offer.reward
    written: dict[str, Json] = {
        "id": reward.id,
        "object": "reward",
        "name": reward.name,
        "type": reward.type,
        "parameters": _write_parameters(reward.gives),
        "assignment_id": bought.offer.assignment.id,
        "metadata": reward.metadata or {},
        "created_at": write_timestamp(reward.created_at),
        "updated_at": write_optional(reward.updated_at),
    }
    if bought.code is not None and isinstance(reward.gives, Handout):
        written["voucher"] = _write_voucher(bought, reward.gives)
    if bought.product is not None:
        written["product"] = _write_thing(bought.product, "product")
    if bought.sku is not None:
        written["sku"] = _write_thing(bought.sku, "sku")
    return written


def _write_voucher(bought: Bought, gives: Handout) -> Json:
    """The code or card that was handed out, as short as records have it."""
    return {"id": bought.voucher_id, "code": bought.code, "campaign_id": gives.campaign_id}


def _write_parameters(gives: Coin | Handout | Material) -> Json:
    match gives:
        case Coin():
            ratio = write_decimal(gives.exchange_ratio)
            return {"coin": {"exchange_ratio": ratio, "points_ratio": gives.points_ratio}}
        case Handout():
            return _campaign(gives)
        case Material():
            return _product(gives)


def _campaign(gives: Handout) -> Json:
    campaign = {"id": gives.campaign_id, "balance": gives.balance, "type": gives.type}
    if gives.campaign_id is None:
        return {}
    return {"campaign": {name: value for name, value in campaign.items() if value is not None}}


def _product(gives: Material) -> Json:
    if gives.product_id is None:
        return {}
    return {"product": {"id": gives.product_id, "sku_id": gives.sku_id}}


def _write_thing(item: Item, kind: str) -> Json:
    """A product by its name, a SKU by its own word for itself."""
    label = {"name": item.name} if kind == "product" else {"sku": item.sku}
    return {
        "id": item.id,
        "source_id": item.source_id,
        **label,
        "price": item.price,
        "metadata": item.metadata or {},
        "object": kind,
    }
