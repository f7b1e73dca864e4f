"""Asks for proofs: whether one schema allows all that another does."""

import json
from enum import StrEnum
from functools import lru_cache

import jsonschema_rs
from jsonschema_rs import canonical

from spec import Json

_DRAFT = 20
_REMEMBERED = 20_000
_MOST_LETTERS = 12_000


class Proof(StrEnum):
    """An answer that holds, or none."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


def covers(outer: Json, inner: Json) -> Proof:
    """Return whether *outer* allows every value that *inner* allows.

    Args:
        outer: JSON Schema 2020-12, with all that it refers to.
        inner: Likewise.

    Returns:
        UNKNOWN also for schemas that are too big to ask about or that no validator takes.
    """
    one, other = _text(outer), _text(inner)
    if one == other:
        return Proof.YES
    if len(one) + len(other) > _MOST_LETTERS:
        return Proof.UNKNOWN
    return _covers(one, other)


def _text(schema: Json) -> str:
    return json.dumps(schema, sort_keys=True)


@lru_cache(_REMEMBERED)
def _covers(outer: str, inner: str) -> Proof:
    try:
        answer = _canonical(outer).covers(_canonical(inner))
    except (canonical.CanonicalizationError, jsonschema_rs.ValidationError, ValueError):
        return Proof.UNKNOWN
    return Proof(answer.value)


@lru_cache(_REMEMBERED)
def _canonical(text: str) -> jsonschema_rs.CanonicalSchema:
    return jsonschema_rs.canonicalize(json.loads(text), draft=_DRAFT, validate_formats=True)
