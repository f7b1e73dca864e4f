"""Rewards: what points buy, `campaign_id` being the loyalty campaign that offers it.

Short notation: `type` and `parameters` as the API has them, `assignment_points` for what a CAMPAIGN
or MATERIAL reward costs. An export lists the assignments in a section of their own.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal

from mock_server.engine.reward import Coin, Handout, Material, Reward, RewardAssignment
from mock_server.store import codec
from mock_server.store.kinds import REWARD_ASSIGNMENTS, REWARDS
from mock_server.world.document.fields import Fields
from mock_server.world.document.filling import Filling
from spec import Json


def load(filling: Filling, source: Fields) -> None:
    """Store the reward of *source* and, if it names a campaign, its assignment."""
    gives = _gives(source)
    campaign_id = source.read("campaign_id", str)
    points = source.read("assignment_points", int)
    values = filling.born(source, Reward, "rew", {"gives"})
    values.setdefault("name", values["id"])
    source.close()
    reward = Reward(**values, gives=gives)
    filling.add(source, REWARDS, reward)
    if campaign_id is not None:
        made = filling.at.new_id("rewa")
        assignment = RewardAssignment(made, reward.id, campaign_id, filling.at.now, points)
        filling.add(source, REWARD_ASSIGNMENTS, assignment)


def _gives(source: Fields) -> Coin | Handout | Material:
    kind = source.need("type", str)
    if kind not in _READERS:
        raise source.refusal(f"expected one of {', '.join(_READERS)}", "type")
    parameters = source.inner("parameters") or Fields.of({}, (*source.path, "parameters"))
    gives = _READERS[kind](parameters)
    parameters.close()
    return gives


def _coin(parameters: Fields) -> Coin:
    coin = _part(parameters, "coin")
    ratio = coin.read("points_ratio", int)
    if ratio is not None and ratio < 1:
        raise coin.refusal("expected at least 1", "points_ratio")
    gives = Coin(coin.need("exchange_ratio", Decimal), 1 if ratio is None else ratio)
    coin.close()
    return gives


def _handout(parameters: Fields) -> Handout:
    campaign = parameters.inner("campaign")
    if campaign is None:
        return Handout()
    gives = Handout(
        campaign.read("id", str), campaign.read("balance", int), campaign.read("type", str)
    )
    campaign.close()
    return gives


def _material(parameters: Fields) -> Material:
    product = parameters.inner("product")
    if product is None:
        return Material()
    gives = Material(product.read("id", str), product.read("sku_id", str))
    product.close()
    return gives


_READERS: Mapping[str, Callable[[Fields], Coin | Handout | Material]] = {
    "COIN": _coin,
    "CAMPAIGN": _handout,
    "MATERIAL": _material,
}


def _part(parameters: Fields, name: str) -> Fields:
    part = parameters.inner(name)
    if part is None:
        raise parameters.refusal(f"expected `{name}`")
    return part


def export(reward: Reward) -> Json:
    """Write *reward* as `load` reads it; its assignments stand elsewhere."""
    written = codec.encode(reward)
    del written["gives"]
    return written | {"type": reward.type, "parameters": _parameters(reward.gives)}


def _parameters(gives: Coin | Handout | Material) -> Json:
    match gives:
        case Coin():
            return {"coin": codec.encode(gives)}
        case Handout():
            return {"campaign": _renamed(gives, "campaign_id")}
        case Material():
            return {"product": _renamed(gives, "product_id")}


def _renamed(gives: Handout | Material, key: str) -> Json:
    written = codec.encode(gives)
    named = written.pop(key, None)
    return written if named is None else {"id": named, **written}
