"""What came of hunting a bug."""

from dataclasses import dataclass

_BY_THE_MODEL = {"overlaps_are_explained": 1, "rules_are_followed": 2}
"""What the model notices: it foresees whole answers, and is seldom the only one at a call."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """Somebody noticed a bug.

    Attributes:
        check: Who.
        calls: After how many calls of the run, at the latest.
        steps: How many calls repeat it; None if nobody said how.
        message: What was said to be wrong.
    """

    check: str
    calls: int
    steps: int | None
    message: str


@dataclass(frozen=True, slots=True)
class Catch:
    """What came of hunting one bug.

    Attributes:
        sightings: Of the layer after which the hunt ended, the earliest first; none if nobody
            noticed.
        layer: That layer; empty if nobody noticed.
        calls: How many were made in all.
        crash: What broke the hunt off; empty if it came to its end. It is never a catch: what
            made the judge stumble did not make it say what is wrong.
    """

    sightings: tuple[Sighting, ...] = ()
    layer: str = ""
    calls: int = 0
    crash: str = ""

    @property
    def caught(self) -> bool:
        """Whether anybody noticed."""
        return bool(self.sightings) and not self.crash

    @property
    def first(self) -> tuple[str, ...]:
        """The checks that noticed first; several if they noticed at the same call.

        A law of its own says more than the model, which knows them all: at one call it goes first.
        """
        if not self.caught:
            return ()
        earliest = self.sightings[0].calls
        names = tuple(each.check for each in self.sightings if each.calls == earliest)
        best = min(_BY_THE_MODEL.get(name, 0) for name in names)
        return tuple(name for name in names if _BY_THE_MODEL.get(name, 0) == best)

    @property
    def steps(self) -> int | None:
        """How many calls repeat what was noticed, at best; None if nobody said how."""
        known = [each.steps for each in self.sightings if each.steps is not None]
        return min(known, default=None)
