"""The report that programs read; its schema is `verdict.schema.json` beside this file."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from conformance.coverage import Coverage
from conformance.finding import Finding
from conformance.tally import Tally
from conformance.verdict import Accepted, Verdict
from spec import Json

SCHEMA = Path(__file__).with_name("verdict.schema.json")
"""JSON Schema (2020-12) of what `document` returns."""

VERSION = 1


def document(verdict: Verdict) -> Json:
    """Return *verdict* as JSON: a `Verdict` (conformance/report/verdict.schema.json)."""
    return {
        "version": VERSION,
        "target": verdict.target,
        "seed": verdict.seed,
        "profile": verdict.profile,
        "conformant": verdict.conformant,
        "interrupted": verdict.interrupted,
        "seconds": round(verdict.seconds, 3),
        "calls": dict(verdict.calls),
        "checks": list(verdict.checks),
        "findings": [*map(_finding, verdict.findings)],
        "accepted": [*map(_accepted, verdict.accepted)],
        "examples": _examples(verdict),
        "coverage": _coverage(verdict.coverage),
        "not_tested": [asdict(each) for each in verdict.not_tested],
        "clean_up": asdict(verdict.clean_up) if verdict.clean_up else None,
    }


def written(verdict: Verdict) -> str:
    """Return *verdict* as text, indented."""
    return json.dumps(document(verdict), indent=2, ensure_ascii=False) + "\n"


def _finding(finding: Finding) -> Json:
    return {"fingerprint": finding.fingerprint, **asdict(finding)}


def _accepted(accepted: Accepted) -> Json:
    return {
        "finding": _finding(accepted.finding),
        "owner": accepted.owner,
        "reason": accepted.reason,
        "expires": accepted.expires.isoformat(),
    }


def _examples(verdict: Verdict) -> Json:
    results = Counter(each.result for each in verdict.examples)
    return {
        "passed": results["passed"],
        "failed": results["failed"],
        "not_tested": results["not tested"],
        "outcomes": [asdict(each) for each in verdict.examples],
    }


def _coverage(coverage: Coverage) -> Json:
    return {
        "operations": [asdict(each) for each in coverage.operations],
        "statuses": [asdict(each) for each in coverage.statuses],
        "error_keys": [asdict(each) for each in coverage.error_keys],
        "invariants": _tallies(coverage.invariants),
        "rules": _tallies(coverage.rules),
    }


def _tallies(tallies: Mapping[str, Tally]) -> Json:
    return {name: asdict(tally) for name, tally in tallies.items()}
