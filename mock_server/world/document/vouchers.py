"""Vouchers: `code`, and `discount`, `gift` or `loyalty_card`; the rest is filled in."""

from dataclasses import dataclass

from mock_server.engine.campaign import VoucherTemplate
from mock_server.engine.voucher import Voucher, VoucherType
from mock_server.store import codec
from mock_server.store.kinds import CUSTOMERS, VOUCHERS
from mock_server.world.document import cards, discount, rules, targets, validity
from mock_server.world.document.fields import Fields
from mock_server.world.document.filling import Filling
from spec import Json

_VALUES: dict[VoucherType, str] = {
    "DISCOUNT_VOUCHER": "discount",
    "GIFT_VOUCHER": "gift",
    "LOYALTY_CARD": "loyalty_card",
}
_COMPOSED = frozenset(
    {
        *("discount", "gift", "loyalty_card", "validity", "targets", "campaign", "campaign_id"),
        *("holder_id", "quantity", "redeemed_quantity", "type"),
    }
)


@dataclass(frozen=True, slots=True)
class _Uses:
    """The `redemption` of a voucher; credits in minor units."""

    quantity: int | None = None
    redeemed_quantity: int = 0
    redeemed_amount: int = 0
    redeemed_points: int = 0


@dataclass(frozen=True, slots=True)
class _Limit:
    """The `redemption` of a template, of which nothing is used."""

    quantity: int | None = None


def load(filling: Filling, source: Fields) -> None:
    """Store the voucher of *source*, with campaign and holder if nothing defines them."""
    source.need("code", str)
    values = filling.born(source, Voucher, "v", _COMPOSED)
    uses = source.read("redemption", _Uses) or _Uses()
    value = _value(filling, source, uses)
    campaign_id, campaign = _campaign(filling, source, value)
    voucher = Voucher(
        **values,
        type=value.type,
        discount=value.discount,
        gift=value.gift,
        loyalty_card=value.loyalty_card,
        campaign_id=campaign_id,
        campaign=campaign,
        holder_id=filling.holder(source),
        quantity=uses.quantity,
        redeemed_quantity=uses.redeemed_quantity,
        validity=validity.read(source),
        targets=targets.read(source),
    )
    guards = rules.read(filling, source)
    source.close()
    filling.categorised(source, voucher.category_ids)
    filling.refer(source, CUSTOMERS, voucher.referrer_id, "referrer_id")
    filling.add(source, VOUCHERS, voucher, "code")
    rules.assign(filling, source, guards, ("voucher", voucher.id))


def template(filling: Filling, source: Fields) -> VoucherTemplate:
    """Read the `voucher` of a campaign: what its vouchers start with."""
    limit = source.read("redemption", _Limit) or _Limit()
    value = _value(filling, source, _Uses(limit.quantity))
    plain = source.plain(VoucherTemplate, frozenset({*_VALUES.values(), "type", "quantity"}))
    source.close()
    return VoucherTemplate(
        type=value.type,
        discount=value.discount,
        gift=value.gift,
        loyalty_card=value.loyalty_card,
        quantity=limit.quantity,
        **plain,
    )


def _value(filling: Filling, source: Fields, uses: _Uses) -> VoucherTemplate:
    """Read what a voucher is worth, and its type, which follows from that."""
    found = VoucherTemplate(
        type=_type(source),
        discount=discount.read(source),
        gift=cards.read_gift(filling, source, uses.redeemed_amount),
        loyalty_card=cards.read_card(filling, source, uses.redeemed_points),
        quantity=uses.quantity,
        is_referral_code=source.read("is_referral_code", bool) or False,
    )
    for kind, name in _VALUES.items():
        given = getattr(found, name) is not None
        if given and kind != found.type:
            raise source.refusal(f"a {found.type} has none", name)
        if not given and kind == found.type:
            raise source.refusal(f"expected `{name}`")
    return found


def _type(source: Fields) -> VoucherType:
    """Return the type of the voucher: said, or the one that has the value that is there."""
    said = source.read("type", str)
    for kind, name in _VALUES.items():
        if said == kind or (said is None and source.json.get(name) is not None):
            return kind
    problem = f"expected one of {', '.join(_VALUES)}"
    raise source.refusal(f"{problem}, got {said!r}" if said else problem, "type")


def _campaign(
    filling: Filling, source: Fields, value: VoucherTemplate
) -> tuple[str | None, str | None]:
    if filling.exact:
        return source.read("campaign_id", str), source.read("campaign", str)
    campaign = filling.campaign(source, value)
    return (None, None) if campaign is None else (campaign.id, campaign.name)


def export(voucher: Voucher) -> Json:
    """Write *voucher* as `load` reads it."""
    written = codec.encode(voucher)
    for name in ("quantity", "redeemed_quantity", "validity", "targets"):
        written.pop(name, None)
    return (
        written
        | _export_value(voucher)
        | validity.write(voucher.validity)
        | targets.write(voucher.targets)
        | _export_uses(voucher)
    )


def export_template(voucher: VoucherTemplate) -> Json:
    """Write *voucher*, the template of a campaign, as `template` reads it."""
    written = codec.encode(voucher)
    quantity = written.pop("quantity", None)
    uses = {} if quantity is None else {"redemption": {"quantity": quantity}}
    return written | _export_value(voucher) | uses


def _export_value(voucher: Voucher | VoucherTemplate) -> dict[str, Json]:
    if voucher.discount is not None:
        return {"discount": discount.write(voucher.discount)}
    if voucher.gift is not None:
        return {"gift": cards.write_gift(voucher.gift)}
    card = voucher.loyalty_card
    return {} if card is None else {"loyalty_card": cards.write_card(card)}


def _export_uses(voucher: Voucher) -> dict[str, Json]:
    gift, card = voucher.gift, voucher.loyalty_card
    uses = _Uses(
        voucher.quantity,
        voucher.redeemed_quantity,
        0 if gift is None else gift.redeemed_amount,
        0 if card is None else card.redeemed_points,
    )
    written = codec.encode(uses)
    return {"redemption": written} if written else {}
