from dataclasses import replace
from datetime import date

import pytest
import yaml

from conformance import baseline
from tests.conformance.evidence import a_finding, a_verdict, an_accepted

TODAY = date(2026, 11, 22)
KNOWN = a_finding()
ENTRY = {
    "fingerprint": KNOWN.fingerprint,
    "owner": "checkout",
    "reason": "OPS-7",
    "expires": date(2026, 12, 31),
}


@pytest.fixture
def file(tmp_path):
    """Write a document and return where it is."""

    def write(document):
        path = tmp_path / "known.yaml"
        path.write_text(document if isinstance(document, str) else yaml.safe_dump(document))
        return path

    return write


def with_entry(**changes):
    entry = {**ENTRY, **changes}
    return {"accepted": [{key: value for key, value in entry.items() if value is not None}]}


def test_an_accepted_finding_is_no_finding_any_more(file):
    verdict = a_verdict(findings=(KNOWN, a_finding(message="new")))

    after = baseline.accepting(verdict, baseline.read(file(with_entry()), TODAY))

    assert [each.message for each in after.findings] == ["new"]
    assert [(each.finding, each.owner) for each in after.accepted] == [(KNOWN, "checkout")]


def test_a_verdict_of_which_everything_is_accepted_is_conformant(file):
    verdict = a_verdict(findings=(KNOWN,))

    after = baseline.accepting(verdict, baseline.read(file(with_entry()), TODAY))

    assert (verdict.conformant, after.conformant) == (False, True)


def test_the_last_day_counts(file):
    entries = baseline.read(file(with_entry(expires=TODAY)), TODAY)

    assert [entry.expires for entry in entries] == [TODAY]


def test_an_expired_entry_fails_with_its_owner(file):
    path = file(with_entry(expires="2026-11-21"))

    with pytest.raises(baseline.BadBaseline) as refused:
        baseline.read(path, TODAY)

    assert str(refused.value) == (
        f"The baseline {path} accepts {KNOWN.fingerprint} (checkout: OPS-7) only until 2026-11-21:"
        " mend the server, or agree on another day."
    )


@pytest.mark.parametrize(
    ("document", "why"),
    [
        pytest.param("accepted: [", "cannot be read: while parsing", id="no YAML"),
        pytest.param("- a", "it should be a list named accepted", id="a list"),
        pytest.param({"accepted": {}}, "it should be a list named accepted", id="no list"),
        pytest.param({"accepted": [], "owner": "x"}, "it should be a list", id="more beside it"),
        pytest.param({"accepted": ["f"]}, "entry 1 is no object", id="no object"),
        pytest.param(with_entry(owner=None), "entry 1 lacks owner", id="no owner"),
        pytest.param(with_entry(reason=""), "entry 1 lacks reason", id="empty reason"),
        pytest.param(with_entry(fingerprint=12), "(in quotes) as fingerprint", id="a number"),
        pytest.param(with_entry(expire="2027"), "unknown member expire", id="misspelt"),
        pytest.param(with_entry(expires="soon"), "should have a day such as", id="no day"),
        pytest.param(with_entry(expires=None), "should have a day such as", id="no expiry"),
        pytest.param(
            {"accepted": [ENTRY, ENTRY]}, f"entry 2 repeats {KNOWN.fingerprint}", id="twice"
        ),
    ],
)
def test_a_malformed_baseline_is_one_sentence(file, document, why):
    with pytest.raises(baseline.BadBaseline) as refused:
        baseline.read(file(document), TODAY)

    assert why in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_missing_baseline_is_one_sentence(tmp_path):
    with pytest.raises(baseline.BadBaseline, match=r"nowhere\.yaml cannot be read"):
        baseline.read(tmp_path / "nowhere.yaml", TODAY)


def test_what_is_written_accepts_what_was_found(file):
    verdict = a_verdict(findings=(KNOWN, a_finding(operation="get_voucher")))

    entries = baseline.read(file(baseline.written(verdict, "anna", TODAY)), TODAY)

    assert baseline.accepting(verdict, entries).findings == ()
    assert {(entry.owner, entry.expires) for entry in entries} == {("anna", date(2027, 2, 20))}


def test_what_is_accepted_keeps_its_owner(file):
    verdict = a_verdict(findings=(KNOWN,), accepted=(an_accepted(),))

    entries = baseline.read(file(baseline.written(verdict, "anna", TODAY)), TODAY)

    assert [entry.owner for entry in entries] == ["checkout", "anna"]


def test_a_fingerprint_that_looks_like_a_number_survives(file):
    numeric = next(
        finding
        for number in range(10_000)
        if (finding := replace(KNOWN, message=str(number))).fingerprint.isdecimal()
    )
    verdict = a_verdict(findings=(numeric,))

    entries = baseline.read(file(baseline.written(verdict, "anna", TODAY)), TODAY)

    assert [entry.fingerprint for entry in entries] == [numeric.fingerprint]
