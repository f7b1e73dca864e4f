"""The report that programs read; its schema is `verdict.schema.json` beside this file."""

import json
from collections import Counter
from dataclasses import asdict
from pathlib import Path

from conformance.verdict import Verdict
from spec import Json

SCHEMA = Path(__file__).with_name("verdict.schema.json")
"""JSON Schema (2020-12) of what `document` returns."""

VERSION = 1


def document(verdict: Verdict) -> Json:
    """Return *verdict* as JSON: a `Verdict` (conformance/report/verdict.schema.json)."""
    results = Counter(each.result for each in verdict.examples)
    return {
        "version": VERSION,
        "target": verdict.target,
        "seed": verdict.seed,
        "profile": verdict.profile,
        "conformant": verdict.conformant,
        "seconds": round(verdict.seconds, 3),
        "calls": dict(verdict.calls),
        "checks": list(verdict.checks),
        "findings": [asdict(each) for each in verdict.findings],
        "examples": {
            "passed": results["passed"],
            "failed": results["failed"],
            "not_tested": results["not tested"],
            "outcomes": [asdict(each) for each in verdict.examples],
        },
        "not_tested": [asdict(each) for each in verdict.not_tested],
    }


def written(verdict: Verdict) -> str:
    """Return *verdict* as text, indented."""
    return json.dumps(document(verdict), indent=2, ensure_ascii=False) + "\n"
