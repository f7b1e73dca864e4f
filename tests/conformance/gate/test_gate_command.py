"""`counterfoil gate`, from files to exit codes."""

import json
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree as Tree

import jsonschema
import pytest
import yaml
from click.testing import CliRunner

from conformance.gate.cli import gate
from conformance.gate.report import json as json_report
from spec.har import HarEntry, HarRequest, HarResponse, write_har
from tests.conformance.gate.contracts import TODAY, an_operation, taking

_SCHEMA = Path(json_report.__file__).with_name("gate.schema.json")
_WIDE = {"type": "object", "properties": {"a": {"type": "integer"}}}
_NARROW = {"type": "object", "properties": {"a": {"type": "integer", "minimum": 5}}}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with a contract, one that breaks it and one that does not."""
    for name, schema in (("base", _WIDE), ("breaking", _NARROW)):
        text = yaml.safe_dump(taking(schema).document, sort_keys=False)
        (tmp_path / f"{name}.yaml").write_text(text)
    more = taking(_WIDE).document
    more["paths"]["/b"] = {"get": an_operation()}
    (tmp_path / "more.yaml").write_text(yaml.safe_dump(more))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words):
    return CliRunner().invoke(gate, words, catch_exceptions=False)


def document(*words):
    return json.loads(CliRunner().invoke(gate, [*words, "--json"]).stdout)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        pytest.param(["base.yaml", "base.yaml"], 0, id="nothing"),
        pytest.param(["base.yaml", "breaking.yaml"], 1, id="break"),
        pytest.param(["base.yaml", "more.yaml"], 0, id="news"),
        pytest.param(["base.yaml", "more.yaml", "--fail-on", "info"], 1, id="news-that-fails"),
        pytest.param(["base.yaml", "breaking.yaml", "--fail-on", "undecided"], 0, id="decided"),
        pytest.param(["none.yaml", "base.yaml"], 0, id="new"),
        pytest.param(["base.yaml", "none.yaml"], 2, id="no-head"),
        pytest.param(["base.yaml"], 2, id="one-only"),
        pytest.param(["--rules"], 0, id="rules"),
        pytest.param(["base.yaml", "more.yaml", "--semver"], 1, id="version-not-raised"),
    ],
)
def test_the_exit_code_says_it(folder, words, code):
    assert run(*words).exit_code == code


def test_a_new_contract_is_said_to_be_new(folder):
    assert "is a new contract" in run("none.yaml", "base.yaml").output


def test_the_text_shows_the_line_and_the_request_that_fails(folder):
    output = run("base.yaml", "breaking.yaml").output

    line = (folder / "breaking.yaml").read_text().split("\n").index("                  minimum: 5")
    assert f"breaking.yaml:{line + 1} " in output
    assert """POST /a -H 'content-type: application/json' -d '{"a": 0}'""" in output


@pytest.mark.parametrize("head", ["base", "breaking", "more"])
def test_the_json_obeys_its_schema(folder, head):
    written = document("base.yaml", f"{head}.yaml")

    jsonschema.validate(written, json.loads(_SCHEMA.read_text()))
    assert written["breaking"] is (head == "breaking")


def test_every_format_names_the_change(folder):
    names = ("json", "junit", "sarif", "markdown", "github", "gitlab", "changelog")
    run("base.yaml", "breaking.yaml", *(f"--{name}={name}.out" for name in names))

    told = {name: (folder / f"{name}.out").read_text() for name in names}

    assert all("minimum 5 set" in text for text in told.values())
    assert Tree.fromstring(told["junit"]).find(".//failure") is not None
    region = json.loads(told["sarif"])["runs"][0]["results"][0]["locations"][0]
    assert region["physicalLocation"]["region"]["startLine"] > 1
    assert told["github"].startswith("::error file=breaking.yaml,line=")


def accept(folder, expires, fingerprint=None):
    print_ = fingerprint or document("base.yaml", "breaking.yaml")["changes"][0]["fingerprint"]
    entry = {"fingerprint": print_, "owner": "ann", "reason": "agreed", "expires": str(expires)}
    (folder / ".counterfoil-gate.yaml").write_text(yaml.safe_dump({"accepted": [entry]}))


def test_an_accepted_change_fails_nothing(folder):
    accept(folder, "2999-12-31")

    result = run("base.yaml", "breaking.yaml")

    assert result.exit_code == 0
    assert "accepted by ann until 2999-12-31: agreed" in result.output


def test_an_agreement_that_has_expired_fails(folder):
    accept(folder, "2020-01-31", "of-something-else")

    assert run("base.yaml", "base.yaml").exit_code == 1


@pytest.mark.parametrize(
    ("severity", "code"), [("info", 0), ("ignore", 0), ("error", 1)]
)  # fmt: skip
def test_severities_are_up_to_the_project(folder, severity, code):
    text = yaml.safe_dump({"severities": {"request-minimum-added": severity}})
    (folder / ".counterfoil-gate.yaml").write_text(text)

    assert run("base.yaml", "breaking.yaml").exit_code == code


@pytest.mark.parametrize(
    "text",
    ["severities: {no-such-rule: info}", "severities: {operation-added: bad}", "more: 1",
     "accepted: [{owner: a}]", "a: [", "[1]"],
)  # fmt: skip
def test_a_bad_configuration_is_refused_in_one_line(folder, text):
    (folder / ".counterfoil-gate.yaml").write_text(text)

    result = run("base.yaml", "base.yaml")

    assert result.exit_code == 2
    assert len(result.stderr.strip().split("\n")) == 1


def an_exchange(body, path="/a"):
    request = HarRequest(
        "POST", f"https://api.example.com{path}", (("Content-Type", "application/json"),),
        json.dumps(body).encode(),
    )  # fmt: skip
    started = datetime(TODAY.year, 1, 1, tzinfo=UTC)
    return HarEntry(started, 1.0, request, HarResponse(200))


def test_recorded_requests_that_break_are_named(folder):
    har = write_har([an_exchange({"a": 1}), an_exchange({"a": 9}, "/v1/a")], "t", "1")
    (folder / "t.har").write_text(json.dumps(har))

    changes = document("base.yaml", "breaking.yaml", "--traffic", "t.har")

    assert changes["recorded"] == 2
    assert changes["changes"][0]["exchanges"] == ["POST https://api.example.com/a"]
