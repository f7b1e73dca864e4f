"""Ids and codes that look random and are not: the same seed gives the same ones again.

The nth draw is a hash of seed and n, so the whole state is two values (`IdState`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from itertools import count
from string import ascii_letters, digits

_BASE62 = (digits + ascii_letters).encode()
_TO_BASE62 = bytes(_BASE62[byte % 62] for byte in range(256))
_ORDERED = frozenset(
    (
        *("r", "rf", "rr", "rrf", "ord", "ordli", "vtx", "aa", "cat", "stk", "valid", "prod"),
        *("sku", "rh", "lopp", "brd", "tbe", "evcus", "evred", "evvou", "whs"),
    )
)
_LENGTHS = {
    "v": 32,
    "pub": 32,
    "user": 32,
    "ssn": 32,
    "val": 12,
    "asgm": 16,
    "distr": 26,
    "proj": 8,
}
_USUAL_LENGTH = 24


@dataclass(frozen=True, slots=True)
class IdState:
    """A generator after `drawn` draws."""

    seed: str
    drawn: int = 0


class IdSource:
    """Gives ids and codes of one project.

    Redemptions, orders and other ledger-like objects get 18 hex digits of which a newer one sorts
    after an older one; all other ids are letters and digits (redemptions.md 1.2, resources.md 1.8).
    """

    def __init__(self, state: IdState) -> None:
        self._seed = state.seed
        self._drawn = state.drawn
        self._key = blake2b(state.seed.encode(), digest_size=32).digest()
        self._origin = self._key.hex()[:10]

    @property
    def state(self) -> IdState:
        """What makes an `IdSource` that goes on from here."""
        return IdState(self._seed, self._drawn)

    def new_id(self, prefix: str) -> str:
        """Return a new id such as `v_…`; a prefix that nobody documents gets 24 characters."""
        if prefix in _ORDERED:
            self._drawn += 1
            return f"{prefix}_{self._origin}{self._drawn:08x}"
        length = _LENGTHS.get(prefix, _USUAL_LENGTH)
        return f"{prefix}_{self._draw()[:length].translate(_TO_BASE62).decode()}"

    def new_code(self, pattern: str, charset: str) -> str:
        """Return *pattern* with each `#` replaced by a character of *charset*.

        Nothing keeps two codes of few characters from being equal.
        """
        choices = self._choices()
        return "".join(
            charset[next(choices) % len(charset)] if character == "#" else character
            for character in pattern
        )

    def _choices(self) -> Iterator[int]:
        while True:
            drawn = self._draw()
            yield from (int.from_bytes(drawn[at : at + 4]) for at in range(0, len(drawn), 4))

    def _draw(self) -> bytes:
        self._drawn += 1
        return blake2b(self._drawn.to_bytes(8), key=self._key).digest()


def request_ids(seed: str) -> Iterator[str]:
    """Yield the ids of requests: `v-` and 18 hex digits (resources.md 1.5)."""
    origin = blake2b(seed.encode(), digest_size=5).hexdigest()
    return (f"v-{origin}{number:08x}" for number in count(1))
