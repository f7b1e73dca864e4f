"""`counterfoil conform` and its files: what is told before a run, and what a baseline changes."""

import json

import pytest
from click.testing import CliRunner

import spec
from conformance import cli
from tests.conformance.tiny import DOCUMENT, Till, serving

NOWHERE = "http://127.0.0.1:9"
EXPIRED = "accepted: [{fingerprint: f0, owner: anna, reason: soon, expires: 2020-01-01}]"


@pytest.fixture
def conform(monkeypatch, tmp_path):
    """Run the command against the small contract."""
    monkeypatch.setattr(spec, "load", lambda: DOCUMENT)
    monkeypatch.setenv("COUNTERFOIL_STATE_DIR", str(tmp_path / "state"))
    return lambda *arguments: CliRunner().invoke(cli.conform, arguments)


def test_an_expired_baseline_is_one_sentence_and_status_2(conform, tmp_path):
    known = tmp_path / "known.yaml"
    known.write_text(EXPIRED)

    result = conform(NOWHERE, "--baseline", str(known))

    assert result.exit_code == 2
    assert "accepts f0 (anna: soon) only until 2020-01-01" in result.output
    assert "Nothing answers" not in result.output


def test_a_missing_folder_is_one_sentence_and_status_2(conform, tmp_path):
    result = conform(NOWHERE, "--html", str(tmp_path / "nowhere" / "verdict.html"))

    assert result.exit_code == 2
    assert "its folder does not exist" in result.output


@pytest.mark.slow
def test_a_server_with_known_faults_passes_with_its_baseline(conform, tmp_path):
    known, told = str(tmp_path / "known.yaml"), tmp_path / "verdict.json"
    careful = ("--profile", "smoke", "--control", NOWHERE)

    with serving(Till("wrong_code")) as url:
        before = conform(url, *careful, "--write-baseline", known)
        after = conform(url, *careful, "--baseline", known, "--json", str(told))

    assert (before.exit_code, after.exit_code) == (1, 0), before.output + after.output
    assert json.loads(told.read_text())["accepted"]
    assert "accepted  errors_wear_the_envelope in " in after.output


@pytest.mark.slow
def test_all_reports_of_one_run_hold_no_key(conform, tmp_path):
    files = {name: tmp_path / name for name in ("html", "junit", "sarif", "json", "har")}
    options = [part for name, path in files.items() for part in (f"--{name}", str(path))]

    with serving(Till("wrong_code")) as url:
        result = conform(url, "--profile", "smoke", "--control", NOWHERE, *options)

    assert result.exit_code == 1, result.output
    for path in files.values():
        assert "X-App-Token" in path.read_text()
        assert "mock-app-token" not in path.read_text()
