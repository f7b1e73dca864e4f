"""Values as sentences show them."""

from json import dumps

from spec import Json


def json(value: Json) -> str:
    """Return *value* as JSON spells it; text without its quotes."""
    return value if isinstance(value, str) else dumps(value, ensure_ascii=False, default=str)
