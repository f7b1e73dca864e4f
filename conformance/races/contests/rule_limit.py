"""A rule that lets two redemptions of a voucher through."""

from conformance.races.contest import Contest, Reading, Stage
from conformance.values.requests import redemption, voucher

_MOST = 2
_CODE = "RACE-RULE"


def prepare(stage: Stage) -> Contest:
    """As many win as the rule says."""
    stage.world(_WORLD)
    return Contest(
        requests=(redemption(voucher(_CODE)),) * stage.size,
        rule="redemptions.md 7.3",
        most=_MOST,
        readings=(Reading(f"/v1/vouchers/{_CODE}", ("redemption", "redeemed_quantity"), sum),),
    )


_LIMIT = {
    "id": "val_race",
    "name": "redemption.count.daily",
    "conditions": {"$less_than_or_equal": [_MOST]},
}
_WORLD = {
    "vouchers": [
        {
            "code": _CODE,
            "type": "DISCOUNT_VOUCHER",
            "discount": {"type": "AMOUNT", "amount_off": 100},
            "rules": [_LIMIT],
        }
    ]
}
