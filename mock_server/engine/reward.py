"""What loyalty points buy: money off the order, a voucher, or a thing."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Literal, TypeAlias

from mock_server.engine.order import Item
from mock_server.engine.validity import Metadata

RewardType: TypeAlias = Literal["COIN", "CAMPAIGN", "MATERIAL"]


@dataclass(frozen=True, slots=True)
class Coin:
    """Pay with points: `points_ratio` points are worth `exchange_ratio` major units of money."""

    exchange_ratio: Decimal
    points_ratio: int


@dataclass(frozen=True, slots=True)
class Handout:
    """A voucher of a campaign; `balance` is credits (minor units) or points to put on a card.

    `campaign_id` None: nobody said which, and nothing is handed out.
    """

    campaign_id: str | None = None
    balance: int | None = None
    type: str | None = None


@dataclass(frozen=True, slots=True)
class Material:
    """A product, or one SKU of it; both None if nobody said which."""

    product_id: str | None = None
    sku_id: str | None = None


@dataclass(frozen=True, slots=True)
class Reward:
    """A reward as the project stores it; its type follows from what it gives."""

    id: str
    name: str
    gives: Coin | Handout | Material
    created_at: datetime
    stock: int | None = None
    redeemed: int = 0
    metadata: Metadata | None = None
    updated_at: datetime | None = None

    @property
    def type(self) -> RewardType:
        """The word for what it gives."""
        match self.gives:
            case Coin():
                return "COIN"
            case Handout():
                return "CAMPAIGN"
            case Material():
                return "MATERIAL"


@dataclass(frozen=True, slots=True)
class RewardAssignment:
    """A reward on offer in a loyalty campaign; `points` is what it costs, None for COIN."""

    id: str
    reward_id: str
    campaign_id: str
    created_at: datetime
    points: int | None = None
    updated_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Bought:
    """What points were spent on, as recorded: the offer and what was handed over.

    `voucher_id` and `code` name the voucher of a CAMPAIGN reward; `product` and `sku` are the thing
    of a MATERIAL one, as far as the catalogue knows it.
    """

    offer: "Offer"
    voucher_id: str | None = None
    code: str | None = None
    product: Item | None = None
    sku: Item | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """A reward together with its assignment to the card's campaign."""

    reward: Reward
    assignment: RewardAssignment
