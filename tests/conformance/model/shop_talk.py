"""Calls that a random shopper makes, most of them sensible."""

from random import Random  # noqa: TID251 - a walk is chance, tamed by its seed

_PRICES = (100, 333, 999, 2000)
_AMOUNTS = (0, 1, 99, 1000, 5555, 20000)
_EFFECTS = {
    "AMOUNT": (
        "APPLY_TO_ORDER",
        "APPLY_TO_ITEMS",
        "APPLY_TO_ITEMS_BY_QUANTITY",
        "APPLY_TO_ITEMS_PROPORTIONALLY",
        "APPLY_TO_ITEMS_PROPORTIONALLY_BY_QUANTITY",
    ),
    "PERCENT": ("APPLY_TO_ORDER", "APPLY_TO_ITEMS"),
    "FIXED": ("APPLY_TO_ORDER", "APPLY_TO_ITEMS"),
    "UNIT": ("ADD_MISSING_ITEMS", "ADD_NEW_ITEMS"),
}
_VALUES = {
    "AMOUNT": ("amount_off", (1, 300, 1000, 100000)),
    "PERCENT": ("percent_off", (1, 12.5, 33.3, 100)),
    "FIXED": ("fixed_amount", (0, 100, 1500)),
    "UNIT": ("unit_off", (1, 2)),
}


class ShopTalk:
    """Draws bodies; what was made so far is in the lists.

    Attributes:
        vouchers: Codes and ids of discount vouchers.
        cards: Codes of gift cards.
        tiers: Ids of promotion tiers.
        orders: Ids of orders.
        keys: Of sessions.
    """

    def __init__(self, seed: int) -> None:
        self.dice = Random(seed)
        self.vouchers: list[str] = []
        self.cards: list[str] = []
        self.tiers: list[str] = []
        self.orders: list[str] = []
        self.keys: list[str] = []

    def chance(self, share: float) -> bool:
        return self.dice.random() < share

    def discount(self):
        kind = self.dice.choice(tuple(_EFFECTS))
        name, values = _VALUES[kind]
        drawn = {"type": kind, name: self.dice.choice(values)}
        if self.chance(0.8):
            drawn["effect"] = self.dice.choice(_EFFECTS[kind])
        if kind == "UNIT":
            drawn["unit_type"] = self.product()
        if kind in ("AMOUNT", "PERCENT") and self.chance(0.2):
            drawn["aggregated_amount_limit"] = 500
        return drawn

    def voucher(self):
        drawn = {"type": "DISCOUNT_VOUCHER", "discount": self.discount()}
        maybe = {
            "redemption": {"quantity": self.dice.randrange(1, 4)},
            "expiration_date": self.dice.choice(("2020-01-01", "2999-01-01T00:00:00Z")),
            "start_date": self.dice.choice(("2020-01-01", "2999-01-01T00:00:00Z")),
            "active": False,
            "metadata": {"a": 1, "b": None},
            "validity_day_of_week": self.dice.choice(([0], [0, 1, 2, 3, 4, 5, 6])),
        }
        return drawn | {name: value for name, value in maybe.items() if self.chance(0.15)}

    def card(self):
        gift = {"amount": self.dice.choice((500, 5000, 20000))}
        if self.chance(0.3):
            gift["effect"] = self.dice.choice(("APPLY_TO_ITEMS", "APPLY_TO_ORDER"))
        return {"type": "GIFT_VOUCHER", "gift": gift}

    def product(self):
        return f"prod_{self.dice.randrange(4)}"

    def item(self):
        maybe = {
            "product_id": self.product(),
            "price": self.dice.choice(_PRICES),
            "quantity": self.dice.randrange(1, 5),
        }
        drawn = {name: value for name, value in maybe.items() if self.chance(0.85)}
        if self.chance(0.1):
            drawn |= {self.dice.choice(("product", "sku")): {"id": self.product()}}
        return drawn

    def order(self):
        drawn = {}
        if self.chance(0.5):
            drawn["amount"] = self.dice.choice(_AMOUNTS)
        if self.chance(0.6):
            drawn["items"] = [self.item() for _ in range(self.dice.randrange(1, 4))]
        if self.orders and self.chance(0.15):
            return drawn | {"id": self.dice.choice(self.orders)}
        if self.chance(0.2):
            drawn["source_id"] = f"cart-{self.dice.randrange(6)}"
        return drawn

    def customer(self):
        drawn = {"source_id": f"shopper-{self.dice.randrange(5)}"}
        if self.chance(0.3):
            drawn["name"] = f"N{self.dice.randrange(9)}"
        if self.chance(0.2):
            drawn["metadata"] = {"m": self.dice.choice((1, None, "x"))}
        return {"id": "cust_nobody"} if self.chance(0.05) else drawn

    def redeemable(self):
        if self.cards and self.chance(0.3):
            credits = {"gift": {"credits": self.dice.choice((1, 100, 3000, 99999))}}
            card = {"object": "voucher", "id": self.dice.choice(self.cards)}
            return card | (credits if self.chance(0.7) else {})
        if self.tiers and self.chance(0.2):
            return {"object": "promotion_tier", "id": self.dice.choice(self.tiers)}
        known = self.vouchers if self.vouchers and self.chance(0.95) else ["nothing"]
        return {"object": "voucher", "id": self.dice.choice(known)}

    def redemption(self, most: int = 4):
        number = 1 if self.chance(0.5) else self.dice.randrange(1, most + 1)
        drawn = {"redeemables": [self.redeemable() for _ in range(number)]}
        maybe = {"order": self.order(), "customer": self.customer()}
        drawn |= {name: value for name, value in maybe.items() if self.chance(0.7)}
        if self.chance(0.2):
            drawn["metadata"] = {"a": 1}
        if self.keys and self.chance(0.2):
            drawn["session"] = {"type": "LOCK", "key": self.dice.choice(self.keys)}
        return drawn

    def validation(self):
        hold = {"type": "LOCK", "key": f"K{self.dice.randrange(4)}", "ttl": 1, "ttl_unit": "HOURS"}
        drawn = self.redemption()
        return drawn | ({"session": hold} if self.chance(0.4) else {})
