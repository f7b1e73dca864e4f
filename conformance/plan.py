"""How to judge: which seed, how thoroughly, for how long."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Profile:
    """How thorough a run is.

    Attributes:
        name: As on the command line.
        examples: Calls drawn for each operation in fuzzing, and scenarios of links.
        alike: Calls in coverage that differ only in where they put the same fault.
        lives: How many times the model's machine begins anew.
        moves: How many moves it makes each time.
        fighters: Calls that are released together in a race.
        rounds: How often each race is held.
        calls: How many calls the whole run may make, its clean-up included; None for any number.
        shares: How many of them each layer gets; one that is not named gets none.
    """

    name: str
    examples: int
    alike: int
    lives: int = 40
    moves: int = 15
    fighters: int = 8
    rounds: int = 1
    calls: int | None = None
    shares: Mapping[str, int] = field(default_factory=dict)

    def share(self, layer: str) -> int | None:
        """Return how many calls *layer* may make, None for any number."""
        return None if self.calls is None else self.shares.get(layer, 0)


# What finds most for a call comes first: the shares are spent in the order of the layers.
_SMOKE = {"tour": 81, "calendar": 11, "examples": 5}

PROFILES = {
    each.name: each
    for each in (
        Profile("smoke", 1, 1, calls=100, shares=_SMOKE),
        Profile("standard", 18, 1, rounds=2),
        Profile("deep", 250, 4, lives=1000, moves=40, fighters=16, rounds=10),
    )
}


_CALLING = 0.8
"""A server on the same machine is called so often that the checks need a fifth of the time."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How to judge.

    Attributes:
        seed: Repeats the run on a server in the same state.
        profile: How thorough.
        max_time: Seconds for the run; None for as long as it takes.
        strict: Whether a server of somebody else has to know our decisions (P-n, R-n).
        lenient: Whether it may be as loose as the real service is known to be.
    """

    seed: int
    profile: Profile
    max_time: int | None
    strict: bool = False
    lenient: bool = False

    @property
    def calling_time(self) -> float | None:
        """Seconds for the calls; the rest of `max_time` is for those who read the history."""
        return None if self.max_time is None else self.max_time * _CALLING
