"""A sandbox of a hundred calls an hour, as vendors give them away, and the runs on it."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner

from conformance import cli
from tests.conformance.staging.sandbox import KEYS, sandbox, stock

pytestmark = pytest.mark.slow

_COMMAND = "from spec.command import main; main()"
_PATIENCE_S = 30


def command(name, *arguments):
    return CliRunner().invoke(getattr(cli, name), arguments)


def test_a_smoke_run_finishes_within_its_window_and_leaves_nothing(tmp_path):
    told = tmp_path / "verdict.json"
    with sandbox("100/h") as url:
        result = command(
            "conform", url, "--profile", "smoke", "--budget", "100/h",
            "--state-dir", str(tmp_path), "--json", str(told),
        )  # fmt: skip

    (spent,) = tmp_path.glob("spent/*")
    verdict = json.loads(told.read_text())
    assert result.exit_code in (0, 1), result.output
    assert len(spent.read_text().splitlines()) <= 100
    assert "until calls are allowed again" not in result.output
    assert "Nothing else is left" in result.output
    assert verdict["not_tested"]
    assert [*tmp_path.glob("runs/*")] == []


def test_the_calls_of_a_run_are_those_that_the_server_counted(tmp_path):
    with sandbox("200/h") as url:
        command(
            "conform", url, "--profile", "smoke", "--budget", "100/h", "--state-dir", str(tmp_path)
        )
        answer = httpx.get(f"{url}/v1/vouchers", headers=KEYS, trust_env=False)

    (spent,) = tmp_path.glob("spent/*")
    made = len(spent.read_text().splitlines())
    counted = 200 - int(answer.headers["x-rate-limit-remaining"]) - 1
    assert counted <= made <= 100  # the sandbox counts no call with bad keys


def test_a_run_that_is_killed_is_cleaned_up_after(tmp_path):
    with sandbox() as url:
        before = stock(url)
        child = subprocess.Popen(
            [
                sys.executable,
                "-c",
                _COMMAND,
                "conform",
                url,
                "--budget",
                "5000/h",
                "--state-dir",
                str(tmp_path),
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=Path(__file__).parents[3],
            env={**os.environ, "COUNTERFOIL_CONTROL": ""},
        )
        _wait(lambda: len(stock(url)["vouchers"]) > len(before["vouchers"]) + 1)
        child.send_signal(signal.SIGKILL)
        child.wait()
        during = stock(url)
        (journal,) = tmp_path.glob("runs/*")
        listed = command("cleanup", "--list", "--state-dir", str(tmp_path))

        (spent,) = tmp_path.glob("spent/*")
        before_it = len(spent.read_text().splitlines())

        result = command("cleanup", journal.stem, "--state-dir", str(tmp_path))

        after = stock(url)
        paid = len(spent.read_text().splitlines()) - before_it
    assert during != before
    assert journal.stem in listed.output
    assert result.exit_code == 0, result.output
    assert after == before
    assert paid > len(after) - 1, "the budget of the run does not know of the clean-up"
    assert not journal.exists()


def test_a_budget_that_ends_early_still_pays_for_the_clean_up(tmp_path):
    with sandbox() as url:
        before = stock(url)

        result = command(
            "conform", url, "--profile", "smoke", "--budget", "40/h", "--max-time", "60",
            "--state-dir", str(tmp_path),
        )  # fmt: skip

        assert stock(url) == before
    (spent,) = tmp_path.glob("spent/*")
    assert len(spent.read_text().splitlines()) <= 40
    assert "the budget of 40/h is spent" in result.output
    assert "Nothing else is left" in result.output


def test_a_dry_run_says_how_many_calls_and_makes_none(tmp_path):
    with sandbox("1/h") as url:
        result = command(
            "conform", url, "--profile", "smoke", "--dry-run", "--state-dir", str(tmp_path)
        )
        first = httpx.get(f"{url}/v1/vouchers", headers=KEYS, trust_env=False)

    assert result.exit_code == 0, result.output
    assert "calls in all" in result.output
    assert first.status_code == 200


def test_who_only_reads_changes_nothing(tmp_path):
    with sandbox() as url:
        before = stock(url)

        result = command(
            "conform", url, "--profile", "smoke", "--read-only", "--state-dir", str(tmp_path)
        )

        assert stock(url) == before
    assert result.exit_code == 0, result.output
    assert "create_redemption" in result.output


def test_an_unknown_run_is_one_sentence(tmp_path):
    result = command("cleanup", "20260131-0930-abc123", "--state-dir", str(tmp_path))

    assert result.exit_code == 2
    assert "Nothing is left of a run 20260131-0930-abc123" in result.output


def test_other_keys_clean_nothing_up(tmp_path):
    runs = tmp_path / "runs"
    runs.mkdir()
    start = {
        "run": "r", "tag": "abc123", "url": "http://127.0.0.1:9", "project": "other",
        "started": 0.0, "control": "", "world": None,
    }  # fmt: skip
    (runs / "r.jsonl").write_text(json.dumps({"start": start}) + "\n")

    result = command("cleanup", "r", "--state-dir", str(tmp_path))

    assert result.exit_code == 2
    assert "used other keys" in result.output


def _wait(for_what):
    deadline = time.monotonic() + _PATIENCE_S
    while not for_what():
        assert time.monotonic() < deadline
        time.sleep(0.05)
