"""Two validators that have nothing in common but the standard."""

import json
import re
from functools import lru_cache

import jsonschema
import jsonschema_rs
from jsonschema.exceptions import SchemaError

from conformance.gate.witness.formats import CHECKER
from spec import Json

VALIDATORS = ("jsonschema-rs", "jsonschema")
_REMEMBERED = 2_000


class Judges:
    """Both validators of one schema."""

    def __init__(self, schema: Json) -> None:
        """Read *schema*, JSON Schema 2020-12 with all that it refers to."""
        self._text = json.dumps(schema, sort_keys=True)

    def likely(self, value: Json) -> bool:
        """Whether the faster one accepts *value*; worth asking first where there is much to ask."""
        return self._compiled(value) is True

    def accept(self, value: Json) -> bool:
        """Whether both accept *value*."""
        return self._compiled(value) is True and self._plain(value) is True

    def refuse(self, value: Json) -> bool:
        """Whether both refuse *value*."""
        return self._compiled(value) is False and self._plain(value) is False

    def _compiled(self, value: Json) -> bool | None:
        validator = _fast(self._text)
        try:
            return validator.is_valid(value) if validator else None
        except (ValueError, jsonschema_rs.ReferencingError):
            return None

    def _plain(self, value: Json) -> bool | None:
        try:
            return bool(_slow(self._text).is_valid(value))
        except (re.error, RecursionError, TypeError, ArithmeticError, SchemaError):
            return None


@lru_cache(_REMEMBERED)
def _fast(text: str) -> jsonschema_rs.Draft202012Validator | None:
    try:
        return jsonschema_rs.Draft202012Validator(json.loads(text), validate_formats=True)
    except (ValueError, jsonschema_rs.ReferencingError):
        return None


@lru_cache(_REMEMBERED)
def _slow(text: str) -> "jsonschema.Draft202012Validator":
    return jsonschema.Draft202012Validator(json.loads(text), format_checker=CHECKER)
