"""In which order redeemables are tried, and which of them stacking leaves out.

Source: redemptions.md 6.2 to 6.4.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum

from mock_server.engine.redeemable import Redeemable
from mock_server.engine.stacking_rules import StackingRules

_LAST = 10**9


class Skip(Enum):
    """Why a redeemable was not even tried: the key and the message of the answer."""

    PRECEDING_VALIDATION_FAILED = (
        "preceding_validation_failed",
        "Redeemable cannot be applied due to preceding validation failure",
    )
    EXCLUSION_RULES_NOT_MET = (
        "exclusion_rules_not_met",
        "Redeemable cannot be applied due to exclusion rules",
    )
    LIMIT = (
        "applicable_redeemables_limit_exceeded",
        "Applicable redeemables limit exceeded",
    )
    CATEGORY_LIMIT = (
        "applicable_redeemables_per_category_limit_exceeded",
        "Applicable redeemables limit per category exceeded",
    )
    EXCLUSIVE_LIMIT = (
        "applicable_exclusive_redeemables_limit_exceeded",
        "Applicable exclusive redeemables limit exceeded",
    )
    EXCLUSIVE_CATEGORY_LIMIT = (
        "applicable_exclusive_redeemables_per_category_limit_exceeded",
        "Applicable exclusive redeemables limit per category exceeded",
    )
    NO_EFFECT = ("no_effect", "Redeemable cannot be applied due to no effect")

    @property
    def key(self) -> str:
        """The key on the wire."""
        return self.value[0]

    @property
    def message(self) -> str:
        """The message on the wire."""
        return self.value[1]


def is_exclusive(redeemable: Redeemable, rules: StackingRules) -> bool:
    """Whether *redeemable* belongs to a category that never stacks with common ones."""
    return any(
        category.stacking_rules_type == "EXCLUSIVE" or category.id in rules.exclusive_categories
        for category in redeemable.categories
    )


def is_joint(redeemable: Redeemable, rules: StackingRules) -> bool:
    """Whether *redeemable* belongs to a category that stacks with everything."""
    return any(
        category.stacking_rules_type == "JOINT" or category.id in rules.joint_categories
        for category in redeemable.categories
    )


def in_order(redeemables: Sequence[Redeemable], rules: StackingRules) -> list[Redeemable]:
    """Return *redeemables* in the order in which they are tried (redemptions.md 6.3).

    Exclusive ones come before the common ones that they would shut out; the joint ones follow, or
    are sorted in among the exclusive ones if the grouped sorting rule is not JOINT_ALWAYS_LAST.
    """
    ranked = sorted(redeemables, key=lambda one: _rank(one, rules))
    joint_last = rules.grouped_redeemables_sorting_rule == "JOINT_ALWAYS_LAST"
    if not any(is_exclusive(one, rules) for one in ranked):
        return ranked

    def leads(one: Redeemable) -> bool:
        return is_exclusive(one, rules) or (not joint_last and is_joint(one, rules))

    return [one for one in ranked if leads(one)] + [one for one in ranked if not leads(one)]


def _rank(redeemable: Redeemable, rules: StackingRules) -> int:
    """Rank by the leading category's hierarchy; without a category come last (P-26).

    The tiers of a promotion stack keep the order that it stores.
    """
    stored = redeemable.asked.object == "promotion_stack"
    if stored or rules.redeemables_sorting_rule == "REQUESTED_ORDER":
        return 0
    return redeemable.categories[0].hierarchy if redeemable.categories else _LAST


@dataclass(slots=True)
class Gate:
    """Counts what was applied in one call and says who may still come in (redemptions.md 6.4).

    Inapplicable and skipped redeemables consume no limit (P-28).
    """

    rules: StackingRules
    applied: int = 0
    exclusive: int = 0
    failed: bool = False
    _by_category: Counter[str] = field(default_factory=Counter)
    _exclusive_by_category: Counter[str] = field(default_factory=Counter)

    def against(self, redeemable: Redeemable) -> Skip | None:
        """Return why *redeemable* must not be tried now, or None."""
        if self.failed and self.rules.redeemables_application_mode == "ALL":
            return Skip.PRECEDING_VALIDATION_FAILED
        if self.exclusive and self._common(redeemable):
            return Skip.EXCLUSION_RULES_NOT_MET
        if self.applied >= self.rules.applicable_redeemables_limit:
            return Skip.LIMIT
        return self._against_categories(redeemable)

    def let_in(self, redeemable: Redeemable) -> None:
        """Count *redeemable* as applied."""
        self.applied += 1
        ids = [category.id for category in redeemable.categories]
        self._by_category.update(ids)
        if is_exclusive(redeemable, self.rules):
            self.exclusive += 1
            self._exclusive_by_category.update(ids)

    def _common(self, redeemable: Redeemable) -> bool:
        return not (is_exclusive(redeemable, self.rules) or is_joint(redeemable, self.rules))

    def _against_categories(self, redeemable: Redeemable) -> Skip | None:
        rules, ids = self.rules, [category.id for category in redeemable.categories]
        if _full(self._by_category, ids, self._category_limits(ids)):
            return Skip.CATEGORY_LIMIT
        if not is_exclusive(redeemable, rules):
            return None
        if self.exclusive >= rules.applicable_exclusive_redeemables_limit:
            return Skip.EXCLUSIVE_LIMIT
        each = rules.applicable_exclusive_redeemables_per_category_limit
        if _full(self._exclusive_by_category, ids, [each] * len(ids)):
            return Skip.EXCLUSIVE_CATEGORY_LIMIT
        return None

    def _category_limits(self, ids: Iterable[str]) -> list[int | None]:
        own = self.rules.applicable_redeemables_category_limits
        every = self.rules.applicable_redeemables_per_category_limit
        return [own.get(category, every) for category in ids]


def _full(counts: Counter[str], ids: Sequence[str], limits: Sequence[int | None]) -> bool:
    return any(
        limit is not None and counts[category] >= limit
        for category, limit in zip(ids, limits, strict=True)
    )
