"""Where a sabotage has to show itself: a small shop, few calls, and one piece of evidence."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.mock_server.app.server import Reply, Server, request

NOON = "2026-01-15T12:00:00.000Z"
OFF = {"discount": {"type": "AMOUNT", "amount_off": 1000}}
MORNING = {"start_time": "08:00", "expiration_time": "12:00", "days_of_week": [4]}
WORLD: dict[str, Any] = {
    "now": NOON,
    "settings": {},
    "customers": [
        {"id": "cust_ann", "source_id": "ann", "name": "Ann", "metadata": {"tier": "gold"}},
        {"id": "cust_ben", "source_id": "ben", "name": "Ben"},
    ],
    "categories": [
        {"id": "cat_only", "name": "Only", "hierarchy": 1, "stacking_rules_type": "EXCLUSIVE"}
    ],
    "orders": [
        {"id": "ord_1", "source_id": "first", "amount": 5000, "metadata": {"a": 1}}
        | {"items": [{"product_id": "mug", "quantity": 2, "price": 2500}], "status": "PAID"},
        {"id": "ord_2", "source_id": "second", "amount": 100},
    ],
    "campaigns": [
        {"id": "camp_autumn", "name": "Autumn", "campaign_type": "PROMOTION"},
        {"id": "camp_codes", "name": "Codes", "voucher": OFF},
        {"id": "camp_over", "name": "Over", "voucher": OFF, "expiration_date": "2026-01-01"},
        {"id": "camp_club", "name": "Club", "voucher": {"loyalty_card": {"points": 0}}},
    ],
    "vouchers": [
        {"code": "TENNER", "metadata": {"a": 1}, **OFF},
        {"code": "ALSO", **OFF},
        {"code": "ONCE", "redemption": {"quantity": 1}, **OFF},
        {"code": "TWICE", "redemption": {"quantity": 2}, **OFF},
        {"code": "OFF", "active": False, **OFF},
        {"code": "TENTH", "discount": {"type": "PERCENT", "percent_off": 10}},
        {"code": "CAPPED", "discount": {"type": "PERCENT", "percent_off": 50, "amount_limit": 300}},
        {"code": "ENDS", "expiration_date": NOON, **OFF},
        {"code": "STARTS", "start_date": NOON, **OFF},
        {"code": "THURSDAY", "validity_day_of_week": [4], **OFF},
        {"code": "MORNING", "validity_hours": {"daily": [MORNING]}, **OFF},
        {"code": "AUTUMN", "campaign_id": "camp_codes", **OFF},
        {"code": "OVER", "campaign_id": "camp_over", **OFF},
        {"code": "LINES", "discount": OFF["discount"] | {"effect": "APPLY_TO_ITEMS"}},
        {"code": "ONLY", "category_ids": ["cat_only"], **OFF},
        {"code": "GIFT", "gift": {"amount": 3000}},
        {"code": "POINTS", "campaign_id": "camp_club", "loyalty_card": {"points": 500}}
        | {"holder_source_id": "ann"},
    ],
    "promotion_tiers": [
        {"id": "promo_good", "name": "Good", "campaign_id": "camp_autumn", **OFF},
        {"id": "promo_also", "name": "Also", "campaign_id": "camp_autumn", **OFF},
        {"id": "promo_off", "name": "Off", "campaign_id": "camp_autumn", "active": False, **OFF},
        {"id": "promo_over", "name": "Over", "campaign_id": "camp_autumn", **OFF}
        | {"expiration_date": "2026-01-14"},
    ],
    "rewards": [
        {"id": "rew_coin", "type": "COIN", "campaign_id": "camp_club"}
        | {"parameters": {"coin": {"exchange_ratio": 1, "points_ratio": 1}}},
    ],
}


@dataclass(frozen=True)
class Bench:
    """A project of its own, and its neighbour, which is always honest."""

    server: Server
    project: dict[str, str]
    neighbour: dict[str, str]

    @property
    def keys(self) -> dict[str, str]:
        return keys_of(self.project)

    @property
    def client_keys(self) -> dict[str, str]:
        return {
            "X-Client-Application-Id": self.project["client_id"],
            "X-Client-Token": self.project["client_token"],
            "Origin": "https://shop.example",
        }

    def ask(self, method: str, path: str, body: Any = None, **keys: Any) -> Reply:
        return self.server.ask(method, path, body, **{"keys": self.keys, **keys})

    def get(self, path: str, **keys: Any) -> Reply:
        return self.ask("GET", path, **keys)

    def post(self, path: str, body: Any = None, **keys: Any) -> Reply:
        return self.ask("POST", path, body, **keys)

    def put(self, path: str, body: Any, **keys: Any) -> Reply:
        return self.ask("PUT", path, body, **keys)

    def delete(self, path: str, **keys: Any) -> Reply:
        return self.ask("DELETE", path, **keys)

    def at_once(self, method: str, path: str, *bodies: Any) -> list[Reply]:
        """Send a request with each of *bodies*, all of them at the same time."""
        return self.server.at_once([request(method, path, b, None, self.keys) for b in bodies])

    def redeem(self, *codes: str, amount: int = 5000, **more: Any) -> Reply:
        return self.post("/v1/redemptions", redeeming(*codes, amount=amount, **more))

    def validate(self, *codes: str, amount: int = 5000, **more: Any) -> Reply:
        return self.post("/v1/validations", redeeming(*codes, amount=amount, **more))

    def by_client(self, verb: str, *codes: str, **more: Any) -> Reply:
        path = f"/client/v1/{verb}"
        return self.post(path, redeeming(*codes, **more), keys=self.client_keys)

    def roll_back(self, redeemed: Reply) -> Reply:
        return self.post(f"/v1/redemptions/{redeemed.json['redemptions'][0]['id']}/rollback")

    def uses(self, code: str) -> int:
        used: int = self.get(f"/v1/vouchers/{code}/redemption").json["redeemed_quantity"]
        return used

    def balance(self) -> int:
        balance: int = self.get("/v1/vouchers/GIFT").json["gift"]["balance"]
        return balance

    def furnish(self, **sections: Any) -> None:
        """Open the shop anew with more in it, or set otherwise."""
        self.put(
            "/_mock/world", WORLD | {name: _more(name, each) for name, each in sections.items()}
        )

    def validate_cart(self, *codes: str, pens: int = 1) -> int:
        """Return what vouchers take off a mug of 200 and pens of 100."""
        items = [
            {"product_id": "mug", "quantity": 1, "price": 200},
            {"product_id": "pen", "quantity": pens, "price": 100},
        ]
        validated = self.post("/v1/validations", redeeming(*codes) | {"order": {"items": items}})
        off: int = validated.json["order"]["total_discount_amount"]
        return off

    def turn_clock(self, **change: Any) -> None:
        self.put("/_mock/clock", change)

    def token(self, scope: str = "api") -> dict[str, str]:
        """Return the header of a new access token."""
        form = f"grant_type=client_credentials&scope={scope}".encode()
        issued = self.post("/v1/oauth/token", form, headers=FORM).json["access_token"]
        return {"Authorization": f"Bearer {issued}"}


def _more(section: str, added: Any) -> Any:
    return [*WORLD.get(section, ()), *added] if isinstance(added, list) else added


FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def keys_of(project: dict[str, str]) -> dict[str, str]:
    return {"X-App-Id": project["app_id"], "X-App-Token": project["app_token"]}


def redeeming(*codes: str, amount: int = 5000, **more: Any) -> dict[str, Any]:
    kinds = ["promotion_tier" if code.startswith("promo_") else "voucher" for code in codes]
    named = [{"object": kind, "id": code} for kind, code in zip(kinds, codes, strict=True)]
    return {"redeemables": named, "order": {"amount": amount}, **more}


@dataclass(frozen=True)
class Proof:
    """What shows whether a sabotage is at work."""

    honest: Any
    wrong: Any
    evidence: Callable[[Bench], Any]


PROOFS: dict[str, Proof] = {}


def proves(sabotage: str, *, honest: Any, wrong: Any) -> Callable[..., None]:
    """Register what is decorated: it makes a few calls and returns *honest*, or *wrong*."""

    def register(evidence: Callable[[Bench], Any]) -> None:
        assert sabotage not in PROOFS
        PROOFS[sabotage] = Proof(honest, wrong, evidence)

    return register
