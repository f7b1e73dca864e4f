"""The sections of a world document in the order in which they refer to each other.

To add one: a module with `load` and `export`, and its line here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from mock_server.engine.access_token import AccessToken
from mock_server.engine.async_action import AsyncAction
from mock_server.engine.bin_entry import BinEntry
from mock_server.engine.reward import RewardAssignment
from mock_server.engine.rule_assignment import RuleAssignment
from mock_server.engine.session import Hold
from mock_server.engine.transaction import Transaction as CardTransaction
from mock_server.store import codec
from mock_server.store.kinds import (
    ASYNC_ACTIONS,
    BIN,
    CAMPAIGNS,
    CATEGORIES,
    CUSTOMERS,
    HOLDS,
    METADATA_SCHEMAS,
    ORDERS,
    PRODUCTS,
    PROMOTION_STACKS,
    PROMOTION_TIERS,
    REWARD_ASSIGNMENTS,
    REWARDS,
    RULE_ASSIGNMENTS,
    RULES,
    SKUS,
    TOKENS,
    TRANSACTIONS,
    VOUCHERS,
    Kind,
)
from mock_server.world.document import (
    campaigns,
    categories,
    customers,
    metadata_schemas,
    orders,
    products,
    promotion_stacks,
    promotion_tiers,
    rewards,
    rules,
    vouchers,
)
from mock_server.world.document.fields import Fields
from mock_server.world.document.filling import Filling
from spec import Json

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Section:
    """One list of a document: how an entry is stored and how an entity is written."""

    name: str
    kind: Kind[Any]
    load: Callable[[Filling, Fields], None]
    export: Callable[[Any], Json]


def _records(name: str, kind: Kind[T], entity: type[T]) -> Section:
    """Return the section of records that are written in full, field by field of *entity*."""

    def load(filling: Filling, source: Fields) -> None:
        record = source.whole(entity)
        source.close()
        filling.add(source, kind, record)

    return Section(name, kind, load, codec.encode)


SECTIONS = (
    Section("categories", CATEGORIES, categories.load, categories.export),
    Section("metadata_schemas", METADATA_SCHEMAS, metadata_schemas.load, metadata_schemas.export),
    Section("customers", CUSTOMERS, customers.load, customers.export),
    Section("products", PRODUCTS, products.load, products.export),
    Section("skus", SKUS, products.load_sku, products.export),
    Section("campaigns", CAMPAIGNS, campaigns.load, campaigns.export),
    Section("promotion_tiers", PROMOTION_TIERS, promotion_tiers.load, promotion_tiers.export),
    Section("promotion_stacks", PROMOTION_STACKS, promotion_stacks.load, promotion_stacks.export),
    Section("validation_rules", RULES, rules.load, rules.export),
    Section("vouchers", VOUCHERS, vouchers.load, vouchers.export),
    _records("validation_rule_assignments", RULE_ASSIGNMENTS, RuleAssignment),
    Section("rewards", REWARDS, rewards.load, rewards.export),
    _records("reward_assignments", REWARD_ASSIGNMENTS, RewardAssignment),
    Section("orders", ORDERS, orders.load, orders.export),
    _records("transactions", TRANSACTIONS, CardTransaction),
    _records("sessions", HOLDS, Hold),
    _records("bin", BIN, BinEntry),
    _records("tokens", TOKENS, AccessToken),
    _records("async_actions", ASYNC_ACTIONS, AsyncAction),
)
