"""The balance of a card and its ledger (resources.md 2.3, 2.5)."""

from conformance.model.answers import BAD_REQUEST, NOT_FOUND, OK, answer, not_found, refused
from conformance.model.edit import Book, Edit, Forget, Ledger, Put
from conformance.model.expected import Rows
from conformance.model.nouns import transaction
from conformance.model.nouns.voucher import LOYALTY, UNITS, plus, refilled
from conformance.model.outcome import Branch, Claim
from conformance.model.scene import Scene, Steps
from conformance.model.unknown import UNKNOWN, Known, Symbol, known
from spec import Json

_OVERDRAWN = {"gift": "gift_amount_exceeded", "loyalty_card": "loyalty_card_points_exceeded"}
_LIMIT = 10


def change(scene: Scene) -> Branch:
    """Predict a change of a balance: never below zero (R-7)."""
    code, amount = scene.call.path["code"], _whole(scene.body.get("amount"))
    card = scene.state.find("vouchers", code)
    if not amount:
        # Which of two faults is told, a wrong amount or a missing voucher, is not said.
        return Branch(frozenset({BAD_REQUEST, NOT_FOUND} if card is None else {BAD_REQUEST}), "R-7")
    if card is None:
        return _unseen(scene, code)
    return _refusal(scene, card, amount) or _changed(card, amount, scene.body)


def _whole(amount: Json) -> int:
    """Return *amount* if it is a whole number, as 5.0 is; 0 if not, which is as wrong."""
    whole = isinstance(amount, int | float) and amount == amount // 1
    return int(amount) if whole else 0


def _refusal(scene: Scene, card: Known, amount: int) -> Branch | None:
    """Return why the balance stays as it is, None if it changes."""
    unit = UNITS.get(card["type"])
    if unit is None:
        return refused(("invalid_add_balance_params",), "R-7")
    held = card["type"] != LOYALTY or card.get("holder_id")
    if not scene.choices.decide(True if held else None, "somebody holds the card"):
        return Branch(frozenset({BAD_REQUEST}), "resources.md 22.7")
    if known(card[unit]["balance"]) + amount < 0:
        return refused((_OVERDRAWN[unit],), "R-7")
    return None


def _changed(card: Known, amount: int, sent: Json) -> Branch:
    unit = UNITS[card["type"]]
    after = refilled(card, amount)
    shown = {
        "amount": amount,
        "balance": after[unit]["balance"],
        "object": "balance",
        "related_object": {"type": "voucher", "id": card["id"]},
    }
    entry = transaction.of_balance(after, amount, sent)
    total = Claim("total", _total(after, unit), "F-1")
    edits: list[Edit] = [Put("vouchers", after), Book(card["id"], entry)]
    return answer(shown, "resources.md 22.6", edits, total)


def _total(card: Known, unit: str) -> Known:
    """Return the balance and all that was redeemed of *card* and not refunded (F-1)."""
    name = f"redeemed_{'amount' if unit == 'gift' else 'points'}"
    return plus(card["redemption"].get(name, 0), card[unit]["balance"])


def _unseen(scene: Scene, code: str) -> Branch:
    lacking = scene.state.of("vouchers").lacks(code)
    if not scene.choices.decide(False if lacking else None, "it exists"):
        return not_found("voucher", code, "redemptions.md 14")
    statuses = frozenset({OK, BAD_REQUEST})
    return Branch(statuses, "resources.md 2.3", edits=(Forget("vouchers", code),))


def ledger(scene: Scene) -> Branch:
    """Predict a page of the ledger of a card, newest first unless asked otherwise."""
    code = scene.call.path["code"]
    card = scene.state.find("vouchers", code)
    if card is None:
        lacking = scene.state.of("vouchers").lacks(code)
        if not scene.choices.decide(False if lacking else None, "it exists"):
            return not_found("voucher", code, "redemptions.md 14")
        return answer({"object": "list"}, "resources.md 1.9")
    entries = scene.state.ledgers.get(card["id"])
    if entries is None:
        return answer({"object": "list", "data": Rows("id")}, "resources.md 22.6")
    named = tuple(_named(entry, place) for place, entry in enumerate(entries))
    return answer(_page(scene, named), "resources.md 22.6", [Ledger(card["id"], named)])


def _named(entry: Known, place: int) -> Known:
    """Return *entry* with a symbol for its id, if that was never seen."""
    seen = entry.get("id", UNKNOWN)
    return {**entry, "id": Symbol(f"entry {place}", "vtx_")} if seen is UNKNOWN else entry


def _page(scene: Scene, entries: tuple[Known, ...]) -> Json:
    """Return what a page shows: what follows the cursor, if there is one (resources.md 1.9)."""
    query = scene.call.query
    forward = query.get("order") == "id"
    ordered = list(entries if forward else reversed(entries))
    cursor = query.get("starting_after_id")
    if cursor is not None:
        places = [place for place, each in enumerate(ordered) if each["id"] == cursor]
        if not places:
            return {"object": "list", "data": Rows("id")}
        ordered = ordered[places[0] + 1 :]
    limit = query.get("limit", _LIMIT)
    return {"data": ordered[:limit], "has_more": len(ordered) > limit}


STEPS: Steps = {"update_voucher_balance": change, "list_voucher_transactions": ledger}
