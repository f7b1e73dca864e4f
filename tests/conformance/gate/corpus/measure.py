"""Runs the gate over a corpus and counts: recall, precision, proofs, what stays undecided."""

from collections import Counter, defaultdict
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from conformance.gate.comparison import compare
from conformance.gate.loading import Contract, load
from tests.conformance.gate.corpus.labelled import edits
from tests.conformance.gate.corpus.refactors import refactors
from tests.conformance.gate.corpus.sloppy import pairs

_TODAY = date(2026, 6, 1)
_PROCESSES = 2
_VALIDATORS = 2


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the gate said of one pair.

    Attributes:
        wanted: Whether it breaks, by its label.
        found: Whether the gate says so.
        proof: True or false where a proof is asked for, None elsewhere.
        reason: Whether a rule that its label names says so; None where it names none.
        told: The findings above INFO, or the first others.
    """

    name: str
    area: str
    wanted: bool
    found: bool
    proof: bool | None
    undecided: bool
    reason: bool | None
    told: tuple[str, ...]

    @property
    def right(self):
        """Whether the gate agrees with the label."""
        return self.wanted == self.found


@dataclass(frozen=True, slots=True)
class _Case:
    """Two contracts with their label; `asked` if a proof of the break is; `finds`: its rules."""

    name: str
    area: str
    wanted: bool
    base: dict
    head: dict
    asked: bool = False
    finds: tuple[str, ...] = ()


def labelled_outcomes():
    """Return what the gate says of every labelled edit."""
    with ProcessPoolExecutor(_PROCESSES) as pool:
        return list(pool.map(_of_edit, edits(), chunksize=20))


def sloppy_outcomes():
    """Return what the gate says of every pair of sloppy documents."""
    with TemporaryDirectory() as folder:
        return [_of_sloppy(pair, Path(folder)) for pair in pairs()]


def refactor_outcomes():
    """Return what the gate says of every refactor."""
    with ProcessPoolExecutor(_PROCESSES) as pool:
        return list(pool.map(_of_refactor, refactors(), chunksize=20))


def findings(base, head):
    """Return what the gate says of two documents."""
    return compare(Contract("base", base, (), {}), Contract("head", head, (), {}), _TODAY)


def written(folder, name, document):
    """Return *document* as the gate reads it from a file."""
    file = folder / f"{name}.yaml"
    file.write_text(yaml.safe_dump(document))
    return load(str(file)).document


def figures(outcomes):
    """Return recall, precision, share of proofs and share of undecided ones, each of 1."""
    hits = Counter((each.wanted, each.found) for each in outcomes)
    proofs = Counter(each.proof for each in outcomes)
    return (
        _share(hits[True, True], hits[True, False]),
        _share(hits[True, True], hits[False, True]),
        _share(proofs[True], proofs[False]),
        sum(each.undecided for each in outcomes) / max(1, len(outcomes)),
    )


def by_area(outcomes):
    """Return the outcomes of each area."""
    areas = defaultdict(list)
    for each in outcomes:
        areas[each.area].append(each)
    return areas


def _share(good, bad):
    return good / (good + bad) if good + bad else 1.0


def _of_edit(edit):
    asked = edit.schema and edit.proved
    return _outcome(_Case(edit.name, edit.area, edit.breaking, *edit.pair(), asked, edit.finds))


def _of_sloppy(pair, folder):
    base, head = written(folder, "base", pair.base), written(folder, "head", pair.head)
    area = pair.name.split("/")[0]
    return _outcome(_Case(pair.name, area, pair.breaking, base, head, finds=pair.finds))


def _of_refactor(refactor):
    kind = refactor.name.split("/")[1]
    return _outcome(_Case(refactor.name, kind, False, refactor.base, refactor.head))


def _outcome(case):
    changes = findings(case.base, case.head)
    breaks = [each for each in changes if each.breaking]
    proof = any(_executed(each.witness) for each in breaks) if case.asked else None
    told = tuple(f"{each.rule}: {each.message}" for each in (breaks or changes)[:3])
    undecided = any(each.undecided for each in changes)
    reason = any(each.rule in case.finds for each in breaks) if breaks and case.finds else None
    return Outcome(case.name, case.area, case.wanted, bool(breaks), proof, undecided, reason, told)


def _executed(witness):
    return witness is not None and witness.validators >= _VALIDATORS
