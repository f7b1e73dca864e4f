"""Rules of schemas: each row is one thing that can happen, judged for either side."""

from dataclasses import dataclass

from conformance.finding import Severity
from conformance.gate.rules.rule import ERROR, INFO, WARNING, Rule
from conformance.gate.side import Effect, Side

_MEANS = {
    (Side.REQUEST, Effect.NARROWED): "Requests that used to work are refused.",
    (Side.REQUEST, Effect.WIDENED): "More requests work than before.",
    (Side.REQUEST, Effect.CHANGED): "Requests that used to work may be refused.",
    (Side.RESPONSE, Effect.NARROWED): "Responses say less than clients are ready for.",
    (Side.RESPONSE, Effect.WIDENED): "Clients get values that they were promised not to get.",
    (Side.RESPONSE, Effect.CHANGED): "Clients may get values that they do not expect.",
}
_FIX = {
    Side.REQUEST: "Accept what was accepted before.",
    Side.RESPONSE: "Promise what was promised before.",
}


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    effect: Effect
    example: str
    request: Severity | None = None
    response: Severity | None = None


_N, _W, _C = Effect.NARROWED, Effect.WIDENED, Effect.CHANGED


def _bound(name: str, low: str, high: str, *, lower: bool) -> tuple[_Row, ...]:
    up, down = (_N, _W) if lower else (_W, _N)
    return (
        _Row(f"{name}-raised", up, f"{name} from {low} to {high}"),
        _Row(f"{name}-lowered", down, f"{name} from {high} to {low}"),
        *_either(name, f"{name}: {low}"),
    )


def _either(name: str, example: str) -> tuple[_Row, ...]:
    return (
        _Row(f"{name}-added", _N, f"{example} set"),
        _Row(f"{name}-removed", _W, f"{example} removed"),
    )


_LOWER = ("minimum", "exclusive-minimum", "min-length", "min-items", "min-properties")
_UPPER = ("maximum", "exclusive-maximum", "max-length", "max-items", "max-properties")

_ROWS = (
    _Row("type-narrowed", _N, "type from number to integer"),
    _Row("type-widened", _W, "type from integer to number"),
    _Row("type-changed", _C, "type from string to integer"),
    _Row("text-type-changed", _C, "a query parameter's type from integer to string", INFO, INFO),
    _Row("null-removed", _N, "nullable: true removed"),
    _Row("null-added", _W, "nullable: true set"),
    _Row("enum-value-removed", _N, "enum from [a, b] to [a]"),
    _Row("enum-value-added", _W, "enum from [a] to [a, b]", None, WARNING),
    _Row("extensible-enum-value-added", _W, "the same beside x-extensible-enum", INFO, INFO),
    *_either("enum", "enum: [a, b]"),
    _Row("known-value-removed", _N, "x-extensible-enum from [a, b] to [a]", ERROR, INFO),
    _Row("known-value-added", _W, "x-extensible-enum from [a] to [a, b]", INFO, INFO),
    _Row("invariant-removed", _W, "invariant order-total removed", INFO, WARNING),
    _Row("invariant-added", _N, "invariant order-total added", WARNING, INFO),
    _Row("invariant-changed", _C, "the rule of order-total changed", WARNING, WARNING),
    *_either("pattern", "pattern: ^[A-Z]+$"),
    _Row("pattern-changed", _C, "pattern from ^[A-Z]+$ to ^[a-z]+$"),
    *_either("format", "format: uuid"),
    _Row("format-changed", _C, "format from date-time to date"),
    *(row for name in _LOWER for row in _bound(name, "1", "5", lower=True)),
    *(row for name in _UPPER for row in _bound(name, "5", "9", lower=False)),
    _Row("idle-bound-tightened", _C, "minItems from 1 to 2 on a string", WARNING, WARNING),
    _Row("named-branch-removed", _C, "a schema taken out of oneOf, its twin stays", WARNING, INFO),
    _Row("named-branch-added", _C, "a schema put into oneOf beside its twin", INFO, WARNING),
    _Row(
        "named-branch-tightened",
        _C,
        "a schema of oneOf narrower, its twin is not",
        WARNING,
        WARNING,
    ),
    *_either("multiple-of", "multipleOf: 5"),
    _Row("multiple-of-changed", _C, "multipleOf from 2 to 3"),
    *_either("unique-items", "uniqueItems: true"),
    _Row("unique-items-changed", _C, "uniqueItems from false to true"),
    _Row("property-added", _C, "an optional property note", INFO, INFO),
    _Row("property-removed", _C, "the optional property note", WARNING, WARNING),
    _Row("closed-property-removed", _N, "the property note of a closed object"),
    _Row("required-property-added", _N, "a new required property note"),
    _Row("required-property-removed", _C, "the required property id", WARNING, ERROR),
    _Row("property-became-required", _N, "note put into required"),
    _Row("property-became-optional", _W, "id taken out of required"),
    _Row("property-deprecated", _C, "deprecated: true set", INFO, INFO),
    _Row("property-reactivated", _C, "deprecated: true removed", INFO, INFO),
    _Row("property-sunset-unreadable", _C, "deprecated: true, x-sunset: soon"),
    _Row("property-stability-decreased", _C, "x-stability-level from stable to beta"),
    _Row("property-stability-increased", _C, "x-stability-level to stable", INFO, INFO),
    _Row("mutability-changed", _C, "readOnly: true set", INFO, INFO),
    _Row("additional-properties-forbidden", _N, "additionalProperties: false set"),
    _Row("additional-properties-allowed", _W, "additionalProperties: false removed", None, INFO),
    _Row("branch-removed", _N, "a branch taken out of oneOf"),
    _Row("branch-added", _W, "a branch put into oneOf"),
    _Row("branches-overlap", _C, "a branch of oneOf that allows what another does", None, INFO),
    _Row("content-changed", _C, "contentEncoding from base64 to base64url"),
    *_either("condition", "not: {type: string}"),
    _Row("condition-changed", _C, "what stands under not"),
    _Row("discriminator-changed", _C, "discriminator.propertyName", INFO, INFO),
    _Row("default-changed", _C, "default from 10 to 20", INFO, INFO),
    _Row("schema-undecided", _C, "neither proof nor counterexample was found", WARNING, WARNING),
)


def _rule(side: Side, row: _Row) -> Rule:
    given = row.request if side is Side.REQUEST else row.response
    severity = given or (ERROR if side.broken_by(row.effect) else INFO)
    fix = "" if severity is INFO else _FIX[side]
    return Rule(f"{side}-{row.name}", severity, _MEANS[side, row.effect], row.example, fix, side)


RULES = tuple(_rule(side, row) for row in _ROWS for side in Side)
"""The rules of this area."""
