"""Validation rules: whole documents, and the short notation of world documents.

The short notation is a list of conditions, `{id, name, property?, conditions, rules?, error?,
logic?}`: entries with one id form one rule, in which they are numbered from 1. A whole document may
stand among them; `object` tells it apart. Source: resources.md 11.1, design 4.3.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from mock_server.engine.discounts import EVERYTHING, Target, Targets
from mock_server.engine.refusals import InvalidPayload
from mock_server.engine.rules import Rule
from mock_server.engine.rules.rule import RuleType
from mock_server.store.misfit import Misfit, expected
from mock_server.wire.bundle import read_bundle_rules, write_bundle_rules
from mock_server.wire.rule_condition import (
    join,
    read_condition,
    read_expression,
    write_condition,
    write_expression,
)
from mock_server.wire.shape import (
    Path,
    read_list,
    read_member,
    read_message,
    read_object,
    read_optional_text,
    write_message,
)
from mock_server.wire.targets import read_target, write_target
from mock_server.wire.thing import read_thing
from mock_server.wire.timestamp import read_optional, write_optional
from spec import Json

OBJECT = "validation_rules"
_TYPES: dict[str, RuleType] = {
    "expression": "expression",
    "basic": "basic",
    "advanced": "advanced",
    "complex": "complex",
}
_SHORT = ("id", "name", "property", "conditions", "rules", "error", "logic")


def read_rules(json: Json, path: Path = ()) -> tuple[Rule, ...]:
    """Read the `rules` of a redeemable in a world document; null and absent are none.

    Raises:
        Misfit: An entry does not fit; the path starts with its position.
    """
    entries: dict[str, list[tuple[Mapping[str, Json], Path]]] = {}
    for place, part in enumerate(read_list(json or [], path)):
        entry = read_object(part, (*path, place))
        key = read_member(entry, "id", (*path, place))
        entries.setdefault(key, []).append((entry, (*path, place)))
    return tuple(_read_group(key, group) for key, group in entries.items())


def write_rules(rules: Iterable[Rule]) -> list[Json]:
    """Write *rules* so that `read_rules` returns equal ones, in short where that says it all."""
    return [entry for rule in rules for entry in _write_group(rule)]


def read_rule(json: Json, rule_id: str | None = None, path: Path = ()) -> Rule:
    """Read a whole document, as an API call or a world document has it.

    Args:
        json: A rule document; what it leaves out takes its default (F-5).
        rule_id: The id of a rule whose document has none.
        path: Where the document stands.

    Raises:
        Misfit: A member does not fit.
    """
    members = read_object(json, path)
    return Rule(
        id=rule_id or read_member(members, "id", path),
        expression=read_expression(members.get("rules"), (*path, "rules")),
        error=read_message(members.get("error"), (*path, "error")),
        bundle=read_bundle_rules(members.get("bundle_rules"), (*path, "bundle_rules")),
        targets=_read_targets(members.get("applicable_to"), (*path, "applicable_to")),
        name=read_optional_text(members, "name", path),
        type=_read_type(members.get("type"), (*path, "type")),
        context_type=read_optional_text(members, "context_type", path) or "global",
        created_at=_read_moment(members, "created_at", path),
        updated_at=_read_moment(members, "updated_at", path),
    )


def write_rule(rule: Rule) -> Json:
    """Write the whole document of *rule* (resources.md 11.1); a rule without a name has its id."""
    written: dict[str, Json] = {
        "id": rule.id,
        "name": rule.id if rule.name is None else rule.name,
        "type": rule.type,
        "context_type": rule.context_type,
        "rules": write_expression(rule.expression),
        "bundle_rules": write_bundle_rules(rule.bundle),
        **write_message(rule.error),
        "applicable_to": _write_targets(rule.targets),
        "created_at": write_optional(rule.created_at),
        "updated_at": write_optional(rule.updated_at),
    }
    return {**written, "object": OBJECT}


def _read_group(key: str, group: Sequence[tuple[Mapping[str, Json], Path]]) -> Rule:
    """Make one rule of the entries that share the id *key*."""
    for entry, path in group:
        if entry.get("object") != OBJECT:
            _refuse_unknown(entry, path)
        elif len(group) > 1:
            raise Misfit(f"{key} is there twice", (*path, "id"))
        else:
            return read_rule(entry, path=path)
    conditions = [
        read_condition(str(number), entry, path) for number, (entry, path) in enumerate(group, 1)
    ]
    logic, at = _logic(group)
    return Rule(key, join(conditions, logic, at))


def _refuse_unknown(entry: Mapping[str, Json], path: Path) -> None:
    for name in entry:
        if name not in _SHORT:
            raise Misfit(f"unknown; known here: {', '.join(_SHORT)}", (*path, name))


def _logic(group: Sequence[tuple[Mapping[str, Json], Path]]) -> tuple[str | None, Path]:
    """Return the one `logic` that the entries of a rule give, and where it stands."""
    found: tuple[str | None, Path] = (None, ())
    for entry, path in group:
        logic, at = read_optional_text(entry, "logic", path), (*path, "logic")
        if logic is not None and found[0] not in (None, logic):
            raise Misfit(f"expected {found[0]!r} as before, or nothing", at)
        found = found if logic is None else (logic, at)
    return found


def _write_group(rule: Rule) -> list[Json]:
    conditions = rule.expression.conditions
    numbers = [condition.number for condition in conditions]
    plain = Rule(rule.id, rule.expression) == rule
    if not plain or not numbers or numbers != [str(at) for at in range(1, len(numbers) + 1)]:
        return [write_rule(rule)]
    logic = {} if rule.expression.logic is None else {"logic": rule.expression.logic}
    written = [{"id": rule.id, **write_condition(condition)} for condition in conditions]
    return [{**written[0], **logic}, *written[1:]]


def _read_type(json: Json, path: Path) -> RuleType:
    if json is None:
        return "expression"
    if json not in _TYPES:
        raise expected(f"one of {', '.join(_TYPES)}", json).under(*path)
    return _TYPES[json]


def _read_moment(members: Mapping[str, Json], name: str, path: Path) -> datetime | None:
    try:
        return read_optional(read_optional_text(members, name, path))
    except InvalidPayload as refusal:
        raise Misfit(str(refusal), (*path, name)) from None


def _read_targets(json: Json, path: Path) -> Targets:
    if json is None:
        return EVERYTHING
    members = read_object(json, path)
    return Targets(
        _read_entries(members.get("included"), (*path, "included")),
        _read_entries(members.get("excluded"), (*path, "excluded")),
        bool(members.get("included_all", False)),
    )


def _read_entries(json: Json, path: Path) -> tuple[Target, ...]:
    entries = enumerate(read_list(json or [], path))
    return tuple(_read_entry(entry, (*path, place)) for place, entry in entries)


def _read_entry(json: Json, path: Path) -> Target:
    """An entry that names a thing, with settings of its own."""
    thing = read_thing(json, path)
    if thing.object is None:
        raise Misfit("expected `object`", path)
    return read_target(json)


def _write_targets(targets: Targets) -> Json:
    return {
        "included": [_write_entry(target) for target in targets.included],
        "excluded": [_write_entry(target) for target in targets.excluded],
        "included_all": targets.included_all,
    }


def _write_entry(target: Target) -> Json:
    written: dict[str, Json] = write_target(target)
    return {**written, "product_ids": list(target.product_ids)} if target.product_ids else written
