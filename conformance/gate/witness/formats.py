"""Formats of strings: samples of each, and checks for those that a validator leaves out."""

import re
from ipaddress import AddressValueError, IPv6Address

import jsonschema

SAMPLES: dict[str, tuple[str, ...]] = {
    "date-time": ("2026-01-31T10:20:30Z",),
    "date": ("2026-01-31",),
    "time": ("10:20:30Z",),
    "duration": ("P1D",),
    "email": ("a@example.com",),
    "idn-email": ("a@example.com",),
    "hostname": ("example.com", "a"),
    "idn-hostname": ("example.com",),
    "ipv4": ("192.0.2.1",),
    "ipv6": ("2001:db8::1",),
    "uri": ("https://example.com/a",),
    "uri-reference": ("https://example.com/a", "a"),
    "iri": ("https://example.com/a",),
    "iri-reference": ("https://example.com/a",),
    "uuid": ("123e4567-e89b-42d3-a456-426614174000",),
    "uri-template": ("https://example.com/{a}", "a"),
    "json-pointer": ("/a", ""),
    "relative-json-pointer": ("0",),
    "regex": ("a",),
}
"""Strings that obey each format."""

_LABEL = r"(?!-)[A-Za-z0-9-]{1,63}(?<!-)"
_EXPRESSIONS = {
    "hostname": rf"(?=.{{1,253}}$){_LABEL}(\.{_LABEL})*",
    "duration": r"P(?!$)(\d+W|(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?)",
    "uri": r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]*",
    "iri": r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]*",
    "uri-reference": r"[^\s<>\"{}|\\^`]*",
    "iri-reference": r"[^\s<>\"{}|\\^`]*",
    "uri-template": r"([^\s{}]|\{[^\s{}]+\})*",
    "json-pointer": r"(/([^/~]|~[01])*)*",
    "relative-json-pointer": r"(0|[1-9]\d*)(#|(/([^/~]|~[01])*)*)",
    "date-time": r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)",
    "time": r"\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)",
}


def _checker() -> jsonschema.FormatChecker:
    """Return the checker of the second validator, with what it does not know by itself."""
    checker = jsonschema.FormatChecker(formats=())
    checker.checkers = dict(jsonschema.FormatChecker.checkers)
    for name, expression in _EXPRESSIONS.items():
        pattern = re.compile(expression)
        checker.checks(name)(
            lambda value, pattern=pattern: (
                not isinstance(value, str) or pattern.fullmatch(value) is not None
            )
        )
    checker.checks("ipv6")(_ipv6)
    return checker


def _ipv6(value: object) -> bool:
    try:
        return not isinstance(value, str) or bool(IPv6Address(value))
    except AddressValueError:
        return False


CHECKER = _checker()
"""Checks the formats of the second validator."""
