"""Choices of a walk: the same seed draws the same walk."""

from collections.abc import Mapping, Sequence
from random import Random  # noqa: TID251 - a walk is chance, tamed by its seed
from typing import TypeVar

T = TypeVar("T")

_NONSENSE = (
    "no-such-thing",
    "%",
    "../..",
    "ÄÖ€",
    "🎟",
    " ",
    "0",
    "null",
    "x" * 200,
    "v_00000000000000000000000000000000",
    "r_000000000000000000",
)


class Draws:
    """A seeded source of choices."""

    def __init__(self, seed: str) -> None:
        self._random = Random(seed)

    def one_in(self, times: int) -> bool:
        """Return True once in so many *times*."""
        return self._random.randrange(times) == 0

    def number(self, least: int, most: int) -> int:
        """Return a whole number, both ends included."""
        return self._random.randint(least, most)

    def one_of(self, options: Sequence[T]) -> T:
        """Return one of *options*, all of them alike."""
        return self._random.choice(options)

    def weighted(self, weights: Mapping[T, int]) -> T:
        """Return a key of *weights*, each as often as its weight says."""
        return self._random.choices(list(weights), weights=list(weights.values()))[0]

    def some(self, options: Sequence[T], least: int, most: int) -> list[T]:
        """Return *least* to *most* different ones of *options*, fewer if there are fewer."""
        return self._random.sample(options, min(self.number(least, most), len(options)))

    def money(self, most: int = 20_000) -> int:
        """Return minor units: mostly round, at times 0 or odd."""
        if self.one_in(20):
            return self.one_of([0, 1, 99, most * 10, most * 1000])
        return self.number(1, max(1, most // 50)) * 50 + (
            self.number(0, 49) if self.one_in(4) else 0
        )

    def name(self, prefix: str) -> str:
        """Return a name that nobody had before, most likely."""
        return f"{prefix}-{self._random.getrandbits(40):010x}"

    def nonsense(self) -> str:
        """Return an id that names nothing."""
        return self.one_of(_NONSENSE)
