import re
from html.parser import HTMLParser

import pytest

from conformance.coverage import Seen
from conformance.report import html
from conformance.verdict import CleanUp
from tests.conformance.evidence import a_coverage, a_finding, a_verdict, an_accepted

FULL = a_verdict(coverage=a_coverage(), accepted=(an_accepted(),))
ALONE = {"meta", "link", "input", "br", "circle", "path"}


class Page(HTMLParser):
    """What stands in a page; a tag that is not closed in its place fails."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.words, self._open = [], [], []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in ALONE:
            self._open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self._open.pop() == tag

    def handle_data(self, data):
        if not {"style", "script"} & set(self._open):
            self.words += data.split()

    @property
    def text(self):
        return " ".join(self.words)

    def all(self, tag, **attributes):
        return [
            found
            for name, found in self.tags
            if name == tag and attributes.items() <= found.items()
        ]


@pytest.fixture(scope="module")
def full():
    return Page(html.written(FULL))


def test_the_verdict_comes_first(full):
    assert full.text.index("Not conformant 3 errors, 1 warning") < full.text.index("Findings")


def test_a_clean_verdict_says_so():
    page = Page(html.written(a_verdict(findings=(), not_tested=())))

    assert "Conformant No findings" in page.text
    assert "Nothing was left out." in page.text


def test_a_run_that_broke_off_says_so():
    page = Page(html.written(a_verdict(findings=(), interrupted="the server is gone")))

    assert "Incomplete No findings" in page.text
    assert "The run is not complete: the server is gone" in page.text


def test_what_a_run_left_is_told():
    left = CleanUp("run-1", {"voucher_code": 2}, {}, ("voucher A",), (), "")

    page = Page(html.written(a_verdict(clean_up=left)))

    assert "Clean-up of run-1: 2 vouchers deleted. Still there: voucher A" in page.text


def test_nothing_is_fetched_from_anywhere(full):
    links = [found.get(name, "") for _, found in full.tags for name in ("src", "href", "action")]
    policy = full.all("meta", **{"http-equiv": "Content-Security-Policy"})[0]["content"]

    assert [each for each in links if each and not each.startswith(("#", "data:"))] == []
    assert "default-src 'none'" in policy
    assert "url(" not in html.written(FULL)


def test_every_link_leads_somewhere(full):
    places = {found["id"] for _, found in full.tags if "id" in found}

    assert {each["href"][1:] for each in full.all("a")} <= places


def test_findings_stand_by_cause_with_numbered_steps(full):
    assert len(full.all("article")) == 3
    assert "in create_redemption get_redemption" in full.text
    assert "<ol>" in html.written(FULL)


def test_a_cause_has_its_rule_and_its_fingerprint():
    finding = a_finding(rule="redemptions.md 9.2")

    page = Page(html.written(a_verdict(findings=(finding,))))

    assert "invariants_hold · redemptions.md 9.2 · seen 1 time" in page.text
    assert finding.fingerprint in page.text


def test_what_a_server_sends_stays_text():
    nasty = "</pre><script>alert(1)</script>"
    finding = a_finding(got=nasty, message=nasty, reproduction=(f"curl '{nasty}'",))

    page = Page(html.written(a_verdict(findings=(finding,))))

    assert len(page.all("script")) == 1
    assert page.text.count("alert(1)") == 3


def test_credentials_are_played_down_and_commands_stay_whole():
    command = "curl http://a/?x=1&y=2 -H \"X-App-Id: $COUNTERFOIL_APP_ID\" -d '<'"

    told = html.muted(command)

    assert told == (
        "curl http://a/?x=1&amp;y=2 <i>-H &#34;X-App-Id: $COUNTERFOIL_APP_ID&#34;</i>"
        " -d &#39;&lt;&#39;"
    )


def test_scrolling_parts_are_reached_by_keyboard(full):
    regions = full.all("div", role="region")

    assert len(regions) == 6
    assert all(each["tabindex"] == "0" and each["aria-label"] for each in regions)


def test_both_colour_schemes_and_narrow_screens_are_served():
    page = html.written(FULL)

    assert "(prefers-color-scheme: dark)" in page
    assert re.search(r"@media \(max-width: \d+rem\)", page)
    assert 'name="viewport" content="width=device-width' in page


def test_a_matrix_has_a_cell_where_the_contract_or_the_run_has_one():
    seen = (
        Seen("b", "404", 0, documented=True),
        Seen("a", "404", 3, documented=True),
        Seen("a", "200", 9, documented=True),
    )

    matrix = html.matrix(seen)

    assert (matrix.operations, matrix.things) == (("b", "a"), ("200", "404"))
    assert ("b", "200") not in matrix.cells


@pytest.mark.parametrize(
    ("state", "title"),
    [
        pytest.param("seen", "create_redemption · 200: came 20 times", id="came"),
        pytest.param(
            "never", "create_redemption · 404: in the contract, never came", id="never came"
        ),
        pytest.param(
            "odd", "create_redemption · 418: not in the contract, came 10 times", id="undocumented"
        ),
    ],
)
def test_a_cell_says_whether_an_answer_came(full, state, title):
    assert {"class": state, "title": title} in full.all("td")


def test_what_was_not_covered_is_named_with_its_reason(full):
    assert "the clock the target has none" in full.text
    assert "not_found no call of 1 of its 2 operations led to it create_redemption" in full.text


def test_accepted_findings_have_owner_and_day(full):
    assert "checkout OPS-7 2026-12-31" in full.text


def test_worked_examples_are_told_by_topic():
    topics = html.topics(FULL)

    assert {topic: dict(results) for topic, results in topics.items()} == {
        "loyalty_cards": {"not tested": 1},
        "orders": {"failed": 1, "passed": 1},
    }
