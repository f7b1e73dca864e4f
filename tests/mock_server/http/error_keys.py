"""How a refusal looks in the tables of refusals beside this file.

Source of statuses, keys, messages and details: redemptions.md 3.2, 5, 7, 9.4 and 14; of vouchers
resources.md 1.7 and 2.3. Where those leave the words to us, ours are there.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest

from spec import Json
from tests.mock_server.app.server import Reply, Server


@dataclass(frozen=True)
class Refused:
    """A refusal: its status, and the members of the envelope that are documented."""

    key: str
    message: str
    details: str
    status: int = 400

    @property
    def envelope(self) -> Json:
        """The members as the answer has them."""
        told = {"code": self.status, "key": self.key}
        return told | {"message": self.message, "details": self.details}


@dataclass(frozen=True)
class Redeeming:
    """A redemption of one voucher or tier that is refused.

    Attributes:
        id: The code, or the id of a tier.
        more: What the redeemable says beside its id: `gift` or `reward`.
        customer: The source id of who asks, None for nobody.
        order: What they buy, None for no order.
    """

    id: str
    refused: Refused
    more: Json = field(default_factory=dict)
    customer: str | None = None
    order: Json = field(default_factory=lambda: {"amount": 5000})

    @property
    def object(self) -> str:
        """What `id` names."""
        return "promotion_tier" if self.id.startswith("promo_") else "voucher"

    @property
    def context(self) -> Json:
        """Who asks and what they buy, as far as it is said."""
        customer = {} if self.customer is None else {"customer": {"source_id": self.customer}}
        return customer | ({} if self.order is None else {"order": self.order})


@dataclass(frozen=True)
class Asking:
    """Any other call that is refused."""

    method: str
    path: str
    body: Json
    refused: Refused


def no(key: str, message: str, details: str) -> Refused:
    """Return a refusal with the usual status."""
    return Refused(key, message, details)


def not_found(kind: str, id_: str) -> Refused:
    """Return the refusal of something that is not there."""
    return Refused("not_found", "Resource not found", f"Cannot find {kind} with id {id_}", 404)


def violated(family: str, kind: str, rule: str) -> Refused:
    """Return the refusal of a rule of *family* on a redeemable of *kind*."""
    details = f"{kind} cannot be redeemed because of violated validation rules: {rule}"
    return Refused(f"{family}_rules_violated", f"{family} does not match validation rules", details)


def cases(table: Mapping[str, object]) -> list[object]:
    """Return *table* as parameters of a test, named by its keys."""
    rows = {name: row if isinstance(row, tuple) else (row,) for name, row in table.items()}
    return [pytest.param(*row, id=name) for name, row in rows.items()]


def told(reply: Reply) -> Json:
    """Return the documented members of the envelope."""
    return {name: reply.json.get(name) for name in ("code", "key", "message", "details")}


def records(shop: Server) -> int:
    """Return the number of redemptions and rollbacks on record."""
    return shop.ask("GET", "/v1/redemptions").json["total"]
