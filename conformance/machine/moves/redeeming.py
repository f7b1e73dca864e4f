"""Validating, redeeming, rolling back."""

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule
from hypothesis.strategies import SearchStrategy

from conformance.machine.draws import CHOICE, orders
from conformance.machine.moves.base import Moves
from spec import Json

_CREDITS = (None, 1, 100, 100_000)
_LOCK = {"type": "LOCK"}
_BUYERS = st.tuples(CHOICE, st.sampled_from(({}, {"name": "Dee"}, {"metadata": {"shoe": 41}})))
"""Which customer redeems, and what the call tells of them."""


def _wishes() -> SearchStrategy[list[tuple[int, int | None]]]:
    """Draw which vouchers to take, each with how many credits."""
    wish = st.tuples(CHOICE, st.sampled_from(_CREDITS))
    return st.lists(wish, min_size=1, max_size=3, unique_by=lambda each: each[0])


def _any(moves: Moves) -> bool:
    return bool(moves.life.codes)


class Redeeming(Moves):
    """Moves that use things up."""

    @precondition(_any)
    @rule(wishes=_wishes(), tier=st.none() | CHOICE, order=orders(), buyer=st.none() | _BUYERS)
    def redeem(
        self,
        wishes: list[tuple[int, int | None]],
        tier: int | None,
        order: Json,
        buyer: tuple[int, Json] | None,
    ) -> None:
        """Redeem some vouchers and a tier, and read what became of them and of the buyer."""
        body = self._body(wishes, tier, order, buyer)
        self._redeem(body)
        if "customer" in body:
            self.life.call("GET", f"/v1/customers/{body['customer']['source_id']}")

    @precondition(_any)
    @rule(wishes=_wishes(), tier=st.none() | CHOICE, order=orders(), lock=st.booleans())
    def validate_and_redeem(
        self, wishes: list[tuple[int, int | None]], tier: int | None, order: Json, lock: bool
    ) -> None:
        """Redeem exactly what was validated, under its session if there is one."""
        body = self._body(wishes, tier, order, None)
        told = self.life.call(
            "POST", "/v1/validations", body | ({"session": _LOCK} if lock else {})
        )
        session = (told or {}).get("session")
        self._redeem(body | ({"session": {"key": session["key"]}} if session else {}))

    @precondition(_any)
    @rule(wishes=_wishes(), order=orders(), lock=st.booleans())
    def validate(self, wishes: list[tuple[int, int | None]], order: Json, lock: bool) -> None:
        """Validate for somebody new, who stays so, with or without a session that stays."""
        somebody = self.life.name("somebody")
        body = self._body(wishes, None, order, None)
        body["customer"] = {"source_id": somebody, "name": "Some Body"}
        told = self.life.call(
            "POST", "/v1/validations", body | ({"session": _LOCK} if lock else {})
        )
        session = (told or {}).get("session")
        if session:
            codes = [each["id"] for each in body["redeemables"]]
            self.life.sessions += [(code, session["key"]) for code in codes]
        self._read(body)
        self.life.call("GET", f"/v1/customers/{somebody}")

    @precondition(lambda self: self.life.sessions)
    @rule(which=CHOICE)
    def release(self, which: int) -> None:
        """Give a lock up."""
        code, key = self.pick(self.life.sessions, which)
        self.life.call("DELETE", f"/v1/vouchers/{code}/sessions/{key}")

    @precondition(_any)
    @rule(which=CHOICE, order=orders(), client=st.booleans())
    def redeem_alone(self, which: int, order: Json, client: bool) -> None:
        """Redeem one voucher in another way: by its own path, or from the client side."""
        code = self.pick(self.life.codes, which)
        if client:
            body = {"redeemables": [{"object": "voucher", "id": code}], "order": order}
            self.life.call("POST", "/client/v1/redemptions", body)
        else:
            told = self.life.call("POST", f"/v1/vouchers/{code}/redemption", {"order": order})
            self.life.redemptions += [told["id"]] if told else []
        self.life.call("GET", f"/v1/vouchers/{code}")

    @precondition(lambda self: self.life.redemptions)
    @rule(which=CHOICE, whole=st.booleans())
    def roll_back(self, which: int, whole: bool) -> None:
        """Roll a redemption back, alone or with its stack, and read what became of it."""
        path = f"/v1/redemptions/{self.pick(self.life.redemptions, which)}"
        self.life.call("POST", f"{path}/rollback{'s' if whole else ''}")
        self.life.call("GET", path)
        for code in self.life.codes[-3:]:
            self.life.call("GET", f"/v1/vouchers/{code}")

    @precondition(_any)
    @rule(wishes=_wishes(), order=orders(), which=CHOICE)
    def redeem_and_roll_back(
        self, wishes: list[tuple[int, int | None]], order: Json, which: int
    ) -> None:
        """Redeem, and take it back at once."""
        before = len(self.life.redemptions)
        self._redeem(self._body(wishes, None, order, None))
        if len(self.life.redemptions) > before:
            self.roll_back(0, bool(which % 2))

    @precondition(_any)
    @rule(which=CHOICE)
    def list_uses(self, which: int) -> None:
        """Read what a voucher was used for, and the youngest of all redemptions."""
        self.life.call("GET", f"/v1/vouchers/{self.pick(self.life.codes, which)}/redemption")
        self.life.call("GET", "/v1/redemptions?limit=3")

    def _redeem(self, body: Json) -> None:
        told = self.life.call("POST", "/v1/redemptions", body)
        if told:
            self.life.redemptions += [each["id"] for each in told["redemptions"]]
            parent = told.get("parent_redemption")
            self.life.redemptions += [parent["id"]] if parent else []
            if parent:
                self.life.call("GET", f"/v1/redemptions/{told['redemptions'][0]['id']}")
        self._read(body)

    def _read(self, body: Json) -> None:
        for each in body["redeemables"]:
            if each["object"] == "voucher":
                self.life.call("GET", f"/v1/vouchers/{each['id']}")

    def _body(
        self,
        wishes: list[tuple[int, int | None]],
        tier: int | None,
        order: Json,
        buyer: tuple[int, Json] | None,
    ) -> Json:
        chosen = {self.pick(self.life.codes, which): credits_ for which, credits_ in wishes}
        redeemables: list[Json] = [
            {"object": "voucher", "id": code}
            | ({"gift": {"credits": credits_}} if credits_ else {})
            for code, credits_ in chosen.items()
        ]
        if tier is not None and self.life.tiers:
            id_ = self.pick(self.life.tiers, tier)
            redeemables.append({"object": "promotion_tier", "id": id_})
        body: Json = {"redeemables": redeemables, "order": order}
        if buyer is not None and self.life.customers:
            which, told = buyer
            body["customer"] = {"source_id": self.pick(self.life.customers, which), **told}
        return body
