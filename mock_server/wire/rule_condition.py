"""Conditions of validation rules and how they are joined (resources.md 11.1 to 11.3).

Names, operators and what stands behind them are checked here, so that the engine meets only rules
that it can answer.
"""

from collections.abc import Collection
from dataclasses import dataclass
from difflib import get_close_matches

from mock_server.engine.rules import Check, Condition, Expression, Number, Operand, Text, Thing
from mock_server.engine.rules.logic import check
from mock_server.engine.rules.names import NAMES
from mock_server.engine.rules.operators import OPERATORS
from mock_server.engine.rules.parts import PARTS_OF_METADATA
from mock_server.engine.rules.value import values_of
from mock_server.store.misfit import Misfit, expected
from mock_server.wire.number import write_decimal
from mock_server.wire.shape import (
    Path,
    read_member,
    read_message,
    read_object,
    read_optional_text,
    write_message,
)
from mock_server.wire.thing import read_thing, write_thing
from spec import Json


@dataclass(frozen=True, slots=True)
class _Grammar:
    """What a condition of some name may have: a sub-rule's defaults."""

    of_metadata: bool
    operators: Collection[str] = tuple(OPERATORS)
    of_things: bool = False
    parts: Collection[str] = ()


def read_condition(number: str, json: Json, path: Path = ()) -> Condition:
    """Return condition *number* of a rule.

    Raises:
        Misfit: Its name or an operator is unknown, its `property` is missing, or a value does not
            fit; the path is that of the member.
    """
    return _read(number, json, path, NAMES)


def read_expression(json: Json, path: Path = ()) -> Expression:
    """Return the `rules` of a rule document: conditions by number, and `logic`.

    Raises:
        Misfit: A condition does not fit, or the logic is malformed.
    """
    return _read_joined(json, path, NAMES)


def join(conditions: Collection[Condition], logic: str | None, path: Path) -> Expression:
    """Return *conditions* joined by *logic*, which stands at *path*; None and "" mean AND.

    Raises:
        Misfit: The logic is malformed, or names a condition that is not there.
    """
    expression = Expression(tuple(conditions), logic or None)
    try:
        check(expression)
    except ValueError as error:
        raise Misfit(str(error), path) from None
    return expression


def write_expression(expression: Expression) -> Json:
    """Write conditions by number and, if there is one, `logic`."""
    written = {one.number: write_condition(one) for one in expression.conditions}
    return written if expression.logic is None else {**written, "logic": expression.logic}


def write_condition(condition: Condition) -> dict[str, Json]:
    """Write one condition; what it does not have stays out, but `rules` and `conditions` do not."""
    named: dict[str, Json] = {"name": condition.name}
    if condition.property is not None:
        named["property"] = condition.property
    return {
        **named,
        "rules": write_expression(condition.rules),
        "conditions": {
            one.operator: [_write_operand(operand) for operand in one.operands]
            for one in condition.checks
        },
        **write_message(condition.error),
    }


def _read_joined(json: Json, path: Path, names: Collection[str]) -> Expression:
    if json is None:
        return Expression()
    members = read_object(json, path)
    logic = read_optional_text(members, "logic", path)
    numbered = {name: part for name, part in members.items() if name != "logic"}
    conditions = [_read(number, part, (*path, number), names) for number, part in numbered.items()]
    return join(conditions, logic, (*path, "logic"))


def _read(number: str, json: Json, path: Path, names: Collection[str]) -> Condition:
    members = read_object(json, path)
    name = read_member(members, "name", path)
    if name not in names:
        raise Misfit(_unknown("rule name", name, names), (*path, "name"))
    grammar = _grammar(name)
    about = read_optional_text(members, "property", path)
    if grammar.of_metadata and about is None:
        raise Misfit(f"Rule '{name}' must have a 'property'", path)
    return Condition(
        number=number,
        name=name,
        checks=_read_checks(members.get("conditions"), (*path, "conditions"), grammar),
        property=about,
        rules=_read_parts(members.get("rules"), (*path, "rules"), name, grammar),
        error=read_message(members.get("error"), (*path, "error")),
    )


def _grammar(name: str) -> _Grammar:
    question = NAMES.get(name)
    if question is None:
        return _Grammar(name in PARTS_OF_METADATA)
    return _Grammar(
        question.of_metadata, question.operators, question.of_things, tuple(question.parts or ())
    )


def _read_parts(json: Json, path: Path, name: str, grammar: _Grammar) -> Expression:
    if json and not grammar.parts:
        raise Misfit(f"{name} takes no sub-rules", path)
    return _read_joined(json, path, grammar.parts)


def _read_checks(json: Json, path: Path, grammar: _Grammar) -> tuple[Check, ...]:
    if json is None:
        return ()
    return tuple(
        _read_check(operator, wanted, (*path, operator), grammar)
        for operator, wanted in read_object(json, path).items()
    )


def _read_check(operator: str, json: Json, path: Path, grammar: _Grammar) -> Check:
    """A value alone is taken as a list of one."""
    if operator not in grammar.operators:
        raise Misfit(_unknown("operator", operator, grammar.operators), path)
    wanted = json if isinstance(json, list) else [json]
    read = _read_named if grammar.of_things else _read_value
    return Check(
        operator,
        tuple(read(operator, part, (*path, place)) for place, part in enumerate(wanted)),
    )


def _read_named(_operator: str, json: Json, path: Path) -> Operand:
    """A thing, or its id alone."""
    return Text(json) if isinstance(json, str) else read_thing(json, path)


def _read_value(name: str, json: Json, path: Path) -> Operand:
    operator = OPERATORS[name]
    value = next(iter(values_of(json)), None)
    if value is None or isinstance(json, list):
        raise expected(operator.expects, json).under(*path)
    try:
        fits = operator.fits(value)
    except ValueError as error:
        raise Misfit(str(error), path) from None
    if not fits:
        raise expected(operator.expects, json).under(*path)
    return value


def _write_operand(operand: Operand) -> Json:
    match operand:
        case Text(text):
            return text
        case Number(number):
            return write_decimal(number)
        case Thing():
            return write_thing(operand)
        case _:
            return operand.truth


def _unknown(what: str, name: str, known: Collection[str]) -> str:
    alike = get_close_matches(name, known, n=3, cutoff=0.5)
    hint = f"did you mean {' or '.join(alike)}?" if alike else f"known: {', '.join(sorted(known))}"
    return f"unknown {what} {name!r}; {hint}"
