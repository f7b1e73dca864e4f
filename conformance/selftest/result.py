"""What a selftest comes to."""

from dataclasses import dataclass

from conformance.selftest.matrix import Matrix
from conformance.selftest.targets import Target


@dataclass(frozen=True, slots=True)
class Result:
    """The judge, judged.

    Attributes:
        seed: Repeats it.
        profile: The most thorough one that was used.
        matrix: What came of every hunt.
        targets: What had to be reached; empty if the user interrupted it: what was hunted first is
            no fair sample.
        seconds: How long it took.
    """

    seed: int
    profile: str
    matrix: Matrix
    targets: tuple[Target, ...]
    seconds: float

    @property
    def interrupted(self) -> bool:
        """Whether the user had enough before everything was hunted."""
        return not self.targets

    @property
    def met(self) -> bool:
        """Whether every target was reached."""
        return not self.interrupted and all(target.met for target in self.targets)
