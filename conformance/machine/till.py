"""A till at which many codes meet: they are there from the start, and all that happens is pay."""

from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule

from conformance.machine.draws import CHOICE, orders
from conformance.machine.life import Life
from conformance.machine.moves.base import Moves
from conformance.machine.oracle import Oracle
from spec import Json


def _off(kind: str, value: int, effect: str) -> Json:
    name = "amount_off" if kind == "AMOUNT" else "percent_off"
    return {"discount": {"type": kind, name: value, "effect": effect}}


_ORDER, _LINES = "APPLY_TO_ORDER", "APPLY_TO_ITEMS"
_SHELF = (
    _off("AMOUNT", 100, _ORDER),
    _off("PERCENT", 10, _ORDER),
    _off("AMOUNT", 50, _LINES),
    _off("PERCENT", 50, _LINES),
    {"type": "GIFT_VOUCHER", "gift": {"amount": 500, "effect": _ORDER}},
    {"type": "GIFT_VOUCHER", "gift": {"amount": 300, "effect": _LINES}},
    _off("PERCENT", 33, _ORDER),
    _off("AMOUNT", 20_000, _ORDER) | {"redemption": {"quantity": 2}},
    _off("AMOUNT", 1, _ORDER) | {"active": False},
)
"""What there is: every way of paying, all that an order can cost, and what does not work."""


_PICKED = st.lists(st.integers(0, len(_SHELF) - 1), min_size=2, max_size=5, unique=True)


class Till(Moves):
    """Questions and payments with several vouchers of the shelf."""

    oracle: Oracle

    def __init__(self) -> None:
        """Begin a new life on the target; what earlier ones made is out of reach."""
        super().__init__()
        self.life = Life(self.oracle)

    @initialize()
    def stock(self) -> None:
        """Put everything on the shelf, into one category after the other."""
        for body in _SHELF:
            code = self.life.name("code")
            told = {"type": "DISCOUNT_VOUCHER"} | body | self._category()
            if self.life.call("POST", f"/v1/vouchers/{code}", told):
                self.life.codes.append(code)

    @precondition(lambda self: self.life.codes)
    @rule(picked=_PICKED, order=orders())
    def ask(self, picked: list[int], order: Json) -> None:
        """Ask what some vouchers would take off."""
        self.life.call("POST", "/v1/validations", self._body(picked, order))

    @precondition(lambda self: self.life.codes)
    @rule(picked=_PICKED, order=orders())
    def pay(self, picked: list[int], order: Json) -> None:
        """Redeem some vouchers."""
        told = self.life.call("POST", "/v1/redemptions", self._body(picked, order))
        if told:
            first = told["redemptions"][0]
            self.life.redemptions.append(first.get("redemption") or first["id"])

    @precondition(lambda self: self.life.redemptions)
    @rule(which=CHOICE)
    def take_back(self, which: int) -> None:
        """Roll a redemption back, with all that was redeemed with it."""
        undone = self.pick(self.life.redemptions, which)
        self.life.call("POST", f"/v1/redemptions/{undone}/rollbacks")

    def _body(self, picked: list[int], order: Json) -> Json:
        codes = dict.fromkeys(self.pick(self.life.codes, which) for which in picked)
        return {
            "redeemables": [{"object": "voucher", "id": code} for code in codes],
            "order": order,
        }

    def _category(self) -> Json:
        choices = [*self.life.categories, None]
        chosen = choices[len(self.life.codes) % len(choices)]
        return {"category_id": chosen} if chosen else {}


def till(oracle: Oracle) -> type[Till]:
    """Return the machine that asks *oracle*."""
    return type("Till", (Till,), {"oracle": oracle})
