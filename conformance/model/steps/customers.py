"""Customers (resources.md 5)."""

from conformance.model.answers import answer, not_found, nothing_to_say
from conformance.model.edit import Blur, Drop, Edit, Forget, Put
from conformance.model.nouns import customer
from conformance.model.outcome import Branch
from conformance.model.rules import party as parties
from conformance.model.scene import Scene, Steps
from conformance.model.unknown import UNKNOWN, Known, Symbol

_RULE = "resources.md 22.15"


def create(scene: Scene) -> Branch:
    """Predict an upsert by id or source id (resources.md 5)."""
    party = parties.named(scene, scene.body)
    if party.missing is not None:
        return not_found("customer", party.missing, "redemptions.md 3.3")
    if party.sent is None or isinstance(party.id, Symbol):
        made = customer.new(scene.body)
        return answer(made, "resources.md 5", [Put("customers", made)])
    if party.document is None:
        return _unseen(scene, party.id)
    after = customer.upserted(party.document, scene.body)
    return answer(after, _RULE, [Put("customers", after)])


def _unseen(scene: Scene, id_: Known) -> Branch:
    shown = {name: scene.body[name] for name in ("name", "email") if scene.body.get(name)}
    key = id_ if isinstance(id_, str) else "?"
    shown |= {"object": "customer", "updated_at": scene.now if shown else UNKNOWN}
    return answer(shown, _RULE, [Forget("customers", key)])


def update(scene: Scene) -> Branch:
    """Predict a change; the source id never changes (resources.md 5, 22.16)."""
    key = scene.call.path["customerId"]
    row = scene.state.find("customers", key)
    if row is None:
        lacking = scene.state.of("customers").lacks(key)
        if scene.choices.decide(False if lacking else None, "it exists"):
            return _unseen(scene, UNKNOWN)
        return not_found("customer", key, "redemptions.md 14")
    after = customer.upserted(row, scene.body)
    return answer(after, "resources.md 22.16", [Put("customers", after)])


def delete(scene: Scene) -> Branch:
    """Predict a deletion; redemptions stay (R-11)."""
    key = scene.call.path["customerId"]
    row = scene.state.find("customers", key)
    # Whether what the customer held has no holder now, or one who is gone, is not said.
    edits: list[Edit] = [Drop("customers", key, binned=None), *_orders(scene, row)]
    edits.append(Blur("vouchers", "holder_id"))
    lacking = row is None and scene.state.of("customers").lacks(key)
    there = None if row is None else True
    if not scene.choices.decide(False if lacking else there, "it exists"):
        return not_found("customer", key, "resources.md 22.16")
    return nothing_to_say("resources.md 22.16", edits)


def _orders(scene: Scene, row: Known) -> list[Edit]:
    """Return what becomes of the orders of a deleted customer: they go, too (resources.md 5)."""
    orders = scene.state.of("orders")
    if row is None:
        return [Forget("orders", order["id"]) for order in orders]
    owners = [(order["id"], order.get("customer_id", UNKNOWN)) for order in orders]
    unsure: list[Edit] = [Forget("orders", id_) for id_, owner in owners if owner is UNKNOWN]
    return [*unsure, *(Drop("orders", id_) for id_, owner in owners if owner == row["id"])]


STEPS: Steps = {"create_customer": create, "update_customer": update, "delete_customer": delete}
