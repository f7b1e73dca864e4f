"""Lists: every thing once, as reading it alone shows it (resources.md 1.9, 22.4)."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from conformance.model.answers import answer, not_found
from conformance.model.expected import Apart, Leading, Numbered, Rows, Within
from conformance.model.listing import matches
from conformance.model.outcome import Branch, Claim
from conformance.model.scene import Scene, Steps
from conformance.model.shelf import Shelf
from conformance.model.state import Kind
from conformance.model.unknown import Known
from spec import Json

_RULE = "resources.md 22.4"
_ORDERED = "resources.md 1.9"
_LIMIT = 10
_INSTANTS = frozenset({"created_at", "updated_at"})
_ORDERS: Mapping[Kind, str] = {"vouchers": "-created_at", "campaigns": "-created_at"}
"""How a list is sorted that is asked for nothing else, where the documents say so."""


def page(scene: Scene, kind: Kind, member: str) -> Branch:
    """Predict a page of all things of one kind that the query asks for."""
    shelf = scene.state.of(kind)
    sure, maybe = _sorted_out(shelf, scene.call.query)
    total = Within(len(sure), len(sure) + len(maybe) if shelf.complete else None)
    limit, number = scene.call.query.get("limit", _LIMIT), scene.call.query.get("page", 1)
    every = number == 1 and shelf.complete and len(sure) + len(maybe) <= limit
    shown = {
        "object": "list",
        "data_ref": member,
        "total": total,
        member: _rows(scene, kind, sure if every else [], _passed_over(shelf, sure, maybe)),
    }
    first = _sorted(scene, kind, member, sure) if number == 1 else ()
    return answer(shown, _RULE, (), *first)


def _sorted(scene: Scene, kind: Kind, member: str, sure: list[Known]) -> tuple[Claim, ...]:
    """Return with which rows a list begins that is sorted by an instant (resources.md 1.9)."""
    order = str(scene.call.query.get("order") or _ORDERS.get(kind, ""))
    by = order.removeprefix("-")
    if by not in _INSTANTS:
        return ()
    known = ((row["id"], row.get(by)) for row in sure)
    told = tuple((id_, time) for id_, time in known if isinstance(time, str))
    return (Claim(member, Leading(by, order.startswith("-"), told), _ORDERED),)


def _passed_over(shelf: Shelf, sure: list[Known], maybe: list[Known]) -> frozenset[str]:
    """Return the ids of the things that are there and were not asked for."""
    return frozenset(shelf.rows) - {row["id"] for row in (*sure, *maybe)}


def _rows(
    scene: Scene, kind: Kind, required: list[Known], others: frozenset[str] = frozenset()
) -> Rows:
    """Return what the rows of a page show: none is there whose id or name nothing has."""
    shelf = scene.state.of(kind)
    return Rows(
        "id",
        known=tuple((row["id"], row) for row in shelf),
        required=frozenset(row["id"] for row in required),
        banned=shelf.gone | others,
        alias=shelf.name,
    )


def _sorted_out(rows: Shelf, query: Json) -> tuple[list[Known], list[Known]]:
    """Return the rows that the *query* asks for, and those where nobody knows."""
    sure, maybe = [], []
    for row in rows:
        fits = matches(row, query)
        if fits is None:
            maybe.append(row)
        elif fits:
            sure.append(row)
    return sure, maybe


def of_all_campaigns(scene: Scene) -> Branch:
    """Predict a page of all tiers: no two of a campaign are in the same place (R-12)."""
    told = page(scene, "promotion_tiers", "tiers")
    apart = Claim("tiers", Apart(("campaign_id", "hierarchy")), "R-12")
    return replace(told, claims=(*told.claims, apart))


def of_campaign(scene: Scene) -> Branch:
    """Predict the list of the tiers of a campaign, from the first to the last (R-12)."""
    key = scene.call.path["campaignId"]
    campaign = scene.state.find("campaigns", key)
    if campaign is None:
        lacking = scene.state.of("campaigns").lacks(key)
        if not scene.choices.decide(False if lacking else None, "it exists"):
            return not_found("campaign", key, "redemptions.md 14")
    ranked = Claim("tiers", Numbered("hierarchy"), "R-12")
    shown = {"object": "list", "tiers": _rows(scene, "promotion_tiers", [])}
    return answer(shown, _RULE, (), ranked)


def of_voucher(scene: Scene) -> Branch:
    """Predict the list of the uses of a voucher (redemptions.md 10.3)."""
    code = scene.call.path["code"]
    voucher = scene.state.find("vouchers", code)
    if voucher is None:
        lacking = scene.state.of("vouchers").lacks(code)
        if not scene.choices.decide(False if lacking else None, "it exists"):
            return not_found("voucher", code, "redemptions.md 14")
        return answer({"object": "list"}, _RULE)
    rows = [
        row
        for row in scene.state.of("redemptions")
        if row.get("related_object_id") == voucher["id"]
    ]
    shown = {
        "quantity": voucher["redemption"]["quantity"],
        "redeemed_quantity": voucher["redemption"]["redeemed_quantity"],
        "total": Within(len(rows)),
        "redemption_entries": _rows(scene, "redemptions", []),
    }
    return answer(shown, "redemptions.md 10.3")


STEPS: Steps = {
    "list_vouchers": partial(page, kind="vouchers", member="vouchers"),
    "list_customers": partial(page, kind="customers", member="customers"),
    "list_orders": partial(page, kind="orders", member="orders"),
    "list_campaigns": partial(page, kind="campaigns", member="campaigns"),
    "list_redemptions": partial(page, kind="redemptions", member="redemptions"),
    "list_promotion_tiers": of_all_campaigns,
    "list_campaign_promotion_tiers": of_campaign,
    "list_voucher_redemptions": of_voucher,
}
