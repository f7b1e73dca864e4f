"""The codec: what it writes reads back as the same entity, and nothing else reads."""

from datetime import UTC, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mock_server.engine.category import Category
from mock_server.engine.discounts import FreeUnits, ManyFreeUnits, PercentOff, Replacement, Target
from mock_server.engine.promotion_tier import PromotionTier
from mock_server.engine.settings import Settings
from mock_server.engine.stacking_rules import StackingRules
from mock_server.engine.validity import DailyHours, TimeFrame, Validity
from mock_server.engine.voucher import Gift, Voucher
from mock_server.store.codec import decode, encode
from mock_server.store.misfit import Misfit

NOON = datetime(2024, 6, 1, 12, tzinfo=UTC)
NEWS = {"id": "cat_1", "name": "News", "hierarchy": 1, "created_at": "2024-06-01"}


def a_voucher(**changes):
    return Voucher(id="v_1", code="C", type="GIFT_VOUCHER", created_at=NOON, **changes)


def test_a_field_at_its_default_is_left_out():
    voucher = a_voucher(gift=Gift(amount=100, balance=100))

    document = encode(voucher)

    assert document == {
        "id": "v_1",
        "code": "C",
        "type": "GIFT_VOUCHER",
        "created_at": "2024-06-01T12:00:00Z",
        "gift": {"amount": 100, "balance": 100},
    }


def test_one_of_several_dataclasses_names_its_kind():
    voucher = a_voucher(discount=PercentOff(percent_off=Decimal("12.5")))

    document = encode(voucher)

    assert document["discount"] == {"kind": "PercentOff", "percent_off": "12.5"}


@pytest.mark.parametrize(
    "entity",
    [
        pytest.param(a_voucher(gift=Gift(1, 1, effect=None)), id="none-where-the-default-is-not"),
        pytest.param(a_voucher(metadata={}), id="an-empty-mapping-where-the-default-is-none"),
        pytest.param(a_voucher(metadata={"a": [1, 2.5, None, {"b": True}]}), id="raw-json"),
        pytest.param(a_voucher(discount=Replacement("a", "b", quantity_limit=2)), id="class-vars"),
        pytest.param(
            a_voucher(discount=ManyFreeUnits((FreeUnits(1, "prod_1"),))), id="nested-tuples"
        ),
        pytest.param(
            Validity(
                start_date=NOON + timedelta(milliseconds=1),
                timeframe=TimeFrame(timedelta(days=2), timedelta(hours=1)),
                hours=(DailyHours(time(9), None, (1, 2)),),
            ),
            id="times",
        ),
        pytest.param(
            Settings(stacking=StackingRules(applicable_redeemables_category_limits={"cat_1": 2})),
            id="a-typed-mapping",
        ),
        pytest.param(Target("product", "p", price=0), id="zero-where-the-default-is-none"),
        pytest.param(
            PromotionTier("promo_1", "T", "camp_1", PercentOff(Decimal("33.333")), NOON), id="tier"
        ),
    ],
)
def test_reading_what_was_written_gives_an_equal_entity(entity):
    assert decode(type(entity), encode(entity)) == entity


@given(st.decimals(0, 100, places=8))
def test_a_percentage_survives_exactly(rate):
    entity = PercentOff(percent_off=rate)

    assert decode(PercentOff, encode(entity)) == entity


@given(st.timedeltas(timedelta(0)))
def test_a_duration_survives_exactly(span):
    entity = TimeFrame(span, span)

    assert decode(TimeFrame, encode(entity)) == entity


@pytest.mark.parametrize(
    ("document", "problem"),
    [
        pytest.param([], "expected an object, got []", id="not-an-object"),
        pytest.param({**NEWS, "id": 7}, "id: expected a string, got 7", id="number-for-text"),
        pytest.param({**NEWS, "hierarchy": True}, "hierarchy: expected a whole", id="bool"),
        pytest.param({"id": "c", "name": "n"}, "expected `hierarchy`", id="missing"),
        pytest.param({**NEWS, "nane": "n"}, "nane: unknown; known here: id, name", id="unknown"),
        pytest.param(
            {**NEWS, "created_at": "soon"},
            "created_at: expected a timestamp such as 2024-06-01T12:00:00Z, got 'soon'",
            id="no-time",
        ),
        pytest.param(
            {"id": "c", "stacking_rules_type": "COMMON"},
            "expected `name`",
            id="missing-comes-before-wrong",
        ),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(document, problem):
    with pytest.raises(Misfit) as refused:
        decode(Category, document)

    assert problem in str(refused.value)


def test_the_place_is_written_as_people_write_it():
    document = encode(a_voucher(discount=ManyFreeUnits((FreeUnits(1, "prod_1"),))))
    document["discount"]["units"].append({"unit_off": "two", "unit_type": "prod_1"})

    with pytest.raises(Misfit) as refused:
        decode(Voucher, document)

    assert str(refused.value) == "discount.units[1].unit_off: expected a whole number, got 'two'"


def test_times_become_utc_and_default_to_it():
    document = {"start_date": "2024-06-01T14:00:00.123456+02:00", "expiration_date": "2024-06-02"}

    validity = decode(Validity, document)

    assert validity == Validity(
        datetime(2024, 6, 1, 12, 0, 0, 123456, tzinfo=UTC), datetime(2024, 6, 2, tzinfo=UTC)
    )
