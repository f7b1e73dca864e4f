"""Making, changing, switching and deleting vouchers (resources.md 2.3)."""

from collections.abc import Iterator, Sequence
from functools import partial

from conformance.model.answers import (
    BAD_REQUEST,
    CONFLICT,
    NOT_FOUND,
    OK,
    answer,
    not_found,
    nothing_to_say,
    refused,
)
from conformance.model.documents import told
from conformance.model.edit import Drop, Edit, Forget, Ledger, Put, Smudge, Untarget
from conformance.model.nouns import voucher
from conformance.model.nouns.redemption import REDEMPTION
from conformance.model.outcome import Branch, Claim
from conformance.model.scene import Scene, Steps
from conformance.model.unknown import UNKNOWN, Known, Symbol
from spec import Json

_RULE = "resources.md 2.3"
_SEVERAL = 2
_LINKS = ("campaign", "campaign_id", "category_id", "validation_rules")


def create(scene: Scene) -> Branch:
    """Predict the making of a voucher with the code of the path."""
    return _created(scene, scene.call.path["code"])


def create_random(scene: Scene) -> Branch:
    """Predict the making of a voucher with a code of the body's or of the server's choice."""
    code = told(scene.body).get("code")
    if code is None and told(scene.body).get("code_config"):
        # Whether a pattern can be met is between the server and its charset (resources.md 2.4).
        if not scene.choices.decide(None, "the code can be made"):
            return refused(("invalid_code_config",), "resources.md 2.4")
        return _created(scene, Symbol("code", fresh=True))
    return _created(scene, Symbol("code", fresh=True) if code is None else code)


def _created(scene: Scene, code: Known) -> Branch:
    free = True if isinstance(code, Symbol) else scene.state.of("vouchers").takes(code)
    doubtful = _may_refuse(scene.body)
    if not scene.choices.decide(None if doubtful else True, "what it belongs to is there"):
        return Branch(frozenset({BAD_REQUEST, NOT_FOUND, CONFLICT}), _RULE)
    if not scene.choices.decide(free, "the code is free"):
        claims = (Claim("", {"resource_type": "voucher"}, "resources.md 1.7"),)
        rule = "R-9" if code in scene.state.of("vouchers").binned else _RULE
        return Branch(frozenset({CONFLICT}), rule, frozenset({"duplicate_found"}), claims)
    made = voucher.new(scene.body, code)
    edits: list[Edit] = [Put("vouchers", made), Ledger(Symbol("voucher"), ())]
    if not told(scene.body).get("validation_rules"):
        edits.append(Untarget(Symbol("voucher")))
    return answer(made, _RULE, edits, Claim("created_at", scene.now, "redemptions.md 1.1"))


def update(scene: Scene) -> Branch:
    """Predict a change: what is absent stays (R-2)."""
    found = _found(scene)
    if isinstance(found, Branch):
        return found
    sent = told(scene.body.get("discount"))
    if sent:
        same = sent["type"] == told(found["discount"]).get("type")
        if not same:
            keys = ("invalid_voucher",)
            return refused(keys, "resources.md 22.8")
    doubtful = _may_refuse({**found, **scene.body}) or bool(sent)
    if not scene.choices.decide(None if doubtful else True, "the change makes sense"):
        return Branch(frozenset({BAD_REQUEST, NOT_FOUND}), _RULE)
    after = voucher.changed(found, scene.body, scene.now)
    return answer(after, "R-2", [Put("vouchers", after)])


def switch(scene: Scene, *, active: bool) -> Branch:
    """Predict switching on or off; it may be so already."""
    found = _found(scene)
    if isinstance(found, Branch):
        return found
    after = voucher.switched(found, active=active, at=scene.now)
    return answer(after, "resources.md 22.3", [Put("vouchers", after)])


def delete(scene: Scene) -> Branch:
    """Predict a deletion; without `force` the code stays taken (R-9)."""
    code = scene.call.path["code"]
    row, shelf = scene.state.find("vouchers", code), scene.state.of("vouchers")
    there = True if row is not None else False if shelf.lacks(code) else None
    if not scene.choices.decide(there, "it exists"):
        return not_found("voucher", code, "redemptions.md 14")
    forced = scene.call.query.get("force") is True
    drop = Drop("vouchers", row["id"] if row else code, binned=not forced)
    records = _records(scene, row["id"]) if row else (Forget("redemptions"),)
    return nothing_to_say(_RULE, [drop, *records])


def _records(scene: Scene, voucher_id: Known) -> Iterator[Edit]:
    """Yield what becomes of the redemptions of a deleted voucher: they go (E-18).

    What happens to stacks that they are part of and to their orders is not said.
    """
    rows = tuple(scene.state.of("redemptions"))
    own = {row["id"] for row in rows if row.get("related_object_id") == voucher_id}
    stacks = {row.get("redemption") for row in rows if row["id"] in own}
    for row in rows:
        if row["id"] in own:
            yield Drop("redemptions", row["id"], binned=False)
            order = row.get("order")
            if isinstance(order, dict):
                yield Smudge("orders", str(order.get("id")), ("redemptions", "updated_at"))
        elif _may_go(row, stacks - {None, UNKNOWN}) or _is_lonely(row, rows):
            yield Forget("redemptions", row["id"])


def _may_go(row: Known, stacks: set[Known]) -> bool:
    """Whether *row* is of a stack that lost a part, or of nobody knows what."""
    related = {row["id"], row.get("redemption")} & stacks
    return bool(related) or row.get("related_object_id") is UNKNOWN


def _is_lonely(row: Known, rows: Sequence[Known]) -> bool:
    """Whether *row* is of a stack of which too few parts are known to say whether it stays."""
    if row.get("related_object_type") != "redemption" or row.get("result") != "SUCCESS":
        return False
    stack = row["id"] if row.get("object") == REDEMPTION else row.get("redemption")
    parts = [each for each in rows if _is_part(each, stack)]
    return len(parts) < _SEVERAL


def _is_part(row: Known, stack: Known) -> bool:
    return bool(row.get("object") == REDEMPTION and row.get("redemption") == stack)


def _found(scene: Scene) -> Known | Branch:
    """Return the voucher of the path, or what a call gets that names none."""
    code = scene.call.path["code"]
    row = scene.state.find("vouchers", code)
    if row is not None:
        return row
    lacking = scene.state.of("vouchers").lacks(code)
    if not scene.choices.decide(False if lacking else None, "it exists"):
        return not_found("voucher", code, "redemptions.md 14")
    return _unseen(code, scene.body)


def _unseen(code: str, body: Json) -> Branch:
    """Return what is said of a call on a voucher that was never seen."""
    statuses = frozenset({OK, BAD_REQUEST, *((NOT_FOUND,) if _may_refuse(body) else ())})
    return Branch(statuses, _RULE, edits=(Forget("vouchers", code),))


def _may_refuse(body: Json) -> bool:
    """Whether something in *body* may be refused that the model does not look into.

    Links lead to things that may not be there; windows may contradict each other or the dates.
    """
    given = told(body)
    windows = any(name.startswith("validity_") for name in given)
    both = "start_date" in given and "expiration_date" in given
    linked = any(given.get(name, []) != [] for name in _LINKS)
    return windows or both or linked or given.get("type") == voucher.LOYALTY


STEPS: Steps = {
    "create_voucher": create,
    "create_random_voucher": create_random,
    "update_voucher": update,
    "enable_voucher": partial(switch, active=True),
    "disable_voucher": partial(switch, active=False),
    "delete_voucher": delete,
}
