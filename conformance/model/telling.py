"""Says a mismatch in words."""

import json
import re

from conformance.model.outcome import Mismatch

_POSITION = re.compile(r"\[\d+\]")
_SHOWN = 300


def message(mismatch: Mismatch) -> str:
    """Return what is wrong, the same for two sightings of one defect."""
    return f"{_POSITION.sub('[]', mismatch.path)} is not what the rules give"


def told(mismatch: Mismatch) -> tuple[str, str]:
    """Return what was expected and what came."""
    return _text(mismatch.expected), _text(mismatch.got)


def _text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, default=str)[:_SHOWN]
