"""What calls moved and what answers say is there: the books of a voucher, from outside.

Source: redemptions.md 5, 9 and 18.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from conformance.history import Exchange
from spec import Json, Operation

_RECORDS = {"redemption": 1, "redemption_rollback": -1}
_FUNDS = {"gift": "amount", "loyalty_card": "points"}


@dataclass(frozen=True, slots=True)
class Movement:
    """What one success took from a voucher.

    Attributes:
        voucher: Its id.
        code: Its code.
        uses: 1 for a redemption, -1 for a rollback, 0 for a change of the balance.
        worth: Minor units or points that went; negative if they came.
    """

    voucher: str
    code: str
    uses: int
    worth: int


@dataclass(frozen=True, slots=True)
class Standing:
    """What an answer says of a voucher.

    Attributes:
        voucher: Its id.
        code: Its code; empty if the answer does not say.
        redeemed: How often it counts as redeemed; None if the answer does not say.
        quantity: How often it may be; None for any number.
        balance: Minor units or points that are left; None on a voucher without funds.
    """

    voucher: str
    code: str
    redeemed: int | None
    quantity: int | None
    balance: int | None


def movements(exchange: Exchange, operation: Operation) -> Iterator[Movement]:
    """Yield what *exchange* moved, if it succeeded."""
    if operation.method != "POST" or not exchange.succeeded:
        return
    if operation.id == "update_voucher_balance":
        yield from _topped_up(exchange.document)
    for record in records(exchange.document):
        voucher = record.get("voucher")
        if isinstance(voucher, dict) and isinstance(voucher.get("id"), str):
            code, sign = str(voucher.get("code")), _RECORDS[record["object"]]
            yield Movement(voucher["id"], code, sign, _worth(record))


def records(document: Json) -> Iterator[Mapping[str, Json]]:
    """Yield the redemptions and rollbacks that *document* reports as new."""
    if not isinstance(document, dict):
        return
    listed = [document.get(name) for name in ("redemptions", "rollbacks")]
    children = [each for part in listed if isinstance(part, list) for each in part]
    for record in (document, *children):
        if isinstance(record, dict) and str(record.get("object")) in _RECORDS:
            yield record


def standings(exchange: Exchange, operation: Operation) -> Iterator[Standing]:
    """Yield what *exchange* says of vouchers as they are after it.

    A record that is read later tells how its voucher was then; that is left out.
    """
    if not exchange.succeeded:
        return
    if operation.id == "update_voucher_balance":
        yield from _after_top_up(exchange.document)
    for voucher in _vouchers(exchange.document, operation):
        standing = _standing(voucher)
        if standing is not None:
            yield standing


def _vouchers(document: Json, operation: Operation) -> Iterator[Json]:
    if operation.method == "POST":
        yield from (record.get("voucher") for record in records(document))
    if isinstance(document, dict):
        yield document
        listed = document.get("vouchers")
        yield from listed if isinstance(listed, list) else ()


def _standing(voucher: Json) -> Standing | None:
    """Return what *voucher* says, None if it is none or shows no counters."""
    if not isinstance(voucher, dict) or voucher.get("object") != "voucher":
        return None
    uses, id_ = voucher.get("redemption"), voucher.get("id")
    if not isinstance(uses, dict) or not isinstance(id_, str):
        return None
    redeemed, quantity = uses.get("redeemed_quantity"), uses.get("quantity")
    if not isinstance(redeemed, int):
        return None
    allowed = quantity if isinstance(quantity, int) else None
    return Standing(id_, str(voucher.get("code")), redeemed, allowed, _left(voucher))


def _left(voucher: Mapping[str, Json]) -> int | None:
    for name in _FUNDS:
        funds = voucher.get(name)
        if isinstance(funds, dict) and isinstance(funds.get("balance"), int):
            return int(funds["balance"])
    return None


def _worth(record: Mapping[str, Json]) -> int:
    for name, member in _FUNDS.items():
        funds = record.get(name)
        if isinstance(funds, dict) and isinstance(funds.get(member), int):
            return int(funds[member])
    return 0


def _topped_up(document: Json) -> Iterator[Movement]:
    amount = document.get("amount") if isinstance(document, dict) else None
    if isinstance(amount, int):
        yield from (Movement(id_, "", 0, -amount) for id_ in _card_of(document))


def _after_top_up(document: Json) -> Iterator[Standing]:
    balance = document.get("balance") if isinstance(document, dict) else None
    if isinstance(balance, int):
        yield from (Standing(id_, "", None, None, balance) for id_ in _card_of(document))


def _card_of(document: Mapping[str, Json]) -> Iterator[str]:
    """Yield the id of the card that a change of the balance was about."""
    about = document.get("related_object")
    if isinstance(about, dict) and isinstance(about.get("id"), str):
        yield about["id"]
