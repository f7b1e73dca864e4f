"""Hypothesis strategies for whole entities, drawn from the type hints of their fields."""

import dataclasses
import types
from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from typing import Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from mock_server.engine.campaign import Campaign, VoucherTemplate
from mock_server.engine.order import Order
from mock_server.engine.rules import Rule
from mock_server.engine.settings import Settings
from mock_server.engine.voucher import Voucher
from tests.mock_server.wire.rule_strategies import RULES

WORDS = st.text("abcXYZ019-_ é", min_size=1, max_size=8)
RAW = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | WORDS,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(WORDS, inner, max_size=2),
    max_leaves=4,
)
SCALARS = {
    object: RAW,
    str: WORDS,
    int: st.integers(1, 5),
    bool: st.booleans(),
    Decimal: st.decimals(0, 100, places=3),
    datetime: st.integers(0, 10**11).map(
        lambda count: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(milliseconds=count)
    ),
    time: st.times().map(lambda moment: moment.replace(second=0, microsecond=0)),
    timedelta: st.integers(1, 10**6).map(lambda seconds: timedelta(seconds=seconds)),
}


def of(hint):
    """Draw any value of the type hint *hint*."""
    if hint in SCALARS:
        return SCALARS[hint]
    if dataclasses.is_dataclass(hint):
        return SPECIAL.get(hint, _fields)(hint)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(hint)
    return _composite(get_origin(hint), get_args(hint))


def _composite(origin, parts):
    if origin is Literal:
        return st.sampled_from(parts)
    if origin in (Union, types.UnionType):
        return st.one_of(*(st.none() if part is type(None) else of(part) for part in parts))
    if origin is tuple:
        return st.lists(of(parts[0]), max_size=2).map(tuple)
    assert origin in (dict, Mapping), origin
    return st.dictionaries(WORDS, of(parts[1]), max_size=2)


def _fields(kind, **fixed):
    hints = get_type_hints(kind)
    drawn = {field.name: of(hints[field.name]) for field in dataclasses.fields(kind)}
    return st.builds(kind, **(drawn | fixed))


def _vouchers(kind):
    """A voucher or template has the one value that its type says."""
    values = {
        "DISCOUNT_VOUCHER": "discount",
        "GIFT_VOUCHER": "gift",
        "LOYALTY_CARD": "loyalty_card",
    }
    hints = get_type_hints(kind)

    def of_type(name):
        fixed = {value: st.none() for value in values.values()}
        value = of(hints[values[name]]).filter(lambda drawn: drawn is not None)
        return _fields(kind, **(fixed | {"type": st.just(name), values[name]: value}))

    return st.sampled_from(sorted(values)).flatmap(of_type)


def _campaigns(kind):
    """A promotion has no vouchers, everything else has."""
    others = ["DISCOUNT_COUPONS", "REFERRAL_PROGRAM", "GIFT_VOUCHERS", "LOYALTY_PROGRAM"]
    return _fields(kind, campaign_type=st.just("PROMOTION"), voucher=st.none()) | _fields(
        kind, campaign_type=st.sampled_from(others), voucher=of(VoucherTemplate)
    )


def _templates(kind):
    """Nothing of a template is redeemed."""
    return _vouchers(kind).map(
        lambda drawn: dataclasses.replace(
            drawn,
            gift=drawn.gift and dataclasses.replace(drawn.gift, redeemed_amount=0),
            loyalty_card=drawn.loyalty_card
            and dataclasses.replace(drawn.loyalty_card, redeemed_points=0),
        )
    )


def _orders(kind):
    """Once stored an order has an id and a date."""
    return _fields(kind, id=WORDS, created_at=SCALARS[datetime])


def _settings(kind):
    """The zone is one that there is."""
    return _fields(kind, time_zone=st.sampled_from(["UTC", "Europe/Warsaw"]))


SPECIAL = {
    Campaign: _campaigns,
    Order: _orders,
    Rule: lambda _: RULES,
    Settings: _settings,
    Voucher: _vouchers,
    VoucherTemplate: _templates,
}
