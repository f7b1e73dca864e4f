"""The project's `settings`, and its `stacking` rules, which stand beside them.

A category is exclusive or joint if its `stacking_rules_type` says so or the lists in `stacking`
name it: loading makes the two agree (design 4.3).
"""

from dataclasses import replace
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from mock_server.engine.settings import Settings
from mock_server.engine.stacking_rules import StackingRules
from mock_server.store import codec
from mock_server.store.kinds import CATEGORIES, SETTINGS
from mock_server.world.document.fields import Fields
from mock_server.world.document.filling import Filling
from spec import Json

_MOST = {
    "redeemables_limit": 30,
    "applicable_redeemables_limit": 30,
    "applicable_redeemables_per_category_limit": 30,
    "applicable_exclusive_redeemables_limit": 5,
    "applicable_exclusive_redeemables_per_category_limit": 30,
}
_PARTS = {
    "applicable_redeemables_limit": "redeemables_limit",
    "applicable_redeemables_per_category_limit": "applicable_redeemables_limit",
    "applicable_exclusive_redeemables_per_category_limit": "applicable_exclusive_redeemables_limit",
}
_MOST_OF_ONE_CATEGORY = 10
_CATEGORY_LISTS = (
    "exclusive_categories",
    "joint_categories",
    "no_effect_skip_categories",
    "no_effect_redeem_anyway_categories",
    "initial_amount_mode_categories",
    "discounted_amount_mode_categories",
)


def load(filling: Filling, source: Fields) -> None:
    """Store `settings` and `stacking` of the whole document *source*, after its categories."""
    stacking = _stacking(filling, source.inner("stacking") or Fields({}, ("stacking",)))
    inner = source.inner("settings") or Fields({}, ("settings",))
    settings = Settings(**inner.plain(Settings, frozenset({"stacking"})), stacking=stacking)
    inner.close()
    _check_zone(inner, settings.time_zone)
    filling.tx.put(SETTINGS, settings)


def _check_zone(source: Fields, name: str) -> None:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise source.refusal(f"no time zone is called {name}", "time_zone") from error


def _stacking(filling: Filling, source: Fields) -> StackingRules:
    rules = source.whole(StackingRules)
    source.close()
    if filling.exact:
        return rules
    rules = _fitted(source, rules)
    _check_limits(source, rules)
    _check_order(source, rules)
    for name in _CATEGORY_LISTS:
        for position, key in enumerate(getattr(rules, name)):
            filling.refer(source, CATEGORIES, key, name, position)
    return _agreed(filling, source, rules)


def _fitted(source: Fields, rules: StackingRules) -> StackingRules:
    """Return *rules* with no part above its whole where one of the two is only a default.

    No more than the whole applies in any case.
    """
    for part, whole in _PARTS.items():
        limit, most = getattr(rules, part), getattr(rules, whole)
        if limit is not None and limit > most and not {part, whole} <= source.json.keys():
            rules = replace(rules, **{part: most})
    return rules


def _check_limits(source: Fields, rules: StackingRules) -> None:
    """Refuse numbers outside of redemptions.md 6.1."""
    for name, most in _MOST.items():
        limit = getattr(rules, name)
        if limit is not None and not 1 <= limit <= most:
            raise source.refusal(f"expected 1 to {most}, got {limit}", name)
    for category, limit in rules.applicable_redeemables_category_limits.items():
        if not 1 <= limit <= _MOST_OF_ONE_CATEGORY:
            problem = f"expected 1 to {_MOST_OF_ONE_CATEGORY}, got {limit}"
            raise source.refusal(problem, "applicable_redeemables_category_limits", category)


def _check_order(source: Fields, rules: StackingRules) -> None:
    """Refuse a part that may be more than its whole, and a category on both of two sides."""
    for part, whole in _PARTS.items():
        limit, most = getattr(rules, part), getattr(rules, whole)
        if limit is not None and limit > most:
            raise source.refusal(f"expected at most {whole}, {most}, got {limit}", part)
    both = set(rules.no_effect_skip_categories) & set(rules.no_effect_redeem_anyway_categories)
    if both:
        problem = f"{sorted(both)[0]} is among no_effect_redeem_anyway_categories too"
        raise source.refusal(problem, "no_effect_skip_categories")


def _agreed(filling: Filling, source: Fields, rules: StackingRules) -> StackingRules:
    exclusive = _typed(filling, source, "EXCLUSIVE", rules.exclusive_categories)
    joint = _typed(filling, source, "JOINT", rules.joint_categories)
    return replace(rules, exclusive_categories=exclusive, joint_categories=joint)


def _typed(
    filling: Filling,
    source: Fields,
    kind: Literal["EXCLUSIVE", "JOINT"],
    listed: tuple[str, ...],
) -> tuple[str, ...]:
    """Give the *listed* categories that type, and list those that have it."""
    for category in list(filling.tx.every(CATEGORIES)):
        if category.id in listed and category.stacking_rules_type not in (None, kind):
            other = category.stacking_rules_type
            raise source.refusal(f"{category.id} is {kind} here and {other} elsewhere")
        if category.id in listed:
            filling.tx.put(CATEGORIES, replace(category, stacking_rules_type=kind))
    typed = (one.id for one in filling.tx.every(CATEGORIES) if one.stacking_rules_type == kind)
    return tuple(dict.fromkeys((*listed, *typed)))


def export(settings: Settings) -> dict[str, Json]:
    """Write what differs from the defaults as the two members `load` reads."""
    written = codec.encode(settings)
    stacking = written.pop("stacking", {})
    parts = {"settings": written, "stacking": stacking}
    return {name: part for name, part in parts.items() if part}
