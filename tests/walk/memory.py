"""What a walk knows to exist: told by the start world, and by every answer since."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from spec import Json
from tests.walk.draws import Draws

_KEPT = 60
"""So many of a kind are remembered: few enough that calls meet each other."""

_UNKNOWN_ONCE_IN = 30


@dataclass(frozen=True, slots=True)
class Card:
    """A voucher as far as calls need to know it; the holder by source id."""

    id: str
    code: str
    type: str
    campaign_id: str | None = None
    holder: str | None = None


@dataclass(slots=True)
class Memory:
    """Names by pool, the oldest first.

    The pools are those of the contract's `x-pool`, and some more: parts of stacks, records that
    cannot be rolled back, and what no call lists (stacks, rewards, products).
    """

    pools: dict[str, list[str]] = field(default_factory=dict)
    cards: dict[str, Card] = field(default_factory=dict)
    locks: list[tuple[str, str]] = field(default_factory=list)
    source_ids: dict[str, str] = field(default_factory=dict)

    def pick(self, draws: Draws, *pools: str) -> str:
        """Return something of *pools* that exists or did; at times, and without any, nonsense."""
        known = [name for pool in pools for name in self.pools.get(pool, ())]
        return (
            draws.nonsense() if not known or draws.one_in(_UNKNOWN_ONCE_IN) else draws.one_of(known)
        )

    def card(self, draws: Draws, *types: str) -> Card | None:
        """Return a voucher, of one of *types* if there are any given; None if there is none."""
        fitting = [card for card in self.cards.values() if not types or card.type in types]
        return draws.one_of(fitting) if fitting else None

    def add(self, pool: str, name: str | None) -> None:
        """Remember *name*; of too many the oldest but one half of them goes."""
        known = self.pools.setdefault(pool, [])
        if name and name not in known:
            known.append(name)
            if len(known) > _KEPT:
                del known[_KEPT // 2]

    def forget(self, *names: str) -> None:
        """Forget what was deleted, under every name that it has."""
        gone = {*names}
        for card in list(self.cards.values()):
            if gone & {card.id, card.code, card.campaign_id}:
                gone |= {card.id, card.code}
                del self.cards[card.id]
        for known in self.pools.values():
            known[:] = [name for name in known if name not in gone]
        self.locks = [lock for lock in self.locks if lock[0] not in gone]

    def release(self, code: str, key: str) -> None:
        """Forget that the session *key* holds the voucher *code*."""
        self.locks = [lock for lock in self.locks if lock != (code, key)]

    def learn(self, answer: Json) -> None:
        """Remember everything that the successful *answer* shows."""
        for part in _objects(answer):
            reader = _READERS.get(part.get("object"))
            if reader is not None:
                reader(self, part)
        if isinstance(answer, dict):
            self.add("access_token", answer.get("access_token"))
            self.add("async_action_id", answer.get("async_action_id"))
            self._learn_session(answer)

    def _learn_session(self, answer: Json) -> None:
        key = (answer.get("session") or {}).get("key")
        self.add("session_key", key)
        held = [part.get("id") for part in answer.get("redeemables") or ()] or [answer.get("code")]
        self.locks = (self.locks + [(code, key) for code in held if code and key])[-_KEPT:]

    def start(self, world: Json) -> None:
        """Remember what the exported *world* has."""
        for customer in world.get("customers", ()):
            self._customer(customer)
        for pool, section in _SECTIONS.items():
            for entity in world.get(section, ()):
                self.add(pool, entity["id"])
        for order in world.get("orders", ()):
            self._order(order)
        for voucher in world.get("vouchers", ()):
            self._voucher(voucher | {"category_id": None})

    def _voucher(self, part: Json) -> None:
        if "type" not in part:
            return
        holder = self.source_ids.get(part.get("holder_id") or "")
        card = Card(part["id"], part["code"], part["type"], part.get("campaign_id"), holder)
        self.cards[card.id] = card
        self.add("voucher_code", card.code)
        if len(self.cards) > 2 * _KEPT:
            del self.cards[list(self.cards)[_KEPT]]

    def _tier(self, part: Json) -> None:
        self.add("promotion_tier_id", part["id"])

    def _campaign(self, part: Json) -> None:
        if "name" in part:
            self.add("campaign_id", part["id"])

    def _customer(self, part: Json) -> None:
        self.add("customer_id", part.get("id"))
        if part.get("source_id"):
            self.add("customer_source_id", part["source_id"])
            self.source_ids[part["id"]] = part["source_id"]

    def _order(self, part: Json) -> None:
        self.add("order_id", part.get("id"))
        self.add("order_source_id", part.get("source_id"))

    def _redemption(self, part: Json) -> None:
        if "result" in part:
            self.add(_role(part), part["id"])

    def _rollback(self, part: Json) -> None:
        self.add("rollback_id", part.get("id"))


def _role(redemption: Json) -> str:
    """Return the pool of a record: what can be done with it depends on its part in a stack."""
    if redemption["result"] == "FAILURE":
        return "failed_redemption_id"
    if redemption.get("redemption"):
        return "child_redemption_id"
    stacked = redemption.get("related_object_type") == "redemption"
    return "parent_redemption_id" if stacked else "redemption_id"


def _objects(part: Json) -> Iterator[Json]:
    """Yield every object in *part* that says what it is, the outer ones first."""
    if isinstance(part, list):
        for each in part:
            yield from _objects(each)
    elif isinstance(part, dict):
        if isinstance(part.get("object"), str):
            yield part
        for each in part.values():
            if isinstance(each, dict | list):
                yield from _objects(each)


_READERS = {
    "voucher": Memory._voucher,
    "promotion_tier": Memory._tier,
    "campaign": Memory._campaign,
    "customer": Memory._customer,
    "order": Memory._order,
    "redemption": Memory._redemption,
    "redemption_rollback": Memory._rollback,
}
_SECTIONS = {
    "promotion_tier_id": "promotion_tiers",
    "stack_id": "promotion_stacks",
    "campaign_id": "campaigns",
    "reward_id": "rewards",
    "product_id": "products",
    "sku_id": "skus",
    "category_id": "categories",
}
