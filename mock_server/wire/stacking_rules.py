"""The project's stacking rules as validations show them (resources.md 21.10)."""

from mock_server.engine.stacking_rules import StackingRules
from spec import Json

_COPIED = (
    "redeemables_limit",
    "applicable_redeemables_limit",
    "applicable_redeemables_per_category_limit",
    "applicable_exclusive_redeemables_limit",
    "applicable_exclusive_redeemables_per_category_limit",
    "redeemables_application_mode",
    "redeemables_sorting_rule",
    "redeemables_products_application_mode",
    "redeemables_no_effect_rule",
    "redeemables_rollback_order_mode",
    "grouped_redeemables_sorting_rule",
)
_LISTED = (
    "exclusive_categories",
    "joint_categories",
    "no_effect_skip_categories",
    "no_effect_redeem_anyway_categories",
)


def write_stacking_rules(rules: StackingRules) -> Json:
    """Write the `StackingRules` block (spec/schemas/stacking_rules.yaml) of a validation.

    The calculation mode stays out: only the management API shows it (redemptions.md 6.1).
    """
    written: dict[str, Json] = {name: getattr(rules, name) for name in _COPIED}
    written |= {name: list(getattr(rules, name)) for name in _LISTED}
    limits = dict(rules.applicable_redeemables_category_limits)
    return written | {"applicable_redeemables_category_limits": limits}
