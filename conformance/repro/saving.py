"""Saves what a run has found as tests."""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from conformance import contract as contracts
from conformance.contract import Contract
from conformance.finding import Finding
from conformance.history import Exchange
from conformance.repro.riddles import riddles
from conformance.repro.tracing import Trace, Tracer
from conformance.repro.writing import written
from conformance.veil import TOKEN
from conformance.verdict import Verdict

_WORD = re.compile(r"[^a-z0-9]+")
_TOGETHER = ("races", "overlaps_are_explained")


@dataclass(frozen=True, slots=True)
class Saved:
    """What was written.

    Attributes:
        files: The tests, in the order of the findings.
        left: How many findings no test can show: they need calls that are released together, or
            more calls than those that they name.
    """

    files: tuple[Path, ...]
    left: int

    @property
    def told(self) -> str:
        """What was written, in a sentence."""
        more = f"; {self.left} findings cannot be shown by single calls" if self.left else ""
        where = f" in {self.files[0].parent}" if self.files else ""
        return f"{len(self.files)} tests were written{where}{more}."


def save(verdict: Verdict, folder: str) -> Saved:
    """Write a test for each finding of *verdict* into *folder*, which is made if it is missing."""
    place, contract = Path(folder), contracts.read().below(verdict.target)
    place.mkdir(parents=True, exist_ok=True)
    traces = [*map(Tracer(verdict.exchanges).trace, verdict.findings)]
    puzzling = {id(each) for each in _riddles(verdict, traces, contract)}
    files = []
    for number, (finding, trace) in enumerate(zip(verdict.findings, traces, strict=True), 1):
        if finding.check in _TOGETHER or not _can_be_repeated(trace, puzzling):
            continue
        if source := written(finding, trace, contract, verdict.target):
            path = place / f"test_{number:02d}_{_named(finding)}.py"
            path.write_text(source, encoding="utf-8", errors="replace")
            files.append(path)
    return Saved(tuple(files), len(verdict.findings) - len(files))


def _riddles(verdict: Verdict, traces: Sequence[Trace], contract: Contract) -> Iterator[Exchange]:
    """Yield the calls that no order explains, of those that were released together."""
    for finding, trace in zip(verdict.findings, traces, strict=True):
        if trace and finding.check in _TOGETHER:
            yield from riddles(contract, verdict.exchanges, trace[-1])


def _can_be_repeated(trace: Trace, puzzling: Container[int]) -> bool:
    """Whether one call after the other shows the same, with the tokens that they give."""
    told = any(TOKEN in each.response_body for each in trace)
    said = any(TOKEN in "".join(dict(each.request_headers).values()) for each in trace)
    apart = all(each.layer not in _TOGETHER for each in trace)
    if not trace or not apart or (said and not told):
        return False
    return not any(id(each) in puzzling for each in trace)


def _named(finding: Finding) -> str:
    return _WORD.sub("_", f"{finding.check}_{finding.operation}".lower()).strip("_")
