"""A promotion to fight over."""

from conformance.races.contest import Stage
from conformance.target import Request

TIER = {"action": {"discount": {"type": "AMOUNT", "amount_off": 100}}}
"""What a tier is made of, beside its name."""


def promotion(stage: Stage) -> tuple[str, str]:
    """Return the ids of a new promotion campaign and of its only tier.

    Raises:
        Spoiled: it cannot be made.
    """
    tiers = [{"name": stage.name("tier"), **TIER}]
    body = {"name": stage.name("promotion"), "campaign_type": "PROMOTION"}
    made = stage.make(Request("POST", "/v1/campaigns", body | {"promotion": {"tiers": tiers}}))
    campaign = made.document
    return str(campaign["id"]), str(campaign["promotion"]["tiers"][0]["id"])
