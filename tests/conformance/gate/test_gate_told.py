"""What the gate says of a change, in full, and of the way back: see `told`, and `telling`."""

from pathlib import Path

import pytest
import yaml

from conformance.gate.comparison import compare
from conformance.gate.report.text import request
from tests.conformance.gate.contracts import TODAY, a_contract, changes, giving, taking

TABLES = Path(__file__).with_name("told")
WAYS = ("told", "back")
_PLACES = {
    "request": "/paths/~1a/post/requestBody/content/application~1json/schema",
    "response": "/paths/~1a/post/responses/200/content/application~1json/schema",
}


def cases(folder):
    """Return every row of the tables, and the way back of each."""
    return [
        pytest.param(row, way, id=f"{file.stem}/{row['id']}{'' if way == 'told' else ' back'}")
        for file in sorted((TABLES / folder).glob("*.yaml"))
        for row in yaml.load(file.read_text(), yaml.CSafeLoader)
        for way in WAYS
    ]


def of_schemas(row):
    """Return the two contracts of a row about schemas, and the place of the schemas in them."""
    side, version = row.get("side", "request"), row.get("version", "3.1.0")
    contract = taking if side == "request" else giving
    earlier, later = row.get("schemas", {}), row.get("later", row.get("schemas", {}))
    base = contract(row["base"], version, **earlier)
    return base, contract(row["head"], version, **later), _PLACES[side]


def of_contracts(row):
    """Return the two contracts of a row about all the rest."""
    return _contract(**row["before"]), _contract(**row["after"])


def _contract(operation=None, **members):
    if operation is not None:
        members["paths"] = {"/a": {"get": operation}}
    return a_contract(**members)


def told(change):
    """Return what is said of a change, without what is empty."""
    witness = change.witness
    sent = witness and witness.sent
    said = {
        "is": f"{change.severity} {change.rule}",
        "says": change.message,
        "of": change.operation,
        "place": change.place,
        "base": change.base,
        "head": change.head,
        "proof": [witness.value] if witness and not sent else None,
        "part": witness.part if witness and not sent else None,
        "request": request(sent) if sent else None,
    }
    return {key: each for key, each in said.items() if each not in (None, "")}


def told_of_schema(change, place):
    """Return what is said of a change of the schema at *place*; all else is the same for all."""
    said = told(change)
    witness = change.witness
    proof = {"proof" if witness.complete else "part": [witness.value]} if witness else {}
    shown = {key: said[key].replace(place, "#") for key in ("base", "head") if key in said}
    words = said["says"].removesuffix(f" in the {said['place'].partition(': ')[0]}")
    return {"is": said["is"], "says": words, **shown, **proof}


@pytest.mark.parametrize(("row", "way"), cases("schemas"))
def test_a_change_of_a_schema_is_told_in_full(row, way):
    base, head, place = of_schemas(row)
    base, head = (base, head) if way == "told" else (head, base)

    found = changes(base, head)

    assert [told_of_schema(each, place) for each in found] == row[way]


@pytest.mark.parametrize(("row", "way"), cases("contracts"))
def test_a_change_of_a_contract_is_told_in_full(row, way):
    base, head = of_contracts(row)
    base, head = (base, head) if way == "told" else (head, base)

    found = compare(base, head, TODAY)

    assert [told(each) for each in found] == row[way]
