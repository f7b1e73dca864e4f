"""The labelled edits of `fixtures/gate/edits`, each with the two contracts it is about."""

import json
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import yaml

import spec
from tests.conformance.gate.corpus.places import edited

GATE = Path(__file__).parents[4] / "fixtures" / "gate"
_BACK = " back"


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of one contract, and whether it breaks somebody.

    Attributes:
        schema: Whether its area is about schemas.
        proved: Whether a break of it can be shown by a payload.
        finds: The rules of which one has to say so; empty where any may.
    """

    name: str
    area: str
    contract: str
    breaking: bool
    schema: bool
    proved: bool
    finds: tuple[str, ...]
    told: dict

    def pair(self):
        """Return the contract before and after."""
        base = edited(original(self.contract), self.told.get("before", {}))
        head = edited(base, self.told)
        return (head, base) if self.name.endswith(_BACK) else (base, head)


def edits():
    """Yield every labelled edit, and the way back of those that say so: it breaks."""
    for edit in _forth():
        yield edit
        if edit.told.get("back"):
            finds = reasons(edit.told.get("back_finds"))
            yield replace(edit, name=edit.name + _BACK, breaking=True, proved=True, finds=finds)


def reasons(label):
    """Return the rules of a label: none, one, or several of which any will do."""
    return tuple(label if isinstance(label, list) else [label] if label else [])


def _forth():
    for file in sorted((GATE / "edits").glob("*.yaml")):
        told = yaml.safe_load(file.read_text())
        for entry in told["edits"]:
            proved = entry["breaking"] and not entry.get("unproved", False)
            schema = told.get("schema", False)
            yield Edit(
                f"{file.stem}/{entry['id']}", told["area"], entry["in"], entry["breaking"],
                schema, proved, reasons(entry.get("finds")), entry,
            )  # fmt: skip


@cache
def original(name):
    """Return one of the three contracts."""
    if name == "ours":
        return spec.load("openapi")
    if name == "clinic":
        return json.loads((GATE / "contracts" / "clinic.json").read_text())
    return yaml.load((GATE / "contracts" / "bank.yaml").read_text(), yaml.CSafeLoader)
