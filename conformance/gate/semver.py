"""Says whether `info.version` tells clients what to expect."""

import re
from collections.abc import Iterable

from conformance.finding import Severity
from conformance.gate.change import Change
from conformance.gate.rules import RULES
from spec import Json

_VERSION = re.compile(r"v?(\d+)(?:\.(\d+))?(?:\.(\d+))?")
_RULE = "version-not-bumped"
_POINTER = "/info/version"


def judged(base: Json, head: Json, changes: Iterable[Change]) -> Change | None:
    """Return what is wrong with the later version; None if it says enough.

    A break asks for a higher major version (below 1.0.0, a higher minor one), any other change for
    a higher version.
    """
    severities = {each.severity for each in changes}
    if not severities:
        return None
    old, new = _version(base), _version(head)
    if old is None or new is None:
        return _change(f"{_told(base)} and {_told(head)} are no two versions to compare")
    broken = Severity.ERROR in severities
    parts = (2 if old[0] == 0 else 1) if broken else 3
    if new[:parts] > old[:parts]:
        return None
    what = ("major", "minor", "patch")[parts - 1]
    why = "something breaks" if broken else "something has changed"
    return _change(f"{_told(head)} after {_told(base)}: {why}, so the {what} number has to rise")


def _change(words: str) -> Change:
    return Change(_RULE, RULES[_RULE].severity, words, base=_POINTER, head=_POINTER)


def _told(document: Json) -> str:
    info = document.get("info")
    return f"info.version {info.get('version') if isinstance(info, dict) else None}"


def _version(document: Json) -> tuple[int, ...] | None:
    info = document.get("info")
    found = _VERSION.match(str(info.get("version", ""))) if isinstance(info, dict) else None
    return tuple(int(each or 0) for each in found.groups()) if found else None
