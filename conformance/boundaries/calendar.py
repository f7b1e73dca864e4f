"""Looks at all edges of the almanac at once: one redemption of everything at each instant."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from conformance.boundaries import almanac
from conformance.boundaries.almanac import ANY, CUSTOMER, NIGHTLY, OPEN, Entry
from conformance.boundaries.edge import MILLISECOND, written
from conformance.claim import Claim
from conformance.contract import Contract
from conformance.control import CONTROL, Control
from conformance.finding import Finding
from conformance.history import Exchange
from conformance.target import Request, Setting, Target
from spec import Json

_CHECK = "edges_are_sharp"
_SETTING = Setting("time", "calendar")
_SIDES = ("before", "at", "after")
_BEFORE, _AT, _AFTER = range(3)
_ORDER = {"amount": 10_000}
_UNAUTHORIZED = 401


class Calendar:
    """One walk through the almanac.

    Attributes:
        made: The calls so far, turns of the clock among them.
        findings: What was wrong.
    """

    def __init__(self, target: Target, control: Control) -> None:
        """Load the world of the almanac.

        Raises:
            WorldRefused: the target does not understand it.
            WorldFailed: it broke.
        """
        self.made: list[Exchange] = []
        self.findings: list[Finding] = []
        self._target = target
        self._control = control
        self._world = almanac.world()
        self._now: datetime | None = None
        control.load(self._world)
        self.made.append(control.loading(self._world, _SETTING.world))

    def walk(self) -> None:
        """Go from dawn to three months later.

        Raises:
            Withheld: there are no calls left.
            CouldNotRun: the clock cannot be turned.
        """
        self._go(almanac.DAWN)
        token = self._token()
        bearer = {"Authorization": f"Bearer {token}"}
        self._lock()
        early = self._night(_BEFORE, "/v1/redemptions", credentials=bearer)
        at = self._night(_AT, "/client/v1/redemptions", *NIGHTLY[:-1], almanac.NINTH)
        self._shut(bearer)
        self._night(_AFTER, "/v1/redemptions")
        self._night(_AFTER, "/client/v1/redemptions", *NIGHTLY[:-1])
        self._afternoon(_BEFORE)
        self._afternoon(_AT)
        self._grown_old(early, at)

    def _night(
        self, side: int, path: str, *entries: Entry, credentials: Mapping[str, str] | None = None
    ) -> Exchange:
        """Redeem everything on one *side* of the night, and judge what was open."""
        self._go(almanac.NIGHT + (side - _AT) * MILLISECOND)
        asked = entries or NIGHTLY
        exchange = self._redeem(asked, path, credentials)
        self._judge(asked, side, exchange)
        return exchange

    def _afternoon(self, side: int) -> None:
        """Redeem what closes and what has to give way, and pay with points beside it."""
        self._go(almanac.CLOSING + (side - _AT) * MILLISECOND)
        asked = (almanac.JOINT, almanac.HOURS, almanac.COMMON)
        exchange = self._redeem(asked, "/v1/redemptions", None, almanac.POINTS)
        self._judge(asked, side, exchange)
        off = _off(exchange.document)
        if side == _AT and exchange.succeeded and off != almanac.PAID:
            message = "a stack takes another amount off an order"
            self._broken("redemptions.md 4.5", exchange, message, (almanac.PAID, off))

    def _redeem(
        self,
        entries: Sequence[Entry],
        path: str,
        credentials: Mapping[str, str] | None,
        *more: Json,
    ) -> Exchange:
        redeemables = [*(each.redeemable for each in entries), *more]
        body = {"redeemables": redeemables, "order": _ORDER, "customer": CUSTOMER}
        return self._ask(Request("POST", path, body, credentials=credentials))

    def _token(self) -> str:
        wish = {"grant_type": "client_credentials", "scope": "api"}
        told = self._ask(Request("POST", "/v1/oauth/token", wish, form=True)).document
        return str(told.get("access_token")) if isinstance(told, dict) else "t-none"

    def _lock(self) -> None:
        """Lock the last use of a voucher until the night."""
        lasting = (almanac.NIGHT - almanac.DAWN) // MILLISECOND
        session = {"type": "LOCK", "ttl": lasting, "ttl_unit": "MILLISECONDS"}
        redeemables = [{"object": "voucher", "id": almanac.LOCKED}]
        self._ask(
            Request("POST", "/v1/validations", {"redeemables": redeemables, "session": session})
        )

    def _shut(self, bearer: Mapping[str, str]) -> None:
        """Try the token when its time is over."""
        self._go(almanac.NIGHT + MILLISECOND)
        exchange = self._ask(Request("GET", "/v1/orders?limit=1", credentials=bearer))
        if exchange.status and exchange.status != _UNAUTHORIZED:
            contrast = (_UNAUTHORIZED, exchange.status)
            self._broken(
                "resources.md 1.3", exchange, "lets an access token in that is over", contrast
            )

    def _grown_old(self, early: Exchange, at: Exchange) -> None:
        """Roll back what is three months old, and what is older."""
        self._go(almanac.OLD)
        for redeemed, wanted in ((at, OPEN), (early, "invalid_rollback_params")):
            parent = _parent(redeemed.document)
            path = f"/v1/redemptions/{parent}/rollbacks"
            exchange = self._ask(Request("POST", path)) if parent else None
            got = _rolled_back(exchange) if exchange else wanted
            if exchange and got != wanted:
                message = "the age of a redemption decides otherwise whether it is rolled back"
                self._broken("P-42", exchange, message, (wanted, got))

    def _judge(self, entries: Sequence[Entry], side: int, exchange: Exchange) -> None:
        told = came_of_all(exchange.document)
        for entry in entries:
            expected, got = entry.expected[side], told.get(entry.id)
            if expected != ANY and exchange.status and got != expected:
                message = f"{entry.id}: another answer just {_SIDES[side]} the edge"
                message = message.replace("just at", "at")
                self._broken(entry.rule, exchange, message, (expected, got or exchange.status))

    def _broken(
        self, rule: str, exchange: Exchange, message: str, contrast: tuple[object, object]
    ) -> None:
        contract: Contract = self._target.contract
        operation = contract.operation_of(exchange.method, exchange.url)
        finding = Claim(_CHECK, rule).broken(
            operation.id if operation else "", self._leading_to(exchange), message, contrast
        )
        self.findings.append(finding)

    def _leading_to(self, exchange: Exchange) -> list[Exchange]:
        """Return *exchange* after the calls that it needs, each standing for itself.

        These are the loading of the world, the calls that gave what it names or hold what it asks
        for, and before each the last turn of the clock.
        """
        first, *later = self.made[: next(i for i, each in enumerate(self.made) if each is exchange)]
        kept = [exchange]
        for call in reversed(later):
            if call.layer == CONTROL:
                needed = kept[-1].layer != CONTROL
            else:
                needed = any(_leads(call, each) for each in kept)
            kept += [call] if needed else []
        return [replace(each, before=()) for each in (first, *reversed(kept))]

    def _go(self, moment: datetime) -> None:
        if moment == self._now:
            return
        self._now = moment
        self.made.append(self._control.turn(written(moment), _SETTING.world))

    def _ask(self, request: Request) -> Exchange:
        exchange = self._target.send(request, _SETTING, tuple(self.made))
        # A token that was issued to us is one of our keys.
        self.made.append(replace(exchange, identity="own"))
        return self.made[-1]


def _leads(call: Exchange, later: Exchange) -> bool:
    """Whether *call* made a *later* one possible, or asked for what can be had once."""
    named = "\n".join((later.url, *(value for _, value in later.request_headers)))
    given = call.document if isinstance(call.document, dict) else {}
    if almanac.LOCKED in call.request_body and almanac.LOCKED in later.request_body:
        return True
    return any(
        name in named for name in (_parent(given), str(given.get("access_token", ""))) if name
    )


def came_of_all(document: Json) -> Mapping[str, str]:
    """Return what came of each redeemable, by what the request called it."""
    if not isinstance(document, dict):
        return {}
    told = {_redeemed(each): OPEN for each in document.get("redemptions") or ()}
    refused = [*(document.get("inapplicable_redeemables") or ())]
    refused += document.get("skipped_redeemables") or ()
    return {**dict(_refusals(refused)), **told}


def _redeemed(record: Json) -> str:
    voucher, tier = record.get("voucher") or {}, record.get("promotion_tier") or {}
    return str(voucher.get("code") or tier.get("id"))


def _refusals(entries: Sequence[Json]) -> Iterator[tuple[str, str]]:
    for each in entries:
        details = (each.get("result") or {}).get("details") or {}
        yield str(each.get("id")), str(details.get("key"))


def _off(document: Json) -> Json:
    order = document.get("order") if isinstance(document, dict) else None
    return order.get("total_discount_amount") if isinstance(order, dict) else None


def _parent(document: Json) -> str:
    parent = document.get("parent_redemption") if isinstance(document, dict) else None
    return str(parent.get("id")) if isinstance(parent, dict) else ""


def _rolled_back(exchange: Exchange) -> str:
    told = exchange.document
    key = told.get("key") if isinstance(told, dict) else None
    return OPEN if exchange.succeeded else str(key or exchange.status)
