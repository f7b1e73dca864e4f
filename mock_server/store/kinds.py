"""What a project stores: every kind of entity, its key and the indexes that lists and look-ups use.

To add a kind: one line here; both stores then know it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeAlias, TypeVar

from mock_server.engine.access_token import AccessToken
from mock_server.engine.async_action import AsyncAction
from mock_server.engine.bin_entry import BinEntry
from mock_server.engine.campaign import Campaign
from mock_server.engine.category import Category
from mock_server.engine.customer import Customer
from mock_server.engine.metadata import MetadataSchema
from mock_server.engine.order import Order
from mock_server.engine.product import Product, Sku
from mock_server.engine.promotion_tier import PromotionStack, PromotionTier
from mock_server.engine.redemption import Redemption
from mock_server.engine.reward import Reward, RewardAssignment
from mock_server.engine.rollback import Rollback
from mock_server.engine.rule_assignment import RuleAssignment
from mock_server.engine.rules import Rule
from mock_server.engine.session import Hold
from mock_server.engine.settings import Settings
from mock_server.engine.transaction import Transaction as CardTransaction
from mock_server.engine.voucher import Voucher

T = TypeVar("T")
Record: TypeAlias = Redemption | Rollback
"""A row of `GET /v1/redemptions`: redemptions and rollbacks share one ledger (P-53)."""


@dataclass(frozen=True, eq=False)
class Kind(Generic[T]):
    """A kind of entity: `key` gives its id, each index the values under which it is found."""

    name: str
    key: Callable[[T], str]
    indexes: Mapping[str, Callable[[T], Iterable[str]]] = field(default_factory=dict)


def _some(*values: str | None) -> tuple[str, ...]:
    return tuple(value for value in values if value is not None)


VOUCHERS: Kind[Voucher] = Kind(
    "vouchers",
    lambda voucher: voucher.id,
    {
        "code": lambda voucher: (voucher.code,),
        "campaign_id": lambda voucher: _some(voucher.campaign_id),
        "holder_id": lambda voucher: _some(voucher.holder_id),
    },
)
CAMPAIGNS: Kind[Campaign] = Kind(
    "campaigns", lambda campaign: campaign.id, {"name": lambda campaign: (campaign.name,)}
)
PROMOTION_TIERS: Kind[PromotionTier] = Kind(
    "promotion_tiers", lambda tier: tier.id, {"campaign_id": lambda tier: (tier.campaign_id,)}
)
PROMOTION_STACKS: Kind[PromotionStack] = Kind("promotion_stacks", lambda stack: stack.id)
CUSTOMERS: Kind[Customer] = Kind(
    "customers",
    lambda customer: customer.id,
    {
        "source_id": lambda customer: _some(customer.source_id),
        "tracking_id": lambda customer: _some(customer.tracking_id),
    },
)
ORDERS: Kind[Order] = Kind(
    "orders",
    lambda order: order.id or "",
    {
        "source_id": lambda order: _some(order.source_id),
        "customer_id": lambda order: _some(order.customer_id),
    },
)
PRODUCTS: Kind[Product] = Kind(
    "products", lambda product: product.id, {"source_id": lambda product: _some(product.source_id)}
)
SKUS: Kind[Sku] = Kind("skus", lambda sku: sku.id, {"source_id": lambda sku: _some(sku.source_id)})
CATEGORIES: Kind[Category] = Kind("categories", lambda category: category.id)
REWARDS: Kind[Reward] = Kind("rewards", lambda reward: reward.id)
REWARD_ASSIGNMENTS: Kind[RewardAssignment] = Kind(
    "reward_assignments",
    lambda assignment: assignment.id,
    {
        "campaign_id": lambda assignment: (assignment.campaign_id,),
        "reward_id": lambda assignment: (assignment.reward_id,),
    },
)
REDEMPTIONS: Kind[Record] = Kind(
    "redemptions",
    lambda record: record.id,
    {
        "related_object_id": lambda record: (record.related_object_id,),
        "customer_id": lambda record: _some(record.customer_id),
        "campaign_id": lambda record: _some(record.campaign_id),
    },
)
RULES: Kind[Rule] = Kind("validation_rules", lambda rule: rule.id)
RULE_ASSIGNMENTS: Kind[RuleAssignment] = Kind(
    "validation_rule_assignments",
    lambda assignment: assignment.id,
    {
        "related_object_id": lambda assignment: (assignment.related_object_id,),
        "rule_id": lambda assignment: (assignment.rule_id,),
    },
)
METADATA_SCHEMAS: Kind[MetadataSchema] = Kind(
    "metadata_schemas",
    lambda schema: schema.id,
    {"related_object": lambda schema: (schema.related_object,)},
)
HOLDS: Kind[Hold] = Kind(
    "holds",
    lambda hold: hold.id,
    {
        "voucher_id": lambda hold: (hold.voucher_id,),
        "session_key": lambda hold: (hold.session_key,),
    },
)
TRANSACTIONS: Kind[CardTransaction] = Kind(
    "transactions", lambda entry: entry.id, {"voucher_id": lambda entry: (entry.voucher_id,)}
)
BIN: Kind[BinEntry] = Kind("bin", lambda entry: entry.id, {"name": lambda entry: (entry.name,)})
ASYNC_ACTIONS: Kind[AsyncAction] = Kind("async_actions", lambda action: action.id)
TOKENS: Kind[AccessToken] = Kind("tokens", lambda token: token.id)
SETTINGS: Kind[Settings] = Kind("settings", lambda _: "settings")
