"""What a project agrees on, and what a run comes to."""

from datetime import date
from pathlib import Path

import pytest

from conformance.finding import Severity
from conformance.gate.change import Change
from conformance.gate.config import BadConfig, Config, read
from conformance.gate.outcome import Acceptance, Judged, Outcome
from tests.conformance.gate.contracts import TODAY

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
REMOVED = Change("operation-removed", ERROR, "GET /a removed", "GET /a")
AGREED = Acceptance(REMOVED.fingerprint, "ann", "no calls", TODAY)
_HEAD = {"openapi": "3.1.0", "info": {"version": "1.0.0"}}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def config(text):
    Path("gate.yaml").write_text(text)
    return read(Path("gate.yaml"))


def test_an_empty_configuration_agrees_on_nothing(folder):
    assert config("") == config("severities:\naccepted:\n") == Config()


def test_a_configuration_is_read(folder):
    found = config(
        "severities: {operation-removed: warning, tag-added: ignore}\n"
        "accepted:\n- {fingerprint: 12, owner: ann, reason: so, expires: 2027-01-31}\n"
    )

    assert found.severities == {"operation-removed": WARNING, "tag-added": None}
    assert found.accepted == (Acceptance("12", "ann", "so", date(2027, 1, 31)),)


_NO_DAY = "accepted: [{fingerprint: a, owner: b, reason: c, expires: soon}]"
_NO_OWNER = "accepted: [{fingerprint: a, owner: '', reason: c, expires: 2027-01-31}]"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a: [", "gate.yaml cannot be read: while parsing a flow node expected the node content, "
         "but found '<stream end>' in \"<unicode string>\", line 1, column 5: a: [ ^."),
        ("[1]", "gate.yaml should have nothing but severities and accepted."),
        ("more: 1", "gate.yaml should have nothing but severities and accepted."),
        ("severities: [1]", "gate.yaml: severities should be a map, and accepted a list."),
        ("accepted: {a: 1}", "gate.yaml: severities should be a map, and accepted a list."),
        ("severities: {none: info}",
         "gate.yaml: there is no rule none; counterfoil gate --rules lists them."),
        ("severities: {tag-added: bad}",
         "gate.yaml: the severity of tag-added should be error, warning, info or ignore."),
        ("accepted: [1]",
         "gate.yaml: each of accepted should have fingerprint, owner, reason, expires."),
        (_NO_OWNER, "gate.yaml: each of accepted should have fingerprint, owner, reason, expires."),
        (_NO_DAY, "gate.yaml: expires should be a day, as in 2027-01-31."),
    ],
    ids=["no-yaml", "list", "more", "no-map", "no-list", "rule", "severity", "odd", "owner", "day"],
)  # fmt: skip
def test_a_bad_configuration_is_told_to_the_letter(folder, text, sentence):
    with pytest.raises(BadConfig) as caught:
        config(text)

    assert str(caught.value) == sentence


def test_a_configuration_that_is_no_file_is_told(folder):
    with pytest.raises(BadConfig) as caught:
        read(folder / "none.yaml")

    words = f"[Errno 2] No such file or directory: '{folder}/none.yaml'"
    assert str(caught.value) == f"{folder}/none.yaml cannot be read: {words}."


@pytest.mark.parametrize(
    ("severities", "weighed"),
    [({}, ERROR), ({"tag-added": INFO}, ERROR), ({"operation-removed": WARNING}, WARNING),
     ({"operation-removed": INFO}, INFO)],
)  # fmt: skip
def test_a_change_has_the_severity_agreed_on(severities, weighed):
    found = Config(severities).weighed(REMOVED)

    assert found == Change("operation-removed", weighed, "GET /a removed", "GET /a")


def test_a_change_may_be_left_out():
    assert Config({"operation-removed": None}).weighed(REMOVED) is None


def test_what_is_calm_stays_so():
    calm = Change("operation-removed", INFO, "GET /a removed")
    news = Change("tag-added", INFO, "tag a added")

    found = Config({"operation-removed": ERROR, "tag-added": ERROR})

    assert found.weighed(calm) is calm
    assert found.weighed(news).severity is ERROR


@pytest.mark.parametrize(
    ("day", "holds"), [(TODAY, True), (date(2026, 1, 30), True), (date(2026, 2, 1), False)]
)  # fmt: skip
def test_an_agreement_holds_until_its_day(day, holds):
    agreed = Config({}, (AGREED,))

    assert agreed.acceptance(REMOVED, day) is (AGREED if holds else None)
    assert agreed.expired(day) == (() if holds else (AGREED,))


def test_an_agreement_is_about_one_change():
    other = Change("operation-removed", ERROR, "GET /b removed", "GET /b")

    assert Config({}, (AGREED,)).acceptance(other, TODAY) is None


def test_a_fingerprint_is_of_rule_place_and_words():
    other = Change("operation-removed", INFO, "GET /a removed", "GET /a", base="/x", head="/y")

    assert REMOVED.fingerprint == other.fingerprint == "61a2073eb33c"
    assert len({
        REMOVED.fingerprint, Change("a", ERROR, "GET /a removed", "GET /a").fingerprint,
        Change("operation-removed", ERROR, "a", "GET /a").fingerprint,
        Change("operation-removed", ERROR, "GET /a removed", "a").fingerprint,
        Change("operation-removed", ERROR, "GET /a removed", "GET /a", "a").fingerprint,
    }) == 5  # fmt: skip


@pytest.mark.parametrize(
    ("severity", "levels", "fails"),
    [
        (ERROR, ["error"], True), (WARNING, ["error"], False), (INFO, ["error"], False),
        (ERROR, ["warning"], True), (WARNING, ["warning"], True), (INFO, ["warning"], False),
        (INFO, ["info"], True), (INFO, ["error", "info"], True), (ERROR, [], False),
        (ERROR, ["undecided"], False),
    ],
)  # fmt: skip
def test_a_run_fails_at_a_level_or_above(severity, levels, fails):
    outcome = Outcome("a", "b", (Judged(Change("operation-removed", severity, "x")),))

    assert outcome.fails(levels) is fails


def test_a_run_fails_for_what_is_undecided_if_asked():
    outcome = Outcome("a", "b", (Judged(Change("request-schema-undecided", WARNING, "x")),))

    assert outcome.fails(["undecided"])
    assert not outcome.fails(["error"])


def test_what_is_accepted_fails_nothing_and_is_not_counted():
    outcome = Outcome("a", "b", (Judged(REMOVED, acceptance=AGREED), Judged(REMOVED)))

    assert outcome.open == (Judged(REMOVED),)
    assert (outcome.count(ERROR), outcome.count(WARNING)) == (1, 0)
    assert not Outcome("a", "b", outcome.judged[:1]).fails(["info"])


def test_what_has_expired_fails_everything():
    assert Outcome("a", "b", expired=(AGREED,)).fails([])
