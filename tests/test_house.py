"""The house stands: every wall bites when it is broken, and every room has its size."""

import ast
import re
from copy import deepcopy
from pathlib import Path

import grimp
import pytest
from importlinter.api import read_configuration
from importlinter.contracts.forbidden import ForbiddenContract
from importlinter.contracts.independence import IndependenceContract
from importlinter.contracts.layers import LayersContract

ROOT = Path(__file__).parents[1]
PACKAGES = ("spec", "mock_server", "conformance")
CONFIGURATION = read_configuration(str(ROOT / "pyproject.toml"))
CONTRACTS = {contract["id"]: contract for contract in CONFIGURATION["contracts_options"]}
KINDS = {
    "forbidden": ForbiddenContract,
    "independence": IndependenceContract,
    "layers": LayersContract,
}
LONGEST_MODULE = 300
VAGUE_NAMES = re.compile(r"(^|_)(utils?|helpers?|commons?|misc|managers?|stuff|base_?classes)(_|$)")


@pytest.fixture(scope="module")
def graph():
    """The imports of the whole tree, outside packages included."""
    return grimp.build_graph(*PACKAGES, include_external_packages=True, cache_dir=None)


def kept(contract_id, graph):
    options = CONTRACTS[contract_id]
    kind = KINDS[options["type"]]
    contract = kind(options["name"], CONFIGURATION["session_options"], options)
    return contract.check(deepcopy(graph), verbose=False).kept


def with_import(graph, importer, imported):
    """The same tree after somebody wrote one more import, if need be in a new module."""
    changed = deepcopy(graph)
    for module in (importer, imported):
        if module not in changed.modules:
            ours = module.partition(".")[0] in PACKAGES
            changed.add_module(module, is_squashed=not ours)
    changed.add_import(importer=importer, imported=imported)
    return changed


@pytest.mark.parametrize("contract_id", CONTRACTS)
def test_a_wall_stands(contract_id, graph):
    assert kept(contract_id, graph)


BREAKS = [
    ("strangers", "conformance.target", "mock_server.world.clock"),
    ("strangers", "mock_server.app.serving", "conformance.history"),
    ("contract", "spec.document", "mock_server.engine.money"),
    ("contract", "spec.validators", "conformance.finding"),
    ("server-layers", "mock_server.engine.money", "mock_server.store.base"),
    ("server-layers", "mock_server.store.kinds", "mock_server.service.moment"),
    ("server-layers", "mock_server.service.orders", "mock_server.wire.order"),
    ("server-layers", "mock_server.wire.order", "mock_server.http.orders"),
    ("server-layers", "mock_server.http.orders", "mock_server.control.world"),
    ("server-layers", "mock_server.control.world", "mock_server.http.orders"),
    ("server-layers", "mock_server.world.project", "mock_server.app.core"),
    ("server-layers", "mock_server.app.core", "mock_server.cli"),
    ("server-layers", "mock_server.sabotage.catalogue", "mock_server.faults.fault"),
    ("server-layers", "mock_server.sabotage.sabotage", "mock_server.http.call"),
    ("server-layers", "mock_server.faults.fault", "mock_server.control.faults"),
    ("server-layers", "mock_server.world.project", "mock_server.faults.faults"),
    ("server-layers", "mock_server.journal.journal", "mock_server.world.project"),
    ("server-layers", "mock_server.unplaced", "mock_server.engine.money"),
    ("engine-layers", "mock_server.engine.money", "mock_server.engine.order"),
    ("engine-layers", "mock_server.engine.voucher", "mock_server.engine.spending"),
    ("engine-layers", "mock_server.engine.unplaced", "mock_server.engine.money"),
    ("engine-pure", "mock_server.engine.voucher", "json"),
    ("engine-pure", "mock_server.engine.validity", "time"),
    ("engine-pure", "mock_server.engine.campaign", "random"),
    ("engine-pure", "mock_server.engine.order", "spec.document"),
    ("service-values", "mock_server.service.orders", "spec"),
    ("service-values", "mock_server.service.vouchers", "json"),
    ("store-choice", "mock_server.service.orders", "mock_server.store.memory"),
    ("store-choice", "mock_server.world.project", "mock_server.store.memory"),
    ("store-choice", "mock_server.sabotage.late", "mock_server.store.memory"),
    ("connexion-edge", "mock_server.http.call", "connexion"),
    ("connexion-edge", "spec.document", "connexion"),
    ("judge-layers", "conformance.history", "conformance.target"),
    ("judge-layers", "conformance.checks.ids_are_unique", "conformance.security.keys"),
    ("judge-layers", "conformance.report.text", "conformance.judgement"),
    ("judge-layers", "conformance.door.door", "conformance.target"),
    ("judge-layers", "conformance.staging.watch", "conformance.run"),
    ("judge-layers", "conformance.reach.opening", "conformance.judgement"),
    ("judge-layers", "conformance.unplaced", "conformance.finding"),
    ("checks-pure", "conformance.checks.ids_are_unique", "httpx"),
    ("checks-pure", "conformance.checks.ids_are_unique", "conformance.target"),
    ("schemathesis-edge", "conformance.history", "schemathesis"),
]


