"""Runs of the gate, from what the user asks for to what stands there in the end."""

import json
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from conformance.finding import Severity
from conformance.gate.change import Change
from conformance.gate.cli import gate
from conformance.gate.config import Config
from conformance.gate.judging import Order, judge
from conformance.gate.loading import CouldNotLoad
from conformance.gate.outcome import Acceptance, Outcome
from spec.har import HarEntry, HarRequest, HarResponse, write_har
from tests.conformance.gate.contracts import TODAY, an_operation

REMOVED = Change("operation-removed", Severity.ERROR, "GET /a removed", "GET /a")
AGREED = Acceptance(REMOVED.fingerprint, "ann", "no calls", TODAY)
_HEAD = {"openapi": "3.1.0", "info": {"version": "1.0.0"}}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with a contract, one that breaks it, and what somebody agreed to."""
    monkeypatch.chdir(tmp_path)
    write("base.json", {**_HEAD, "paths": {"/a": {"get": an_operation()}}})
    write("head.json", {**_HEAD, "paths": {}, "info": 5})
    return tmp_path


def write(name, document):
    Path(name).write_text(json.dumps(document))


def test_a_run_says_where_things_are(folder):
    found = judge(Order("base.json", "head.json", Config({}, (AGREED,)), TODAY))

    (each,) = found.judged
    assert (found.base, found.head, found.new, found.recorded) == (
        "base.json", "head.json", False, None
    )  # fmt: skip
    assert found.warnings == ("head.json: info should be an object",)
    assert (each.change.rule, each.file, each.line) == ("operation-removed", "base.json", 1)
    assert each.acceptance == AGREED


def test_a_run_without_a_base_is_a_new_contract(folder):
    expired = Config({}, (Acceptance("a", "b", "c", date(2020, 1, 1)),))

    found = judge(Order("none.json", "head.json", expired, TODAY))

    assert found == Outcome(
        "none.json", "head.json", (), ("info should be an object",), expired.accepted, new=True
    )


@pytest.mark.parametrize(
    ("agreed", "rules"),
    [
        (Config(), ["version-not-bumped", "operation-removed"]),
        (Config({}, (AGREED,)), ["operation-removed"]),
        (Config({"operation-removed": None}), []),
    ],
    ids=["open", "accepted", "ignored"],
)
def test_versions_are_judged_by_what_is_open(folder, agreed, rules):
    write("head.json", {**_HEAD, "paths": {}})

    found = judge(Order("base.json", "head.json", agreed, TODAY, semver=True))

    assert [each.change.rule for each in found.judged] == rules


@pytest.mark.parametrize(
    ("version", "words"),
    [
        ({"version": "1.0.0"}, "info.version 1.0.0 after info.version 1.0.0: something breaks, so "
                               "the major number has to rise"),
        ({}, "info.version 1.0.0 and info.version None are no two versions to compare"),
        (5, "info.version 1.0.0 and info.version None are no two versions to compare"),
    ],
    ids=["too-low", "missing", "odd"],
)  # fmt: skip
def test_a_version_that_says_too_little_is_an_error_at_its_place(folder, version, words):
    write("head.json", {"openapi": "3.1.0", "paths": {}, "info": version})

    found = judge(Order("base.json", "head.json", Config(), TODAY, semver=True)).judged[0].change

    assert found == Change(
        "version-not-bumped", Severity.ERROR, words, base="/info/version", head="/info/version"
    )


@pytest.mark.parametrize(
    ("day", "rule"),
    [
        (date(2026, 2, 27), "operation-removed-before-sunset"),
        (date(2026, 2, 28), "deprecated-operation-removed"),
    ],
)
def test_a_run_has_a_day(folder, day, rule):
    gone = an_operation(**{"deprecated": True, "x-sunset": "2026-02-28"})
    write("base.json", {**_HEAD, "paths": {"/a": {"get": gone}}})

    found = judge(Order("base.json", "head.json", Config(), day))

    assert [each.change.rule for each in found.judged] == [rule]


def an_entry(method):
    request = HarRequest(method, "https://api.example.com/a")
    return HarEntry(datetime(2026, 1, 1, tzinfo=UTC), 1.0, request, HarResponse(200))


def test_traffic_is_counted_and_hit(folder):
    write("t.har", write_har([an_entry("GET"), an_entry("PUT")], "t", "1"))

    found = judge(Order("base.json", "head.json", Config(), TODAY, traffic=("t.har", "t.har")))

    assert found.recorded == 4
    assert found.judged[0].exchanges == ("GET https://api.example.com/a",)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (None, "t.har cannot be read: No such file or directory."),
        ("{", "t.har is no HAR file: "),
        ("{}", "t.har is no HAR file: "),
    ],
)
def test_traffic_that_is_none_is_told(folder, text, sentence):
    if text is not None:
        Path("t.har").write_text(text)

    with pytest.raises(CouldNotLoad) as caught:
        judge(Order("base.json", "head.json", Config(), TODAY, traffic=("t.har",)))

    assert str(caught.value).startswith(sentence)
    assert str(caught.value).endswith(".")


def run(*words):
    return CliRunner().invoke(gate, words, catch_exceptions=False)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([], "Give the earlier contract and the later one."),
        (["base.json"], "Give the later contract too."),
        (["git:HEAD"], "Give the later contract too."),
    ],
)
def test_a_contract_that_is_not_named_is_asked_for(folder, words, sentence):
    result = run(*words)

    assert result.exit_code == 2
    assert result.output.splitlines()[-1] == f"Error: {sentence}"


def test_the_later_contract_may_be_the_same_file_as_it_is_now(folder):
    who = ["-c", "user.name=a", "-c", "user.email=a@example.com"]
    for words in (["init", "-q"], ["add", "."], [*who, "commit", "-qm", "first"]):
        subprocess.run(["git", *words], check=True)
    write("base.json", {**_HEAD, "paths": {}})

    result = run("git:HEAD:base.json")

    assert result.exit_code == 1
    assert "operation-removed" in result.stdout


def test_a_configuration_is_found_by_its_name_or_given(folder):
    Path(".counterfoil-gate.yaml").write_text("severities: {operation-removed: info}")
    Path("other.yaml").write_text("severities: {operation-removed: warning}")

    found = run("base.json", "head.json"), run("base.json", "head.json", "--config", "other.yaml")

    assert ["info" in each.stdout.splitlines()[-1] for each in found] == [True, False]
    assert found[1].stdout.splitlines()[-1] == "1 warning"


@pytest.mark.parametrize("name", ["base.json", "head.json"])
@pytest.mark.parametrize(
    ("remote", "words"), [(False, "say --allow-remote-refs to follow it"), (True, "cannot be read")]
)
def test_either_contract_may_refer_to_urls_if_that_is_allowed(folder, name, remote, words):
    write(name, {**_HEAD, "paths": {"/a": {"$ref": "http://127.0.0.1:1/a.json"}}})

    with pytest.raises(CouldNotLoad, match=words):
        judge(Order("base.json", "head.json", Config(), TODAY, remote))


def test_what_cannot_be_done_is_one_line(folder):
    result = run("base.json", "none.json")

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "counterfoil gate: There is no file none.json.\n"


def test_a_report_on_the_standard_output_stands_there_alone(folder):
    result = run("base.json", "head.json", "--json")

    assert result.exit_code == 1
    assert json.loads(result.stdout)["breaking"] is True
    assert result.stdout.endswith("\n}\n")
    assert "1 error" in result.stderr


def test_a_folder_is_no_file_to_write_to(folder):
    result = run("base.json", "head.json", "--json", ".")

    assert result.exit_code == 2
    assert "'.' is a directory" in result.output


def test_a_report_in_a_file_leaves_the_output_to_people(folder):
    result = run("base.json", "head.json", "--json", "out.json", "--changelog", "news.md")

    assert "1 error" in result.stdout
    assert json.loads(Path("out.json").read_text())["head"] == "head.json"
    assert Path("news.md").read_text().startswith("# Changes\n")


def test_rules_are_listed_and_tabled(folder):
    listed, table = run("--rules").stdout, run("--rules", "--markdown").stdout

    assert (
        "request-parameter-removed (warning)\n    What clients send is ignored. "
        "Example: query parameter limit removed\n    Accept it, and mark it deprecated.\n"
    ) in listed
    assert (
        "tag-added (info)\n    It appears in one more group. Example: tag orders added\ntag-removed"
        in listed
    )
    assert "None" not in listed
    assert table.startswith(
        "# Rules of the gate\n\n| id | severity | means | example | what to do |\n"
        "|---|---|---|---|---|\n| `"
    )
    assert "| `tag-added` | info | It appears in one more group. | tag orders added |  |\n" in table


def test_help_names_every_option(folder):
    told = " ".join(run("--help").output.split())

    for option in ("json", "junit", "sarif", "markdown", "github", "gitlab", "changelog"):
        assert f"--{option} FILE Write " in told
    assert "Write SARIF 2.1.0, with file and line." in told
    assert told.index("--json FILE") < told.index("--changelog FILE")
