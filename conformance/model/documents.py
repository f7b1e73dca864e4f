"""Documents that nobody changes: a change makes a new one."""

from collections.abc import Iterable, Mapping

from conformance.model.expected import ABSENT
from conformance.model.unknown import UNKNOWN, Known
from spec import Json


def edited(document: Known, changes: Mapping[str, Known]) -> Known:
    """Return *document* with other values at dotted paths, as in `redemption.quantity`."""
    for path, value in changes.items():
        document = _at(document, path.split("."), value)
    return document


def without(document: Json, names: Iterable[str]) -> Json:
    """Return *document* without the members *names*."""
    banned = frozenset(names)
    return {name: value for name, value in document.items() if name not in banned}


def only(document: Json, names: Iterable[str]) -> Json:
    """Return the members *names* of *document*, as far as it has them."""
    return {name: document[name] for name in names if name in document}


def told(document: Json) -> Json:
    """Return *document* without nulls, an empty one for none: null is as good as absent."""
    return {name: value for name, value in (document or {}).items() if value is not None}


def merged(metadata: Known, sent: Json) -> Known:
    """Return *metadata* with what was *sent*, key by key; null takes a key away (R-2)."""
    if not isinstance(metadata, dict):
        return metadata
    both = {**metadata, **(sent or {})}
    return {name: value for name, value in both.items() if value is not None}


def cleared(metadata: Known, sent: Json) -> Known:
    """Return *metadata* merged with *sent*; what null took away must be gone (R-2).

    What null for all of it means the sources do not say.
    """
    both = UNKNOWN if sent is None or sent is UNKNOWN else merged(metadata, sent)
    if not isinstance(both, dict):
        return both
    return {**both, **{name: ABSENT for name, value in sent.items() if value is None}}


def _at(document: Known, steps: list[str], value: Known) -> Known:
    if not isinstance(document, dict):
        return document  # nothing stands below null, and nobody knows what stands below unknown
    first, *rest = steps
    inner = document.get(first)
    return {**document, first: _at(inner, rest, value) if rest else value}
