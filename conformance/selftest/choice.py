"""Which sabotages are hunted."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from zlib import crc32

from conformance.selftest.project import Bug
from conformance.target import CouldNotRun

_OF_EACH_CLASS = 3
_LISTED = 12


@dataclass(frozen=True, slots=True)
class Choice:
    """What the command line asks for.

    Attributes:
        everything: Whether all are hunted.
        ids: Those with these ids.
        kinds: And those of these classes. With neither, a few of each class.
    """

    everything: bool = False
    ids: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()

    @property
    def named(self) -> bool:
        """Whether somebody picked them, so that they stand for nothing but themselves."""
        return not self.everything and bool(self.ids or self.kinds)

    def of(self, bugs: Sequence[Bug], seed: int) -> list[Bug]:
        """Return those of *bugs* that are meant, in their order; *seed* draws a sample.

        Raises:
            CouldNotRun: one is asked for that there is not.
        """
        _known("sabotage", self.ids, [bug.id for bug in bugs])
        _known("class", self.kinds, sorted({bug.kind for bug in bugs}))
        if self.everything:
            return [*bugs]
        if self.named:
            return [bug for bug in bugs if bug.id in self.ids or bug.kind in self.kinds]
        return _sample(bugs, seed)


def _sample(bugs: Sequence[Bug], seed: int) -> list[Bug]:
    """Return a few of each class, the same for the same seed, whatever else there is."""
    drawn: dict[str, list[Bug]] = {}
    for bug in sorted(bugs, key=lambda each: crc32(f"{seed}/{each.id}".encode())):
        drawn.setdefault(bug.kind, []).append(bug)
    chosen = {bug for kind in drawn.values() for bug in kind[:_OF_EACH_CLASS]}
    return [bug for bug in bugs if bug in chosen]


def _known(noun: str, asked: Sequence[str], there: Sequence[str]) -> None:
    for name in asked:
        if name not in there:
            near = get_close_matches(name, there, 3) or there[:_LISTED]
            raise CouldNotRun(f"There is no {noun} {name}; there is {', '.join(near)}.")
