"""What sessions hold, and that nobody redeems what another one holds (18.12)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from spec import Json

_UNITS = {
    "DAYS": timedelta(days=1),
    "HOURS": timedelta(hours=1),
    "MINUTES": timedelta(minutes=1),
    "SECONDS": timedelta(seconds=1),
    "NANOSECONDS": timedelta(0),
}


@dataclass(slots=True)
class Locks:
    """The end of every lock, by the name of the voucher (code or id) and the key of the session.

    Attributes:
        now: The time of the server.
    """

    now: datetime
    ends: dict[tuple[str, str], datetime] = field(default_factory=dict)

    def note(self, answer: Json) -> Iterator[str]:
        """Take down what the successful *answer* locks or redeems; yield what it must not do."""
        if isinstance(answer, dict):
            self._turn(answer)
            self._lock(answer)
            for redemption in _redemptions(answer):
                yield from self._redeem(redemption)

    def release(self, code: str, key: str) -> None:
        """Note that the session *key* holds the voucher *code* no more."""
        self.ends.pop((code, key), None)

    def forget(self, name: str) -> None:
        """Note that the voucher *name* is no more."""
        self.ends = {lock: end for lock, end in self.ends.items() if lock[0] != name}

    def _turn(self, answer: Json) -> None:
        if "frozen" in answer:
            self.now = datetime.fromisoformat(answer["now"])

    def _lock(self, answer: Json) -> None:
        session = answer.get("session")
        if not session or "ttl" not in session or not answer.get("valid"):
            return
        end = self.now + session["ttl"] * _UNITS.get(session["ttl_unit"], timedelta(0))
        names = [one["id"] for one in answer.get("redeemables", ()) if one["object"] == "voucher"]
        for name in names or [answer.get("code", "")]:
            self.ends[name, session["key"]] = end

    def _redeem(self, redemption: Json) -> Iterator[str]:
        own = (redemption.get("session") or {}).get("key")
        self.ends = {lock: end for lock, end in self.ends.items() if lock[1] != own}
        voucher = redemption.get("voucher")
        if voucher is None or voucher["redemption"]["quantity"] is None:
            return
        names = {voucher["code"], voucher["id"]}
        held = {key for (name, key), end in self.ends.items() if name in names and self.now < end}
        uses, quantity = (voucher["redemption"][n] for n in ("redeemed_quantity", "quantity"))
        if uses + len(held) > quantity:
            held_and_used = f"{uses} uses and {len(held)} locks"
            yield f"redeems {voucher['code']}: {held_and_used}, {quantity} allowed"


def _redemptions(answer: Json) -> list[Json]:
    """Return the successful redemptions that *answer* makes, the parents of stacks left out."""
    if answer.get("object") == "redemption":
        return [answer]
    listed = answer.get("redemptions")
    return listed if isinstance(listed, list) and "data_ref" not in answer else []


def starting_at(now: str) -> Locks:
    """Return no locks at all, at the time *now*."""
    return Locks(datetime.fromisoformat(now).astimezone(UTC))