@pytest.mark.parametrize(
    ("contract_id", "importer", "imported"),
    [pytest.param(*wall, id=f"{wall[0]}: {wall[1]} > {wall[2]}") for wall in BREAKS],
)
def test_a_wall_bites(contract_id, importer, imported, graph):
    changed = with_import(graph, importer, imported)

    assert not kept(contract_id, changed)


def test_every_wall_was_broken_once():
    assert {contract_id for contract_id, _, _ in BREAKS} == set(CONTRACTS)


@pytest.mark.parametrize("name", ["mock_server", "mock_server.engine", "conformance"])
def test_a_layered_package_has_a_place_for_every_module(name):
    layered = [each for each in CONTRACTS.values() if name in each.get("containers", ())]

    assert [each.get("exhaustive") for each in layered] == ["True"]


def modules(*folders):
    return [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]


def test_no_module_is_long():
    lengths = {path: len(path.read_text().splitlines()) for path in modules(*PACKAGES, "tests")}

    assert [path.name for path, length in lengths.items() if length > LONGEST_MODULE] == []


def test_no_module_has_a_vague_name():
    names = [path.stem for path in modules(*PACKAGES, "tests")]

    assert [name for name in names if VAGUE_NAMES.search(name)] == []


def _tree(path):
    return ast.walk(ast.parse(path.read_text(), filename=str(path)))


def floats_in(path):
    """Lines on which a module writes a float or names the type."""
    return [
        f"{path.name}:{node.lineno}"
        for node in _tree(path)
        if (isinstance(node, ast.Constant) and isinstance(node.value, float | complex))
        or (isinstance(node, ast.Name) and node.id == "float")
    ]


def anys_in(path):
    """Lines on which a module takes or names `Any`."""
    return [
        f"{path.name}:{node.lineno}"
        for node in _tree(path)
        if (isinstance(node, ast.Name) and node.id == "Any")
        or (isinstance(node, ast.ImportFrom) and "Any" in {each.name for each in node.names})
        or (isinstance(node, ast.Attribute) and node.attr == "Any")
    ]


@pytest.mark.parametrize("search", [floats_in, anys_in])
def test_the_engine_is_exact_and_typed(search):
    assert [found for path in modules("mock_server/engine") for found in search(path)] == []


@pytest.mark.parametrize(
    ("search", "text", "lines"),
    [
        pytest.param(floats_in, "rate = 0.1\n", ["module.py:1"], id="a-float"),
        pytest.param(floats_in, "x = 1\ny = float(x)\n", ["module.py:2"], id="the-type"),
        pytest.param(floats_in, "half = Decimal('0.5')\n", [], id="a-decimal"),
        pytest.param(anys_in, "from typing import Any\n", ["module.py:1"], id="any"),
        pytest.param(anys_in, "import typing\nx: typing.Any\n", ["module.py:2"], id="typing.Any"),
        pytest.param(anys_in, "ok = any([])\n", [], id="the-function"),
    ],
)
def test_the_search_finds_what_it_looks_for(search, text, lines, tmp_path):
    path = tmp_path / "module.py"
    path.write_text(text)

    assert search(path) == lines
