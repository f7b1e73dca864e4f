"""Pairs of small and sloppy documents, as people really write them."""

from dataclasses import dataclass

import yaml

from tests.conformance.gate.corpus.labelled import GATE
from tests.conformance.gate.corpus.places import edited


@dataclass(frozen=True, slots=True)
class Sloppy:
    """Two small documents, and whether going from one to the other breaks somebody."""

    name: str
    breaking: bool
    base: dict
    head: dict


def pairs():
    """Yield every pair."""
    for file in sorted((GATE / "sloppy").glob("*.yaml")):
        told = yaml.safe_load(file.read_text())
        for entry in told["pairs"]:
            base = edited(told["document"], entry.get("before", {}))
            head = edited(base, entry)
            if entry.get("backwards"):
                base, head = head, base
            yield Sloppy(f"{file.stem}/{entry['id']}", entry["breaking"], base, head)
