"""Thins out the coverage phase: what is tried at one place need not be tried at all alike.

A filter that fifteen fields share, with eleven operators each, makes seven thousand calls of one
list; a few of each kind find the same faults.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TypeAlias

from schemathesis import Case
from schemathesis.generation.meta import CoveragePhaseData

from spec import Json

_STEP = re.compile(r": | -> ")
_TOLD = 2  # the last steps of a description: the property, and what was done to it
_NEAR = "Near-boundary"  # the boundary itself is tried too

Kind: TypeAlias = tuple[str, ...]


@dataclass(slots=True)
class Thinner:
    """Lets so many coverage cases of a kind pass, and all cases of other phases.

    Attributes:
        limit: How many.
    """

    limit: int
    _passed: Counter[Kind] = field(default_factory=Counter)

    def passes(self, case: Case[Json]) -> bool:
        """Whether *case* is to be sent."""
        data = case.meta.phase.data if case.meta else None
        if not isinstance(data, CoveragePhaseData):
            return True
        if _NEAR in data.description:
            return False
        kind = _kind(case, data)
        self._passed[kind] += 1
        return self._passed[kind] <= self.limit


def _kind(case: Case[Json], data: CoveragePhaseData) -> Kind:
    """Return what *case* has in common with those that differ only in where they are wrong."""
    meant_well = case.meta is not None and case.meta.generation.mode.is_positive
    place = f"{data.parameter_location} {data.parameter}"
    told = _STEP.split(data.description)[-_TOLD:]
    # Each method that the path does not have is a kind of its own.
    return (case.operation.label, case.method, str(meant_well), data.scenario, place, *told)
