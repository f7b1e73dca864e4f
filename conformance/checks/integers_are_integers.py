"""Money and counters are written as whole numbers: `19000`, not `19000.0`.

JSON Schema takes one for the other, languages do not.

Source: redemptions.md 1.
"""

import json
from collections.abc import Iterator

from conformance.claim import Claim
from conformance.finding import Finding
from conformance.history import History
from spec import Json

_CLAIM = Claim("integers_are_integers", "redemptions.md 1")
_OPEN = {"metadata"}  # anybody's own numbers


class _Written(float):
    """A number that was written with a point or an exponent."""


def check(history: History) -> Iterator[Finding]:
    """No whole number of an answer is written as a fraction."""
    for exchange, operation in history.calls():
        if "." in exchange.response_body or "e" in exchange.response_body:
            for member, number in _fractions(_parsed(exchange.response_body), ""):
                message = f"writes {member} as a fraction"
                contrast = (int(number), float(number))
                yield _CLAIM.broken(operation.id, [exchange], message, contrast)


def _parsed(body: str) -> Json:
    try:
        return json.loads(body, parse_float=_Written)
    except ValueError:
        return None


def _fractions(told: Json, member: str) -> Iterator[tuple[str, float]]:
    """Yield the whole numbers below *told* that are no integers, with the member they stand in."""
    if isinstance(told, _Written) and told.is_integer():
        yield member, told
    elif isinstance(told, dict):
        for name, each in told.items():
            yield from _fractions(each, name) if name not in _OPEN else ()
    elif isinstance(told, list):
        for each in told:
            yield from _fractions(each, member)
