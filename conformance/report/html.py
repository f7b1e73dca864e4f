"""The report that is passed around: one HTML file that needs no network."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from conformance.coverage import Seen
from conformance.finding import Severity, causes
from conformance.report import clean_up
from conformance.report.gaps import Gap, by_reason, gaps, shares
from conformance.verdict import Verdict

_PAGE = Path(__file__).parent / "page"
_KEY = re.compile(r'-H "[^"]*\$COUNTERFOIL_[^"]*"')  # as conformance/curl.py writes it


@dataclass(frozen=True, slots=True)
class Matrix:
    """Operations against something that they answer.

    Attributes:
        operations: One axis; only those that have a cell.
        things: The other one.
        cells: What is where both meet; most pairs have nothing.
    """

    operations: tuple[str, ...]
    things: tuple[str, ...]
    cells: Mapping[tuple[str, str], Seen]


def written(verdict: Verdict) -> str:
    """Return *verdict* as a page."""
    coverage = verdict.coverage
    return _page().render(
        verdict=verdict,
        causes=causes(verdict.findings),
        counts=Counter(finding.severity for finding in verdict.findings),
        severities=[*Severity],
        shares=shares(coverage),
        statuses=matrix(coverage.statuses),
        error_keys=matrix(coverage.error_keys),
        topics=topics(verdict),
        clean_up=[*clean_up.told(verdict.clean_up)] if verdict.clean_up else [],
        not_tested=by_reason(verdict.not_tested),
        gaps=by_kind(gaps(coverage)),
        version=version("counterfoil"),
    )


def matrix(seen: Iterable[Seen]) -> Matrix:
    """Return *seen* with its two axes; operations in order, the rest in alphabetical order."""
    cells = {(each.operation, each.what): each for each in seen}
    operations = dict.fromkeys(operation for operation, _ in cells)
    return Matrix(tuple(operations), tuple(sorted({what for _, what in cells})), cells)


def topics(verdict: Verdict) -> Mapping[str, Counter[str]]:
    """Return how the worked examples of each topic went, by result."""
    found: dict[str, Counter[str]] = {}
    for each in verdict.examples:
        found.setdefault(each.topic, Counter())[each.result] += 1
    return dict(sorted(found.items()))


def muted(command: str) -> Markup:
    """Return a shell *command* as HTML that plays its credentials down."""
    told, end = Markup(), 0
    for key in _KEY.finditer(command):
        told += command[end : key.start()] + Markup("<i>{}</i>").format(key[0])
        end = key.end()
    return told + command[end:]


def by_kind(found: Iterable[Gap]) -> Mapping[str, tuple[Gap, ...]]:
    """Return gaps by their kind."""
    kinds = groupby(found, key=lambda gap: gap.kind)
    return {kind: tuple(group) for kind, group in kinds}


def _page() -> Template:
    environment = Environment(
        loader=FileSystemLoader(_PAGE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["muted"] = muted
    return environment.get_template("page.html")
