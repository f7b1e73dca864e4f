"""Services that see other targets than a discount has, wherever the targets stand."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from mock_server.engine.discounts import Target, Targets
from mock_server.engine.promotion_tier import PromotionTier
from mock_server.engine.rules import Rule
from mock_server.engine.voucher import Voucher
from mock_server.sabotage.sabotage import Around
from mock_server.sabotage.view import View
from mock_server.sabotage.ways import seeing
from mock_server.store.kinds import PROMOTION_TIERS, RULES, VOUCHERS


def aiming(change: Callable[[Targets], Targets]) -> Around:
    """Let services see what *change* makes of the targets of vouchers, tiers and rules."""

    def voucher(one: Voucher) -> Voucher:
        return replace(one, targets=change(one.targets))

    def tier(one: PromotionTier) -> PromotionTier:
        return replace(one, targets=change(one.targets))

    def rule(one: Rule) -> Rule:
        return replace(one, targets=change(one.targets))

    reads: dict[str, Callable[[Any], Any]] = {
        VOUCHERS.name: voucher,
        PROMOTION_TIERS.name: tier,
        RULES.name: rule,
    }
    return seeing(lambda tx, at, _: (View(tx, reads=reads), at))


def each(change: Callable[[Target], Target]) -> Callable[[Targets], Targets]:
    """Return what changes every included entry."""
    return lambda targets: replace(targets, included=tuple(map(change, targets.included)))
