"""What the gate understands of schemas, and the values that it draws: the tables are in `told`."""

from pathlib import Path

import pytest
import yaml

from conformance.gate.schemas.dialect import Dialect
from conformance.gate.schemas.export import Writer
from conformance.gate.schemas.flat import Flattener
from conformance.gate.side import Side
from conformance.gate.witness.building import Builder, Impossible
from conformance.gate.witness.patterns import matching
from conformance.gate.witness.search import candidates
from tests.conformance.gate.contracts import a_contract

TABLES = Path(__file__).with_name("told") / "values"
PLACE = "/components/schemas/it"
SHOWN = 60


def rows(name):
    """Return every row of a table."""
    table = yaml.load((TABLES / f"{name}.yaml").read_text(), yaml.CSafeLoader)
    return [pytest.param(row, id=row["id"]) for row in table]


def a_flattener(row):
    """Return what reads the schema of a row, and whatever it refers to."""
    schemas = {"it": row["schema"], "other": row.get("other", {}), **row.get("schemas", {})}
    document = a_contract({}, row.get("version", "3.1.0"), components={"schemas": schemas}).document
    return Flattener(Dialect(document, Side(row.get("side", "request"))))


def least(row):
    """Return a least value of the schema of a row, with 77 somewhere inside if it has a path."""
    flattener = a_flattener(row)
    build = Builder(flattener, base="head" not in row)
    node = flattener.dialect.at(PLACE)
    path = tuple(
        (kind, tuple(step) if isinstance(step, list) else step)
        for kind, step in row.get("path", ())
    )
    try:
        return build.around(node, path, 77) if "path" in row else build.least(node)
    except Impossible:
        return "impossible"


def drawn(row):
    """Return the first values that are tried."""
    flattener = a_flattener(row)
    node, other = (flattener.flat(flattener.dialect.at(at)) for at in (PLACE, PLACE[:-2] + "other"))
    values = list(candidates(flattener, node, other))
    return [[len(each), each[-1:]] if _long(each) else each for each in values[:SHOWN]]


def _long(value):
    return isinstance(value, str) and len(value) > SHOWN


def understood(row):
    """Return the schema of a row as a validator gets it, and the rest of what is known of it."""
    flattener = a_flattener(row)
    node = flattener.flat(flattener.dialect.at(PLACE))
    notes = {key: each for key, each in node.items() if key in NOTES and key != "x-at"}
    return {"json": Writer(flattener.dialect).write(node), **notes, "at": node["x-at"]}


NOTES = (
    "x-at", "x-hidden", "x-default", "x-exclusive", "x-range", "title", "deprecated",
    "discriminator", "readOnly", "writeOnly", "x-extensible-enum", "x-invariants",
)  # fmt: skip


@pytest.mark.parametrize("row", [*rows("least"), *rows("around")])
def test_a_least_value_is_built(row):
    assert least(row) == row["value"]


@pytest.mark.parametrize("row", rows("drawn"))
def test_values_around_the_edges_are_tried_the_plainest_first(row):
    assert drawn(row) == row["drawn"]


@pytest.mark.parametrize("row", rows("patterns"))
def test_strings_are_written_that_match(row):
    assert list(matching(row["pattern"])) == row["strings"]


@pytest.mark.parametrize("row", rows("schemas"))
def test_a_schema_is_understood(row):
    assert understood(row) == row["understood"]
