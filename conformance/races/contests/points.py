"""A loyalty card with points for two of many rewards."""

from conformance.races.contest import Contest, Reading, Stage, Wins
from conformance.values.requests import redemption

_ON_CARD, _WANTED = 1000, 400
_CODE, _REWARD, _HOLDER = "RACE-CARD", "rew_race", "racer"


def prepare(stage: Stage) -> Contest:
    """Two redemptions win; the points that are left are those that they did not take."""
    stage.world(_WORLD)
    return Contest(
        requests=(redemption(_POINTS, customer={"source_id": _HOLDER}),) * stage.size,
        rule="redemptions.md 5",
        most=_ON_CARD // _WANTED,
        readings=(Reading(f"/v1/vouchers/{_CODE}", ("loyalty_card", "balance"), _left),),
    )


_POINTS = {
    "object": "voucher",
    "id": _CODE,
    "reward": {"id": _REWARD, "points": _WANTED},
}
_CAMPAIGN = "camp_race"
_PARAMETERS = {"coin": {"exchange_ratio": 1, "points_ratio": 1}}
_WORLD = {
    "customers": [{"id": "cust_racer", "source_id": _HOLDER}],
    "rewards": [
        {"id": _REWARD, "type": "COIN", "campaign_id": _CAMPAIGN, "parameters": _PARAMETERS}
    ],
    "vouchers": [
        {
            "code": _CODE,
            "type": "LOYALTY_CARD",
            "campaign_id": _CAMPAIGN,
            "holder_source_id": _HOLDER,
            "loyalty_card": {"points": _ON_CARD, "balance": _ON_CARD},
        }
    ],
}


def _left(wins: Wins) -> int:
    return _ON_CARD - _WANTED * sum(wins)
