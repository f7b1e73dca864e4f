"""What every section of a world document is loaded with: the transaction, and its sore points."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from mock_server.engine.campaign import Campaign, CampaignType, VoucherTemplate
from mock_server.engine.customer import Customer
from mock_server.engine.voucher import Gift, LoyaltyCard
from mock_server.service.moment import Moment
from mock_server.store.base import Transaction
from mock_server.store.kinds import CAMPAIGNS, CATEGORIES, CUSTOMERS, Kind
from mock_server.world.document.fields import Fields

T = TypeVar("T")

_CAMPAIGN_TYPES: dict[str, CampaignType] = {
    "DISCOUNT_VOUCHER": "DISCOUNT_COUPONS",
    "GIFT_VOUCHER": "GIFT_VOUCHERS",
    "LOYALTY_CARD": "LOYALTY_PROGRAM",
}


@dataclass(frozen=True, slots=True)
class Filling:
    """One loading of a document into an empty project.

    Attributes:
        tx: The project's entities, empty at first.
        at: The time that the document sets, and new ids.
        exact: Whether the document is an export. It is then taken as it stands: a reference may
            name something that was deleted since, and nothing is filled in.
        taken: The ids by (kind, index, value), so that a big world does not search its own writes.
    """

    tx: Transaction
    at: Moment
    exact: bool
    taken: dict[tuple[str, str, str], str] = field(default_factory=dict)

    def born(self, source: Fields, kind: type, prefix: str, without: Iterable[str] = ()) -> Any:  # noqa: ANN401 - arguments of a dataclass
        """Return the plain fields of *source* for a *kind*, with an id and a birth date."""
        values = source.plain(kind, frozenset(without))
        values.setdefault("created_at", self.at.now)
        if values.get("id") is None:
            values["id"] = self.at.new_id(prefix)
        return values

    def add(self, source: Fields, kind: Kind[T], entity: T, *unique: str) -> None:
        """Store *entity*, read from *source*, if nothing has its id or a value of *unique*.

        Raises:
            WorldError: One of them is empty, or an entity before it has the same.
        """
        key = kind.key(entity)
        if not key:
            raise source.refusal("expected some characters", "id")
        if self.tx.get(kind, key) is not None:
            raise source.refusal(f"{key} is there twice", "id")
        for index in unique:
            for value in kind.indexes[index](entity):
                if not value:
                    raise source.refusal("expected some characters", index)
                if self.taken.setdefault((kind.name, index, value), key) != key:
                    raise source.refusal(f"{value} is there twice", index)
        self.tx.put(kind, entity)

    def known(self, kind: Kind[T], index: str, value: str) -> T | None:
        """Return the entity that `add` filed under *value* of a unique *index*."""
        key = self.taken.get((kind.name, index, value))
        return None if key is None else self.tx.get(kind, key)

    def refer(self, source: Fields, kind: Kind[T], key: str | None, *steps: str | int) -> None:
        """Make sure that *key*, at *steps* of *source*, names an entity.

        Raises:
            WorldError: Nothing has that id.
        """
        if key is not None and not self.exact and self.tx.get(kind, key) is None:
            raise source.refusal(f"nothing among the {kind.name} has the id {key}", *steps)

    def categorised(self, source: Fields, ids: Iterable[str]) -> None:
        """Make sure that the `category_ids` of *source* are all known."""
        for position, key in enumerate(ids):
            self.refer(source, CATEGORIES, key, "category_ids", position)

    def holder(self, source: Fields) -> str | None:
        """Return the id of the customer whom `holder_id` or `holder_source_id` names.

        A source id that nobody has makes a customer.
        """
        key = source.read("holder_id", str)
        source_id = source.read("holder_source_id", str)
        self.refer(source, CUSTOMERS, key, "holder_id")
        if source_id is None:
            return key
        holder = self.known(CUSTOMERS, "source_id", source_id)
        if holder is None:
            holder = Customer(self.at.new_id("cust"), self.at.now, source_id=source_id)
            self.add(source, CUSTOMERS, holder, "source_id")
        return holder.id

    def campaign(self, source: Fields, template: VoucherTemplate | None) -> Campaign | None:
        """Return the campaign that `campaign_id` or `campaign` (its name) of *source* names.

        One that nothing defines is made, with *template*; without one it is a promotion.

        Raises:
            WorldError: The campaign with that id has another name.
        """
        key, name = source.read("campaign_id", str), source.read("campaign", str)
        if key is None and name is None:
            return None
        campaign = self._known_campaign(key, name)
        if campaign is None:
            return self._new_campaign(source, key, name, template)
        if name not in (None, campaign.name):
            raise source.refusal(f"campaign {campaign.id} is called {campaign.name}", "campaign")
        return campaign

    def _known_campaign(self, key: str | None, name: str | None) -> Campaign | None:
        if key is not None:
            return self.tx.get(CAMPAIGNS, key)
        return self.known(CAMPAIGNS, "name", name or "")

    def _new_campaign(
        self, source: Fields, key: str | None, name: str | None, template: VoucherTemplate | None
    ) -> Campaign:
        key = self.at.new_id("camp") if key is None else key
        campaign = Campaign(
            id=key,
            name=key if name is None else name,
            campaign_type=campaign_type(template),
            created_at=self.at.now,
            voucher=None if template is None else unspent(template),
        )
        self.add(source, CAMPAIGNS, campaign, "name")
        return campaign


def unspent(template: VoucherTemplate) -> VoucherTemplate:
    """Return *template*, read from a voucher in use, as what a new voucher starts with."""
    gift, card = template.gift, template.loyalty_card
    return replace(
        template,
        gift=None if gift is None else Gift(gift.amount, gift.amount, effect=gift.effect),
        loyalty_card=None if card is None else LoyaltyCard(card.points, card.points),
    )


def campaign_type(template: VoucherTemplate | None) -> CampaignType:
    """Return the type of a campaign by what its vouchers are; without any it is a promotion."""
    if template is None:
        return "PROMOTION"
    return "REFERRAL_PROGRAM" if template.is_referral_code else _CAMPAIGN_TYPES[template.type]
