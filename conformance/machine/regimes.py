"""Projects that are set otherwise than usual, for lives under other rules (redemptions.md 6.1)."""

from dataclasses import dataclass

from spec import Json

_HIDDEN = frozenset({"discount_calculation_mode"})


@dataclass(frozen=True, slots=True)
class Regime:
    """How a project is set.

    Attributes:
        name: What is special.
        stacking: Stacking rules, as world documents have them.
        categories: Those that vouchers can belong to.
    """

    name: str
    stacking: Json
    categories: tuple[Json, ...] = ()

    @property
    def world(self) -> Json:
        """The world document: nothing but settings and categories."""
        return {"stacking": self.stacking, "categories": [*self.categories]}

    def shown(self, others: Json) -> Json:
        """Return the stacking rules that answers show, *others* being what is not set here.

        How percentages are calculated they do not show.
        """
        listed = {
            f"{kind.lower()}_categories": [
                each["id"] for each in self.categories if each.get("stacking_rules_type") == kind
            ]
            for kind in ("EXCLUSIVE", "JOINT")
        }
        rules = {**others, **listed, **self.stacking}
        return {name: value for name, value in rules.items() if name not in _HIDDEN}

    @property
    def category_ids(self) -> list[str]:
        """The ids of the categories."""
        return [str(each["id"]) for each in self.categories]


_FIRST = {"id": "cat_first", "name": "First", "hierarchy": 1}
_SECOND = {"id": "cat_second", "name": "Second", "hierarchy": 2}

REGIMES = (
    Regime(
        "what applies in part",
        {
            "redeemables_application_mode": "PARTIAL",
            "redeemables_no_effect_rule": "SKIP",
            "applicable_redeemables_limit": 2,
        },
    ),
    Regime(
        "ranks",
        {
            "redeemables_sorting_rule": "CATEGORY_HIERARCHY",
            "applicable_redeemables_category_limits": {"cat_first": 2},
            "no_effect_skip_categories": ["cat_second"],
        },
        (_FIRST, _SECOND),
    ),
    Regime(
        "exclusion",
        {
            "redeemables_application_mode": "PARTIAL",
            "applicable_redeemables_per_category_limit": 2,
            "applicable_exclusive_redeemables_limit": 2,
            "redeemables_rollback_order_mode": "WITHOUT_ORDER",
        },
        (_FIRST | {"stacking_rules_type": "EXCLUSIVE"}, _SECOND | {"stacking_rules_type": "JOINT"}),
    ),
    Regime(
        "lines that are discounted once",
        {
            "redeemables_products_application_mode": "ONCE",
            "discount_calculation_mode": "INITIAL_AMOUNT",
        },
    ),
)
"""Ways in which projects are set."""
