"""Every record that the answers of a walk have told of, and whatever happened to it since."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from spec import Json

_CARDS = ("gift", "loyalty_card")


@dataclass(slots=True)
class Record:
    """A redemption or rollback, successful or not, that the server says it keeps.

    Attributes:
        about: The voucher or tier; its own id for a parent, and where there was none.
        code: Of the voucher; None of anything else.
        campaign_id: Of the voucher or tier, if it has one.
        undoes: The redemption that a rollback is for.
        gone: Whether its voucher or tier was deleted, and the record with it.
    """

    id: str
    about: str
    customer_id: str | None
    amount: int
    failed: bool
    code: str | None = None
    campaign_id: str | None = None
    kind: str | None = None
    parent_id: str | None = None
    order_id: str | None = None
    undoes: str | None = None
    reward_id: str | None = None
    rolled_back_by: str | None = None
    gone: bool = False


@dataclass(slots=True)
class Tally:
    """The records of a walk by id, in the order in which they were made."""

    records: dict[str, Record] = field(default_factory=dict)

    def note(self, answer: Json, method: str) -> Iterator[str]:
        """Take down the records that *answer* says are new; yield what is wrong about that."""
        if method != "POST" or not isinstance(answer, dict):
            return
        for part, order_id in _made(answer):
            if part["id"] in self.records:
                yield f"gives the id {part['id']} a second time"
            self.records[part["id"]] = _read(part, order_id)
            yield from self._link(part)

    def note_failure(self, part: Json) -> None:
        """Take down the record of a failed call, as it reads."""
        self.records[part["id"]] = _read(part, None)

    def delete(self, operation: str, name: str) -> None:
        """Note that *operation* deleted *name*, and with it all records about it (E-18).

        A stack goes with its last child. What is about a tier stays until its campaign goes.
        """
        for record in self.records.values():
            if operation == "delete_voucher" and name in (record.about, record.code):
                record.gone = True
            if operation == "delete_campaign" and name == record.campaign_id:
                record.gone = True
        self._drop_empty_stacks()

    def _drop_empty_stacks(self) -> None:
        left = {record.parent_id for record in self.records.values() if not record.gone}
        parents = {record.parent_id for record in self.records.values()} - {None}
        for record in self.records.values():
            record.gone = record.gone or record.about in parents - left

    def kept(self) -> set[str]:
        """Return the ids of all records that should be there."""
        return {record.id for record in self.records.values() if not record.gone}

    def _link(self, part: Json) -> Iterator[str]:
        if part["object"] != "redemption_rollback":
            return
        undone = self.records.get(part["redemption"])
        if undone is None:
            yield f"undoes {part['redemption']}, of which nobody was told"
        elif undone.rolled_back_by is not None:
            yield f"undoes {undone.id} once more"
        else:
            undone.rolled_back_by = part["id"]


def _made(answer: Json) -> Iterator[tuple[Json, str | None]]:
    """Yield the records that an answer to a POST is about, with the id of their order."""
    if answer.get("object") in ("redemption", "redemption_rollback"):
        yield answer, (answer.get("order") or {}).get("id")
        return
    order_id = (answer.get("order") or {}).get("id")
    for name in ("redemptions", "rollbacks"):
        listed = answer.get(name)
        for part in listed if isinstance(listed, list) else ():
            yield part, order_id
    for name in ("parent_redemption", "parent_rollback"):
        if answer.get(name):
            yield answer[name], order_id


def _read(part: Json, order_id: str | None) -> Record:
    rollback = part["object"] == "redemption_rollback"
    thing = part.get("voucher") or part.get("promotion_tier") or {}
    return Record(
        id=part["id"],
        about=part["related_object_id"],
        customer_id=part["customer_id"],
        amount=abs(part.get("amount") or 0),
        failed=part["result"] == "FAILURE",
        code=thing.get("code"),
        campaign_id=thing.get("campaign_id") or (thing.get("campaign") or {}).get("id"),
        kind=next((kind for kind in _CARDS if kind in part), None),
        parent_id=None if rollback else part.get("redemption"),
        order_id=order_id,
        undoes=part["redemption"] if rollback else None,
        reward_id=(part.get("reward") or {}).get("id"),
    )
