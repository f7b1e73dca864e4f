"""What answers show, taken into the state."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from conformance.history import Exchange
from conformance.model.call import Call
from conformance.model.edit import finished
from conformance.model.matching import MISSING, at
from conformance.model.nouns import VIEWS
from conformance.model.shown import EMBEDDED, SHOWN
from conformance.model.state import Kind, State
from conformance.model.unknown import UNKNOWN
from spec import Json

_NOT_FOUND = 404
_HIDDEN = ("metadata", "validation_rules_assignments", "validation_rule_assignments")
"""What things may keep to themselves inside of others (redemptions.md 3.8)."""

_READ: Mapping[str, tuple[Kind, str]] = {
    "get_voucher": ("vouchers", "code"),
    "get_promotion_tier": ("promotion_tiers", "promotionTierId"),
    "get_campaign": ("campaigns", "campaignId"),
    "get_customer": ("customers", "customerId"),
    "get_order": ("orders", "orderId"),
    "get_redemption": ("redemptions", "redemptionId"),
    "get_async_action": ("async_actions", "asyncActionId"),
}


def learn(state: State, call: Call, exchange: Exchange) -> State:
    """Return *state* with all that the answer to *call* shows of things, believing it."""
    if exchange.succeeded:
        for pattern, kind in SHOWN.get(call.operation, ()):
            for document in _found(exchange.document, pattern):
                state = _seen(state, kind, document, embedded=pattern in EMBEDDED)
        state = _finished(state, exchange.document)
        return settings(_targets(state, exchange.document), exchange.document)
    read = _READ.get(call.operation)
    if read and exchange.status == _NOT_FOUND and call.identity == "own":
        kind, name = read
        key = call.path.get(name, "")
        if not state.of(kind).lacks(key):
            return state.with_shelf(kind, state.of(kind).drop(key))
    return state


def _seen(state: State, kind: Kind, document: Json, *, embedded: bool) -> State:
    """Return *state* with a thing as *document* shows it, if it shows it in full.

    Embedded things may be a little older than what is kept.
    """
    view = VIEWS[kind](document)
    if view is None or not isinstance(view.get("id"), str):
        return state
    before = state.find(kind, view["id"])
    if embedded and view["id"] in state.of(kind).gone:
        return state  # a record shows what was deleted since
    if embedded:
        hidden = {name: (before or {}).get(name, UNKNOWN) for name in _HIDDEN if name in view}
        view = {**view, **hidden, "updated_at": UNKNOWN}
    if before and kind == "vouchers":
        view = {**before, **view}
    return state.with_shelf(kind, state.of(kind).put(view))


def _finished(state: State, document: Json) -> State:
    """Return *state* without what went with the asynchronous action that is shown as done."""
    if at(document, "object") != "async_action" or at(document, "status") != "DONE":
        return state
    return finished(state, str(at(document, "id")))


def _targets(state: State, document: Json) -> State:
    """Return *state* with the vouchers and tiers that a validation shows without targets."""
    plain = set[str]()
    for entry in _found(document, "redeemables[*]"):
        lists = (at(entry, "applicable_to.total"), at(entry, "inapplicable_to.total"))
        kind: Kind = "vouchers" if entry.get("object") == "voucher" else "promotion_tiers"
        row = state.find(kind, str(entry.get("id")))
        if lists == (0, 0) and row is not None:
            plain.add(row["id"])
    return replace(state, untargeted=state.untargeted | plain) if plain else state


def settings(state: State, document: Json) -> State:
    """Return *state* with the settings of the project that *document* shows."""
    rules = at(document, "stacking_rules")
    return replace(state, stacking=rules) if isinstance(rules, dict) else state


def _found(document: Json, pattern: str) -> Iterator[Json]:
    """Yield what stands at *pattern*, in which `[*]` is every entry of a list."""
    head, star, tail = pattern.partition("[*]")
    node = at(document, head) if head else document
    if star:
        for entry in node if isinstance(node, list) else ():
            yield from _found(entry, tail.removeprefix("."))
    elif node is not MISSING and isinstance(node, dict):
        yield node
