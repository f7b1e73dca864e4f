import json
from datetime import date

import click
import pytest
from click.testing import CliRunner

from conformance.report import files
from conformance.report.files import Files
from conformance.target import CouldNotRun
from tests.conformance.evidence import a_verdict

TODAY = date(2026, 11, 22)
STARTS = {
    "html": "<!doctype html>",
    "junit": "<?xml",
    "sarif": '{\n  "$schema"',
    "json": '{\n  "version"',
    "har": '{\n "log"',
}


def test_every_report_goes_to_its_file(tmp_path, capsys):
    wanted = Files(**{name: str(tmp_path / name) for name in STARTS})

    wanted.write(a_verdict(), TODAY)

    written = {name: (tmp_path / name).read_text() for name in STARTS}
    assert {name: text[: len(STARTS[name])] for name, text in written.items()} == STARTS
    assert capsys.readouterr().out.startswith("not conformant")


def test_the_text_is_told_even_if_a_file_cannot_be_written(tmp_path, capsys):
    with pytest.raises(OSError, match="directory"):
        Files(html=str(tmp_path)).write(a_verdict(), TODAY)

    assert capsys.readouterr().out.startswith("not conformant")


def test_the_text_gives_way_to_json_on_the_output(capsys):
    Files(json="-").write(a_verdict(), TODAY)

    said = capsys.readouterr()
    assert json.loads(said.out)["seed"] == 7
    assert said.err.startswith("not conformant")


def test_a_baseline_that_was_written_lets_the_same_run_pass(tmp_path):
    known = str(tmp_path / "known.yaml")
    Files(write_baseline=known).write(a_verdict(), TODAY)

    after = Files(baseline=known, json=str(tmp_path / "json")).write(a_verdict(), TODAY)

    assert after.conformant
    assert len(json.loads((tmp_path / "json").read_text())["accepted"]) == 4


@pytest.mark.parametrize("name", ["html", "junit", "sarif", "json", "har", "write_baseline"])
def test_a_missing_folder_is_told_before_the_run(name, tmp_path):
    wanted = Files(**{name: str(tmp_path / "nowhere" / "file")})

    with pytest.raises(CouldNotRun, match="its folder does not exist"):
        wanted.check(TODAY)


def test_an_expired_baseline_is_told_before_the_run(tmp_path):
    known = tmp_path / "known.yaml"
    Files(write_baseline=str(known)).write(a_verdict(), date(2025, 1, 1))

    with pytest.raises(CouldNotRun, match="only until 2025-04-01"):
        Files(baseline=str(known)).check(TODAY)


def test_half_a_character_spoils_no_file(tmp_path):
    verdict = a_verdict(target="http://a/\ud800")

    Files(html=str(tmp_path / "html"), sarif=str(tmp_path / "sarif")).write(verdict, TODAY)

    assert "http://a/?" in (tmp_path / "html").read_text()


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param([], Files(), id="none"),
        pytest.param(["--json"], Files(json="-"), id="json without a file"),
        pytest.param(
            ["--html", "a", "--junit", "b", "--sarif", "c", "--json", "d", "--har", "e"],
            Files(html="a", junit="b", sarif="c", json="d", har="e"),
            id="all",
        ),
        pytest.param(
            ["--baseline", "a", "--write-baseline", "b"],
            Files(baseline="a", write_baseline="b"),
            id="baselines",
        ),
    ],
)
def test_options_name_the_files(arguments, expected):
    heard = []

    @click.command()
    @files.options
    def command(**named):
        heard.append(Files(**named))

    result = CliRunner().invoke(command, arguments)

    assert (result.exit_code, heard) == (0, [expected])
