"""One hunt as it can be told to another process."""

from dataclasses import dataclass

from conformance.contract import read
from conformance.door.clock import WallClock
from conformance.finding import Finding
from conformance.plan import PROFILES, Plan
from conformance.selftest.catch import Catch
from conformance.selftest.hunt import hunt, wrong
from conformance.selftest.project import sabotaged
from conformance.staging.terms import Terms

_LONGEST_S = 600


@dataclass(frozen=True, slots=True)
class Errand:
    """A hunt to go on.

    Attributes:
        bug: The id of a sabotage; empty for an honest project, where every finding counts.
        profile: The name of a profile: how thoroughly.
        seed: Repeats it.
        layers: Only these; all if empty.
    """

    bug: str
    profile: str
    seed: int
    layers: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What it is after, for people."""
        return self.bug or "an honest project"


def done(url: str, errand: Errand) -> Catch:
    """Go on *errand* with the mock at *url*.

    Raises:
        CouldNotRun: there is nothing to judge.
    """
    contract, plan = read(), Plan(errand.seed, PROFILES[errand.profile], _LONGEST_S)
    terms = Terms(calls=plan.profile.calls, deadline=WallClock().now() + _LONGEST_S)
    drawn_from = f"selftest/{errand.seed}/{errand.bug}"
    with sabotaged(url, errand.bug, contract, terms, drawn_from) as bench:
        return hunt(bench, plan, wrong if errand.bug else _anything, errand.layers)


def _anything(_: Finding) -> bool:
    """Count every finding, mild ones too."""
    return True
