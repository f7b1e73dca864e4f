"""Campaigns and promotion tiers."""

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from conformance.machine.draws import CHOICE, discounts
from conformance.machine.moves.base import Moves
from spec import Json

_CHANGES = (
    {"banner": "Look"},
    {"metadata": {"a": 1}},
    {"expiration_date": "2020-01-01T00:00:00Z"},
)


def _any(moves: Moves) -> bool:
    return bool(moves.life.tiers)


class Promotions(Moves):
    """Moves with promotions."""

    @rule(discount=discounts())
    def make_a_promotion(self, discount: Json) -> None:
        """Create a campaign with one tier."""
        first = {"name": self.life.name("tier"), "action": {"discount": discount}}
        body = {"name": self.life.name("promotion"), "campaign_type": "PROMOTION"}
        made = self.life.call("POST", "/v1/campaigns", body | {"promotion": {"tiers": [first]}})
        if made:
            self.life.campaigns.append(made["id"])
            self.life.tiers += [each["id"] for each in made["promotion"]["tiers"]]

    @precondition(_any)
    @rule(which=CHOICE, discount=discounts(), hierarchy=st.integers(1, 3))
    def make_a_tier(self, which: int, discount: Json, hierarchy: int) -> None:
        """Add a tier to a campaign."""
        campaign = self.pick(self.life.campaigns, which)
        body = {"name": self.life.name("tier"), "action": {"discount": discount}}
        path = f"/v1/promotions/{campaign}/tiers"
        made = self.life.call("POST", path, body | {"hierarchy": hierarchy})
        if made:
            self.life.tiers.append(made["id"])
        self.life.call("GET", path)

    @precondition(_any)
    @rule(which=CHOICE, deed=st.sampled_from(("enable", "disable", "delete", *_CHANGES)))
    def deal_with_a_tier(self, which: int, deed: Json) -> None:
        """Switch a tier, change one member of it, or delete it; and look at it."""
        path = f"/v1/promotions/tiers/{self.pick(self.life.tiers, which)}"
        if deed == "delete":
            self.life.call("DELETE", path)
        elif isinstance(deed, str):
            self.life.call("POST", f"{path}/{deed}")
        else:
            self.life.call("PUT", path, deed)
        self.life.call("GET", path)
        self.life.call("GET", f"/v1/campaigns/{self.pick(self.life.campaigns, which)}")
