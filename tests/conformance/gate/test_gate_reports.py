"""Every format of the gate's report, whole: what is expected is in `reports`, a file a format."""

import json
from datetime import date
from importlib.metadata import version
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from conformance.finding import Severity
from conformance.gate.change import Change, Sent, Witness
from conformance.gate.outcome import Acceptance, Judged, Outcome
from conformance.gate.report import (
    changelog,
    files,
    github,
    gitlab,
    junit,
    markdown,
    sarif,
    text,
)
from conformance.gate.report import json as json_report
from conformance.gate.side import Side

EXPECTED = Path(__file__).with_name("reports")
ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
AGREED = Acceptance("0123456789ab", "ann", "nobody calls [it]", date(2027, 1, 31))
WRITERS = {
    "github.txt": github.written,
    "gitlab.json": gitlab.written,
    "junit.xml": junit.written,
    "markdown.md": markdown.written,
    "changelog.md": changelog.written,
    "gate.json": json_report.written,
    "gate.sarif": sarif.written,
}


def judged():
    """Return one of everything that a report has to tell apart."""
    order, body = "POST /orders", "request body: lines[].unit"
    sent = Sent("POST", "/orders?a=b c", (("x-a", "it's"),), {"name": "Zoë"})
    proof = Witness({"name": "Zoë"}, "request body", True, 2, sent)
    partial = Witness(["<b>", "x" * 500], "response 200 at lines", False, 2)
    urls = tuple(f"GET https://api.example.com/{number}" for number in range(7))
    names = "enum value `a|b` removed,\r\nat 100%", "a schema, named: [bold]"
    return (
        Judged(
            Change("request-enum-value-removed", ERROR, names[0], order, body, Side.REQUEST,
                   "/paths/a", "/paths/b", proof),
            "api, v1.yaml", 12, None, urls,
        ),
        Judged(Change("operation-removed", ERROR, "GET /old removed", "GET /old", base="/p"),
               "", 0, AGREED, urls[:1]),
        Judged(
            Change("response-schema-undecided", WARNING, names[1], "GET /orders", "response 200",
                   Side.RESPONSE, "/a", None, partial),
            "api.yaml", 0,
        ),
        Judged(Change("server-removed", WARNING, "server é removed", base="/servers"), "a.yaml", 3),
        Judged(Change("component-schema-added", INFO, "schema A added", head="/a"), "b.yaml", 4),
        Judged(Change("tag-added", INFO, "tag \x01 added", order), "b.yaml", 5, None, urls[:5]),
    )  # fmt: skip


OUTCOME = Outcome(
    "v1.json", "api.yaml", judged(), ("info should be [an] object",), (AGREED,), recorded=9
)
NOTHING = Outcome("v1.json", "api.yaml")
NEW = Outcome("none.json", "api.yaml", new=True)


def shown(outcome):
    """Return what a terminal shows."""
    stream = StringIO()
    text.write(outcome, Console(file=stream, width=40, force_terminal=True, no_color=False))
    return stream.getvalue()


@pytest.mark.parametrize("name", WRITERS)
def test_a_report_is_written_to_the_letter(name):
    found = WRITERS[name](OUTCOME)

    expected = (EXPECTED / name).read_bytes().decode()
    assert found == expected.replace("@VERSION@", version("counterfoil"))


def test_a_terminal_shows_all_of_it_in_colours():
    assert shown(OUTCOME) == (EXPECTED / "terminal.txt").read_bytes().decode()


@pytest.mark.parametrize(
    ("writer", "words"),
    [
        (shown, "\x1b[1mnothing has changed that anybody could notice\x1b[0m\n"),
        (github.written, ""),
        (gitlab.written, "[]\n"),
        (changelog.written, "# Changes\n\nNothing has changed.\n"),
        (markdown.written, "## Contract: nothing has changed that anybody could notice\n"),
    ],
)
def test_nothing_is_said_to_be_nothing(writer, words):
    assert writer(NOTHING) == words


@pytest.mark.parametrize(
    ("writer", "words"),
    [
        (shown, "\x1b[1mapi.yaml is a new contract: there is no none.json to break\x1b[0m\n"),
        (changelog.written, "# Changes\n\nThe first version.\n"),
    ],
)
def test_a_new_contract_is_said_to_be_new(writer, words):
    assert writer(NEW) == words


def test_a_run_without_a_change_is_one_case_that_passes():
    found = junit.written(NOTHING)

    assert '<testsuite name="v1.json to api.yaml" failures="0" skipped="0" tests="1">' in found
    assert '<testcase classname="gate" name="nothing has changed" />' in found


@pytest.mark.parametrize(
    ("judged", "breaking"),
    [
        (Judged(Change("operation-removed", ERROR, "a")), True),
        (Judged(Change("operation-removed", ERROR, "a"), acceptance=AGREED), False),
        (Judged(Change("operation-removed", WARNING, "a")), False),
    ],
)
def test_programs_read_whether_something_breaks(judged, breaking):
    found = json_report.document(Outcome("a", "b", (judged,)))

    assert found["breaking"] is breaking


def test_of_mere_news_annotations_are_few():
    news = tuple(Judged(Change("tag-added", INFO, str(number))) for number in range(12))

    found = github.written(Outcome("a", "b", news)).splitlines()

    assert found == [f"::notice title=tag-added::{number}" for number in range(10)]


@pytest.mark.parametrize(
    ("severity", "row"),
    [
        (ERROR, "| ❌ |  | x<br>`operation-removed` |  |"),
        (INFO, "- x"),
    ],
)
def test_a_pull_request_is_told_no_more_than_it_can_show(severity, row):
    many = tuple(Judged(Change("operation-removed", severity, "x")) for _ in range(201))

    assert markdown.written(Outcome("a", "b", many)).splitlines().count(row) == 200


@pytest.mark.parametrize(("letters", "shown"), [(398, "x" * 398), (399, "x" * 399)])
def test_a_long_payload_is_cut(letters, shown):
    found = text.shown("x" * letters)

    assert found == (f'"{shown}"' if letters == 398 else f'"{shown}…')


def test_what_no_file_can_hold_is_replaced(tmp_path):
    outcome = Outcome("a", "b", (Judged(Change("tag-added", INFO, "tag \ud800 added")),))

    files.write(outcome, {"changelog": str(tmp_path / "news.md"), "json": None})

    assert "- tag ? added\n" in (tmp_path / "news.md").read_text()


def test_a_request_is_typed_as_a_shell_reads_it():
    sent = Sent("PUT", "/a?b=c", (("x-a", "b"),), None)

    assert text.request(sent) == "PUT '/a?b=c' -H 'x-a: b'"


def test_json_is_read_by_programs():
    assert json.loads(json_report.written(OUTCOME)) == json_report.document(OUTCOME)
