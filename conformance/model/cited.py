"""Which rules the model goes by, as its own sources cite them."""

import re
from functools import cache
from pathlib import Path

_RULE = re.compile(r'"((?:redemptions|resources)\.md [\d.]+|[EFPR]-\d+)"')


@cache
def cited() -> frozenset[str]:
    """Return every rule that a prediction may name, whether or not a run comes by it."""
    sources = Path(__file__).parent.rglob("*.py")
    return frozenset(
        rule for path in sources for rule in _RULE.findall(path.read_text(encoding="utf-8"))
    )
