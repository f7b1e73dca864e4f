"""Making, changing, reading and deleting vouchers."""

from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule

from conformance.machine.draws import CHOICE, MONEY, USES, discounts
from conformance.machine.moves.base import Moves
from spec import Json

_DATES = (None, "2020-01-01T00:00:00Z", "2090-01-01T00:00:00.000Z")
_CHANGES = (
    {"metadata": {"a": 1}},
    {"metadata": {"b": "two"}},
    {"additional_info": "changed"},
    {"expiration_date": _DATES[1]},
    {"expiration_date": _DATES[2]},
    {"start_date": _DATES[2]},
    {"active": False},
    {"category": "sale"},
)


def _any(moves: Moves) -> bool:
    return bool(moves.life.codes)


class Vouchers(Moves):
    """Moves with vouchers."""

    @initialize(discount=discounts(), uses=USES, amount=MONEY.filter(bool))
    def open(self, discount: Json, uses: int | None, amount: int) -> None:
        """Begin with a voucher and a gift card: nothing happens without."""
        self.make_a_gift_card(amount, None, False)
        self.make_a_discount(discount, uses, None, True)

    @rule(discount=discounts(), uses=USES, start=st.sampled_from(_DATES), active=st.booleans())
    def make_a_discount(self, discount: Json, uses: int | None, start: Json, active: bool) -> None:
        """Create a voucher with a discount, now and then with dates or switched off."""
        body = {"type": "DISCOUNT_VOUCHER", "discount": discount}
        self._make(body | _some(start_date=start, redemption=uses and {"quantity": uses}), active)

    @rule(amount=MONEY.filter(bool), end=st.sampled_from((None, *_DATES)), items=st.booleans())
    def make_a_gift_card(self, amount: int, end: Json, items: bool) -> None:
        """Create a gift card."""
        effect = "APPLY_TO_ITEMS" if items else "APPLY_TO_ORDER"
        gift = {"amount": amount, "effect": effect}
        self._make({"type": "GIFT_VOUCHER", "gift": gift} | _some(expiration_date=end), True)

    @precondition(_any)
    @rule(which=CHOICE, deed=st.sampled_from(("again", "enable", "disable", "delete", "remove")))
    def deal_with_a_voucher(self, which: int, deed: str) -> None:
        """Give its code to another one, switch it, or delete it; and look at it."""
        path = f"/v1/vouchers/{self.pick(self.life.codes, which)}"
        match deed:
            case "again":
                other = {"type": "AMOUNT", "amount_off": 1}
                self.life.call("POST", path, {"type": "DISCOUNT_VOUCHER", "discount": other})
            case "delete":
                self.life.call("DELETE", path)
            case "remove":
                self.life.call("DELETE", f"{path}?force=true")
            case _:
                self.life.call("POST", f"{path}/{deed}")
        self.life.call("GET", path)

    @precondition(_any)
    @rule(which=CHOICE, change=st.sampled_from(_CHANGES))
    def change_a_voucher(self, which: int, change: Json) -> None:
        """Change one member; the others stay."""
        path = f"/v1/vouchers/{self.pick(self.life.codes, which)}"
        self.life.call("PUT", path, change)
        self.life.call("GET", path)

    @precondition(_any)
    @rule(which=CHOICE, amount=st.sampled_from([100, -100, 1, -5000, 0]))
    def change_a_balance(self, which: int, amount: int) -> None:
        """Put something on a card, or take it off; other vouchers have no balance."""
        path = f"/v1/vouchers/{self.pick(self.life.codes, which)}"
        self.life.call("POST", f"{path}/balance", {"amount": amount})
        self.life.call("GET", path)
        self.life.call("GET", f"{path}/transactions")

    @rule(limit=st.integers(1, 3), page=st.integers(1, 2))
    def list_vouchers(self, limit: int, page: int) -> None:
        """Read a page of all vouchers, the youngest first."""
        self.life.call("GET", f"/v1/vouchers?limit={limit}&page={page}&order=-created_at")

    def _make(self, body: Json, active: bool) -> None:
        code = self.life.name("code")
        if self.life.call("POST", f"/v1/vouchers/{code}", body | {"active": active}):
            self.life.codes.append(code)
            self.life.call("GET", f"/v1/vouchers/{code}")


def _some(**members: Json) -> dict[str, Json]:
    """Return the *members* that are not None."""
    return {name: value for name, value in members.items() if value is not None}
