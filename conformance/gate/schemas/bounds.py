"""Names what happened to a keyword of numbers, strings or sizes, and what that does."""

from fractions import Fraction

from conformance.gate.schemas.export import FORMATS
from conformance.gate.schemas.merging import Node
from conformance.gate.schemas.sizes import RANGE
from conformance.gate.side import Effect
from spec import Json

LOWER = ("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties")
UPPER = ("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties")
OTHERS = ("multipleOf", "uniqueItems", "pattern", "format", RANGE)
KEYWORDS = ("type", "enum", *LOWER, *UPPER, *OTHERS)
OF_STRINGS = ("minLength", "maxLength", "pattern", "format")
OF_NUMBERS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", RANGE)
_EVERYTHING = ("null", "boolean", "number", "string", "array", "object")
_NAMES = {
    "exclusiveMinimum": "exclusive-minimum",
    "minLength": "min-length",
    "minItems": "min-items",
    "minProperties": "min-properties",
    "exclusiveMaximum": "exclusive-maximum",
    "maxLength": "max-length",
    "maxItems": "max-items",
    "maxProperties": "max-properties",
    "multipleOf": "multiple-of",
    "uniqueItems": "unique-items",
    RANGE: "format",
}
_LONGEST = 60


def kebab(keyword: str) -> str:
    """Return *keyword* as ids of rules spell it."""
    return _NAMES.get(keyword, keyword)


def judged(keyword: str, base: Node, head: Node) -> tuple[str, Effect, str]:
    """Return the name, the effect and the words for the change of one keyword."""
    old, new = base.get(keyword), head.get(keyword)
    name, shown = kebab(keyword), _shown(keyword)
    if old is None:
        return f"{name}-added", Effect.NARROWED, f"{shown}{_blank(value(keyword, new))} set"
    if new is None:
        return f"{name}-removed", Effect.WIDENED, f"{shown}{_blank(value(keyword, old))} removed"
    verb, effect = _moved(keyword, old, new)
    changed = f"from {value(keyword, old)} to {value(keyword, new)}"
    return f"{name}-{verb}", effect, f"{shown} {verb} {changed}"


def _moved(keyword: str, old: Json, new: Json) -> tuple[str, Effect]:
    if keyword in LOWER:
        return ("raised", Effect.NARROWED) if new > old else ("lowered", Effect.WIDENED)
    if keyword in UPPER:
        return ("raised", Effect.WIDENED) if new > old else ("lowered", Effect.NARROWED)
    if _holds(keyword, old, new):
        return "changed", Effect.NARROWED
    return "changed", Effect.WIDENED if _holds(keyword, new, old) else Effect.CHANGED


def _holds(keyword: str, outer: Json, inner: Json) -> bool:
    """Whether all that one value of a keyword allows, another does too."""
    if keyword == RANGE:
        return bool(outer[1] <= inner[1] and inner[2] <= outer[2])
    return (
        keyword == "multipleOf" and bool(outer) and not Fraction(str(inner)) % Fraction(str(outer))
    )


def concerns(keyword: str, node: Node) -> bool:
    """Whether a keyword means anything to a value that *node* allows."""
    types = node.get("type", _EVERYTHING)
    if keyword in OF_STRINGS:
        return "string" in types
    if keyword in OF_NUMBERS:
        return bool({"integer", "number"} & set(types))
    return ("array" if "Items" in keyword else "object") in types


def nameless(keyword: str, node: Node) -> bool:
    """Whether a keyword of *node* means something to people only: a format nobody checks."""
    return keyword == "format" and "format" in node and node["format"] not in FORMATS


def value(keyword: str, given: Json) -> str:
    """Return a keyword's value as it is shown."""
    if keyword == RANGE:
        return str(given[0])
    if isinstance(given, str):
        return given if len(given) <= _LONGEST else f"{given[:_LONGEST]}…"
    if isinstance(given, bool):
        return ""
    return f"{given:g}" if isinstance(given, float) else str(given)


def _blank(shown: str) -> str:
    return f" {shown}" if shown else ""


def _shown(keyword: str) -> str:
    return "format" if keyword == RANGE else keyword
