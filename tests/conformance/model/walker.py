"""Walks through a server at random with the model at its side."""

from conformance.control import Control
from conformance.history import Exchange
from conformance.model.outcome import Mismatch
from conformance.model.shadow import Shadow
from conformance.model.state import State
from conformance.target import Request, Setting, Target
from tests.conformance.model.shop_talk import ShopTalk

_SETTING = Setting("walk", "w")


class Walker:
    """One walk, from an empty world.

    Attributes:
        wrong: What the model objects to, with the call and its number.
        certain: How many predictions said for certain how the call ends.
        calls: How many there were.
    """

    def __init__(self, target: Target, control: Control, seed: int) -> None:
        self.wrong: list[tuple[int, str, str, Mismatch]] = []
        self.calls = 0
        self._target = target
        self._control = control
        self._talk = ShopTalk(seed)
        self._shadow = Shadow(target.contract, {"w": State.empty()})
        self._records: list[str] = []

    def walk(self, steps: int) -> None:
        moves = (
            (8, self._new_voucher),
            (5, self._new_card),
            (24, self._redeem),
            (12, self._validate),
            (9, self._roll_back),
            (5, self._top_up),
            (4, self._change),
            (3, self._switch),
            (1, self._delete),
            (10, self._read),
            (6, self._order),
            (4, self._customer),
            (4, self._tier),
            (5, self._redeem_alone),
        )
        self._control.load({})
        shares, actions = zip(*moves, strict=True)
        for _ in range(steps):
            self._talk.dice.choices(actions, shares)[0]()

    def _call(self, method: str, path: str, body=None) -> Exchange:
        exchange = self._target.send(Request(method, path, body), _SETTING)
        self.calls += 1
        for mismatch in self._shadow.watch(exchange):
            told = f"{method} {path} {body} -> {exchange.status}"
            self.wrong.append((self.calls, told, exchange.response_body[:500], mismatch))
        return exchange

    def _new_voucher(self):
        path = f"/v1/vouchers/V{self._talk.dice.randrange(30)}" if self._talk.chance(0.8) else ""
        made = self._call("POST", path or "/v1/vouchers", self._talk.voucher())
        if made.succeeded:
            self._talk.vouchers.append(self._talk.dice.choice(self._names(made)))

    def _new_card(self):
        path = f"/v1/vouchers/G{self._talk.dice.randrange(10)}"
        if self._call("POST", path, self._talk.card()).succeeded:
            self._talk.cards.append(path.rpartition("/")[2])

    def _redeem(self):
        self._keep(self._call("POST", "/v1/redemptions", self._talk.redemption()))

    def _redeem_alone(self):
        body = self._talk.redemption(most=1)
        (wanted,) = body.pop("redeemables")
        if wanted["object"] == "promotion_tier":
            body.pop("session", None)
            verb = self._talk.dice.choice(("redemption", "validation"))
            path = f"/v1/promotions/tiers/{wanted['id']}/{verb}"
        else:
            verb = self._talk.dice.choice(("redemption", "validate"))
            path = f"/v1/vouchers/{wanted['id']}/{verb}"
            body |= {"gift": wanted["gift"]} if "gift" in wanted else {}
        self._call("POST", path, body)

    def _validate(self):
        answer = self._call("POST", "/v1/validations", self._talk.validation())
        if answer.succeeded and "session" in answer.document:
            self._talk.keys.append(answer.document["session"]["key"])

    def _roll_back(self):
        if not self._records:
            return
        record, plural = self._talk.dice.choice(self._records), self._talk.dice.choice(("", "s"))
        who = {"customer": self._talk.customer()}
        body = self._talk.dice.choice((None, {}, who, {"reason": "r"}, {"metadata": {"z": 1}}))
        answer = self._call("POST", f"/v1/redemptions/{record}/rollback{plural}", body)
        self._records += [answer.document["id"]] if "id" in answer.document else []

    def _top_up(self):
        body = {"amount": self._talk.dice.choice((1, 1000, -3000, -99999))}
        self._call("POST", f"/v1/vouchers/{self._some_voucher()}/balance", body)

    def _change(self):
        changes = (
            {"active": True},
            {"metadata": {"a": 2, "q": None}},
            {"expiration_date": None},
            {"additional_info": "x", "category": "c"},
            {"discount": self._talk.discount()},
        )
        body = self._talk.dice.choice(changes)
        self._call("PUT", f"/v1/vouchers/{self._some_voucher()}", body)

    def _switch(self):
        verb = self._talk.dice.choice(("enable", "disable"))
        self._call("POST", f"/v1/vouchers/{self._some_voucher()}/{verb}")

    def _delete(self):
        force = self._talk.dice.choice(("", "?force=true"))
        self._call("DELETE", f"/v1/vouchers/{self._some_voucher()}{force}")

    def _read(self):
        places = [
            f"vouchers/{self._some_voucher()}",
            f"vouchers/{self._some_voucher()}/redemption",
            f"vouchers/{self._some_voucher()}/transactions",
            f"redemptions/{self._talk.dice.choice(self._records or ['r_0'])}",
            f"orders/{self._talk.dice.choice(self._talk.orders or ['cart-0'])}",
            "customers/shopper-1",
        ]
        kinds = ("vouchers", "redemptions", "orders", "customers", "promotions/tiers")
        places += [f"{kind}{query}" for kind in kinds for query in ("", "?limit=100")]
        self._call("GET", f"/v1/{self._talk.dice.choice(places)}")

    def _order(self):
        body = self._talk.order()
        if self._talk.orders and self._talk.chance(0.3):
            changes = {name: body[name] for name in ("amount", "items") if name in body}
            self._call("PUT", f"/v1/orders/{self._talk.dice.choice(self._talk.orders)}", changes)
            return
        made = self._call("POST", "/v1/orders", body)
        if made.succeeded:
            self._talk.orders.append(made.document["id"])

    def _customer(self):
        name, body = f"shopper-{self._talk.dice.randrange(5)}", self._talk.customer()
        if self._talk.chance(0.6):
            self._call("POST", "/v1/customers", body)
        elif self._talk.chance(0.8):
            self._call("PUT", f"/v1/customers/{name}", {"name": body.get("name")})
        else:
            self._call("DELETE", f"/v1/customers/{name}")

    def _tier(self):
        campaign = {"name": "Tiers", "campaign_type": "PROMOTION", "promotion": {"tiers": []}}
        if self._talk.chance(0.3):
            self._call("POST", "/v1/campaigns", campaign)
        body = {"name": "T", "action": {"discount": self._talk.discount()}}
        made = self._call("POST", "/v1/promotions/Tiers/tiers", body)
        if made.succeeded:
            self._talk.tiers.append(made.document["id"])

    def _some_voucher(self):
        return self._talk.dice.choice((*self._talk.vouchers, *self._talk.cards, "nothing"))

    def _names(self, made: Exchange):
        return made.document["code"], made.document["id"]

    def _keep(self, answer: Exchange):
        document = answer.document
        if answer.succeeded:
            self._talk.orders.append(document["order"]["id"])
            self._records += [each["id"] for each in document["redemptions"]]
            self._records += [document.get("parent_redemption", {}).get("id", "r_0")]
        elif document.get("resource_type") == "redemption":
            self._records.append(document["resource_id"])
