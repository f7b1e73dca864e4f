"""Which of several redeemables get their turn (redemptions.md 6.1 to 6.4)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from conformance.model.rules.redeemable import Redeemable
from conformance.model.unknown import Known, Unpredictable
from spec import Json

_MANY = 1000


def touches_lines_once(rules: Json) -> bool:
    """Whether a line that has a discount gets no other (6.5)."""
    return rules is not None and rules.get("redeemables_products_application_mode") == "ONCE"


def skips_without_effect(rules: Json, wanted: Redeemable) -> bool | None:
    """Whether *wanted* is left alone if it changes nothing; None if nobody told (6.5)."""
    if rules is None:
        return None
    category = (wanted.category or {}).get("id")
    if category in rules["no_effect_skip_categories"]:
        return True
    if category in rules["no_effect_redeem_anyway_categories"]:
        return False
    return bool(rules["redeemables_no_effect_rule"] == "SKIP")


@dataclass(slots=True)
class Gate:
    """Counts who is through.

    Attributes:
        rules: As validations show them.
        through: How many were applied.
    """

    rules: Json
    through: int = 0
    exclusive: int = 0
    _by_category: Counter[str | None] = field(default_factory=Counter)
    _exclusive_by_category: Counter[str | None] = field(default_factory=Counter)

    def sorted(self, wanted: Sequence[Redeemable]) -> list[Redeemable]:
        """Return *wanted* in the order of their turns (6.3, P-26, P-27)."""
        ordered = list(wanted)
        if self.rules["redeemables_sorting_rule"] == "CATEGORY_HIERARCHY":
            ordered.sort(key=_hierarchy)
        first = [each for each in ordered if self._kind(each) == "EXCLUSIVE"]
        if not first:
            return ordered
        if self.rules.get("grouped_redeemables_sorting_rule") != "JOINT_ALWAYS_LAST":
            raise Unpredictable("how exclusive and joint redeemables follow each other")
        joint = [each for each in ordered if self._kind(each) == "JOINT"]
        common = [each for each in ordered if self._kind(each) == "COMMON"]
        if joint and common:
            raise Unpredictable("where joint redeemables stand if no exclusive one applies")
        return first + joint + common

    def stops(self, wanted: Redeemable) -> frozenset[str]:
        """Return why it is not the turn of *wanted*, nothing if it is (6.4)."""
        kind, category = self._kind(wanted), (wanted.category or {}).get("id")
        limits = self.rules
        stopped = [
            ("exclusion_rules_not_met", kind == "COMMON" and self.exclusive > 0),
            (
                "applicable_redeemables_limit_exceeded",
                self.through >= limits["applicable_redeemables_limit"],
            ),
            (
                "applicable_redeemables_per_category_limit_exceeded",
                category is not None and self._by_category[category] >= self._limit(category),
            ),
        ]
        if kind == "EXCLUSIVE":
            per_category = limits.get("applicable_exclusive_redeemables_per_category_limit")
            stopped += [
                (
                    "applicable_exclusive_redeemables_limit_exceeded",
                    self.exclusive >= limits["applicable_exclusive_redeemables_limit"],
                ),
                (
                    "applicable_exclusive_redeemables_per_category_limit_exceeded",
                    self._exclusive_by_category[category] >= (per_category or _MANY),
                ),
            ]
        return frozenset(key for key, is_so in stopped if is_so)

    def counts(self, wanted: Redeemable) -> None:
        """Count *wanted* as applied."""
        category = (wanted.category or {}).get("id")
        self.through += 1
        if category is not None:
            self._by_category[category] += 1
        if self._kind(wanted) == "EXCLUSIVE":
            self.exclusive += 1
            self._exclusive_by_category[category] += 1

    def _limit(self, category: str) -> int:
        own = self.rules["applicable_redeemables_category_limits"].get(category)
        common = self.rules.get("applicable_redeemables_per_category_limit")
        return int(own or common or _MANY)

    def _kind(self, wanted: Redeemable) -> str:
        category = wanted.category
        if category is None:
            return "COMMON"
        if category["id"] in self.rules["exclusive_categories"]:
            return "EXCLUSIVE"
        joint = category["id"] in self.rules["joint_categories"]
        return "JOINT" if joint else str(category.get("stacking_rules_type", "COMMON"))


def _hierarchy(wanted: Redeemable) -> tuple[int, Known]:
    category = wanted.category
    return (1, 0) if category is None else (0, category["hierarchy"])
