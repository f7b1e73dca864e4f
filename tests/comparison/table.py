"""Who found how many, by class."""

from collections import Counter
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One class.

    Attributes:
        name: The class, or `all`.
        tried: How many of its sabotages Schemathesis was run against.
        rival: How many of these it found.
        smoke: How many of these counterfoil found in at most 100 calls; None if nobody looked.
        ours: How many of these it found at all; None if nobody looked.
    """

    name: str
    tried: int
    rival: int
    smoke: int | None
    ours: int | None

    @property
    def line(self):
        """Itself as a row of a Markdown table."""
        rest = (_share(count, self.tried) for count in (self.rival, self.smoke, self.ours))
        return f"| {self.name} | {self.tried} | {' | '.join(rest)} |"


def found(run, honest):
    """Whether *run* reports a failure that none of the *honest* runs reports."""
    return bool(run.failures - frozenset().union(*(each.failures for each in honest)))


def rows(kinds, runs, honest, ours=None):
    """Return a row for each class, and one for all.

    Args:
        kinds: The class of each sabotage.
        runs: Those of Schemathesis against a sabotage.
        honest: Those against none.
        ours: What `counterfoil selftest --json` wrote, None without it; a sabotage that it does not
            know counts as missed.
    """
    tried = Counter(kinds[each.bug] for each in runs)
    rival = Counter(kinds[each.bug] for each in runs if found(each, honest))
    profiles = {each["id"]: each["found_in"] for each in ours["sabotages"]} if ours else {}
    smoke = Counter(kinds[each.bug] for each in runs if profiles.get(each.bug) == "smoke")
    caught = Counter(kinds[each.bug] for each in runs if profiles.get(each.bug))
    classes = [name for name in dict.fromkeys(kinds.values()) if tried[name]]
    counts = [(tried[name], rival[name], smoke[name], caught[name]) for name in classes]
    counts.append((tried.total(), rival.total(), smoke.total(), caught.total()))
    return [
        Row(name, each[0], each[1], *(each[2:] if ours else (None, None)))
        for name, each in zip([*classes, "all"], counts, strict=True)
    ]


def _share(count, tried):
    return "" if count is None else f"{count} ({100 * count / tried:.0f} %)"
