"""How much of a voucher or tier an answer shows: everything, a part, or hardly more than its id."""

from collections.abc import Callable
from dataclasses import dataclass

from mock_server.engine.promotion_tier import PromotionTier
from mock_server.engine.voucher import Voucher
from mock_server.wire.promotion_tier import write_reduced_tier, write_smallest_tier
from mock_server.wire.voucher import write_reduced_voucher, write_smallest_voucher
from spec import Json


@dataclass(frozen=True, slots=True)
class Detail:
    """The two writers of one level of detail (redemptions.md 2.3, 2.4)."""

    voucher: Callable[[Voucher], Json]
    tier: Callable[[PromotionTier], Json]


REDUCED = Detail(write_reduced_voucher, write_reduced_tier)
"""`GET` of one redemption, and failed ones."""
SMALLEST = Detail(write_smallest_voucher, write_smallest_tier)
"""Rows of lists."""
