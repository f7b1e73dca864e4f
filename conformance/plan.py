"""How to judge: which seed, how thoroughly, for how long."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Profile:
    """How thorough a run is.

    Attributes:
        name: As on the command line.
        examples: Calls drawn for each operation in fuzzing, and scenarios of links.
        alike: Calls in coverage that differ only in where they put the same fault.
    """

    name: str
    examples: int
    alike: int


PROFILES = {"standard": Profile("standard", 25, 1)}


@dataclass(frozen=True, slots=True)
class Plan:
    """How to judge.

    Attributes:
        seed: Repeats the run on a server in the same state.
        profile: How thorough.
        max_time: Seconds for the schema layer; None for as long as it takes.
    """

    seed: int
    profile: Profile
    max_time: int | None
