"""Writes anew what the tables in `told` and the files in `reports` expect: read the difference!

`python -m tests.conformance.gate.telling`, after the gate has changed its words or its proofs. Rows
are written by hand; only what the gate makes of them is filled in.
"""

from importlib.metadata import version

import yaml

from conformance.gate.comparison import compare
from conformance.gate.witness.patterns import matching
from tests.conformance.gate import test_gate_drawn as drawn
from tests.conformance.gate import test_gate_reports as reports
from tests.conformance.gate import test_gate_told as told
from tests.conformance.gate.contracts import TODAY, changes

_VALUES = {
    "least": {"value": drawn.least},
    "around": {"value": drawn.least},
    "drawn": {"drawn": drawn.drawn},
    "patterns": {"strings": lambda row: list(matching(row["pattern"]))},
    "schemas": {"understood": drawn.understood},
}


def _of_schemas(row, back):
    base, head, place = told.of_schemas(row)
    found = changes(head, base) if back else changes(base, head)
    return [told.told_of_schema(each, place) for each in found]


def _of_contracts(row, back):
    base, head = told.of_contracts(row)
    found = compare(head, base, TODAY) if back else compare(base, head, TODAY)
    return [told.told(each) for each in found]


def _both_ways(tell):
    return {"told": lambda row: tell(row, back=False), "back": lambda row: tell(row, back=True)}


def tables():
    """Yield every table with what fills in its rows, by the name of the member."""
    for folder, tell in (("schemas", _of_schemas), ("contracts", _of_contracts)):
        for file in sorted((told.TABLES / folder).glob("*.yaml")):
            yield file, _both_ways(tell)
    for name, fill in _VALUES.items():
        yield drawn.TABLES / f"{name}.yaml", fill


def filled(text, fill):
    """Return a table with its rows filled in."""
    lines = [line for line in text.splitlines() if line.startswith("#")]
    for row in yaml.load(text, yaml.CSafeLoader):
        members = {key: each for key, each in row.items() if key not in fill}
        members |= {key: tell(row) for key, tell in fill.items()}
        for key, each in members.items():
            lines += _member("- " if key == "id" else "  ", key, each, listed=key in told.WAYS)
    return "\n".join(lines) + "\n"


def _member(start, key, value, *, listed):
    if listed and value:
        return [f"{start}{key}:", *(f"  - {_flow(each)}" for each in value)]
    return [start + _flow({key: value})[1:-1]]


def _flow(value):
    written = yaml.dump(
        value, Dumper=_Dumper, default_flow_style=True, width=10**6, sort_keys=False,
        allow_unicode=True,
    )  # fmt: skip
    return written.strip()


class _Dumper(yaml.SafeDumper):
    """Writes everything out, however often it is there."""

    def ignore_aliases(self, _data):
        return True


def _write_reports():
    release = f'"semanticVersion": "{version("counterfoil")}"'
    for name, writer in reports.WRITERS.items():
        text = writer(reports.OUTCOME).replace(release, '"semanticVersion": "@VERSION@"')
        (reports.EXPECTED / name).write_bytes(text.encode())
    (reports.EXPECTED / "terminal.txt").write_bytes(reports.shown(reports.OUTCOME).encode())


if __name__ == "__main__":
    for table, how in tables():
        table.write_text(filled(table.read_text(), how))
    _write_reports()
