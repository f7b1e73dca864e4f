"""`counterfoil replay` from the outside: journals of mocks, honest or not, and browsers' files."""

import json

import httpx
import pytest
from click.testing import CliRunner

from conformance.replay.cli import replay
from mock_server.app import serving
from tests.conformance.replay.hars import an_entry, written
from tests.conformance.staging.sandbox import KEYS
from tests.mock_server.app.server import running

pytestmark = pytest.mark.slow

ONCE = {"type": "DISCOUNT_VOUCHER", "discount": {"type": "AMOUNT", "amount_off": 100}}
CODE = "once-001"


def command(*arguments):
    return CliRunner().invoke(replay, arguments)


def journal(folder, lie=None):
    """Return the journal of a mock that was asked to redeem a voucher for one use twice."""
    app = serving.app(control=True, world="small_shop")
    with running(app) as server:
        url = f"http://127.0.0.1:{server.port}"
        with httpx.Client(base_url=url, headers=KEYS, trust_env=False) as api:
            if lie:
                api.put("/_mock/faults", json={"sabotage": lie})
            api.post(f"/v1/vouchers/{CODE}", json=ONCE | {"redemption": {"quantity": 1}})
            body = {"redeemables": [{"object": "voucher", "id": CODE}], "order": {"amount": 1000}}
            for _ in range(2):
                api.post("/v1/redemptions", json=body)
            api.get(f"/v1/vouchers/{CODE}")
            api.get("/v1/nowhere")
            told = api.get("/_mock/journal?format=har").text
    path = folder / "journal.har"
    path.write_text(told)
    return str(path)


def test_the_journal_of_an_honest_mock_is_conformant(tmp_path):
    result = command(journal(tmp_path), "--json")

    verdict = json.loads(result.stdout)
    assert verdict["findings"] == []
    assert verdict["calls"] == {"recorded": 4}
    assert "GET /v1/nowhere" in [each["what"] for each in verdict["not_tested"]]
    assert result.exit_code == 0


def test_a_lie_that_only_the_history_shows_is_found_by_the_model(tmp_path):
    result = command(journal(tmp_path, "limit_off_by_one"), "--json")

    verdict = json.loads(result.stdout)
    found = {each["check"]: each for each in verdict["findings"]}
    assert "rules_are_followed" in found
    assert "mock-app-token" not in result.output
    assert result.exit_code == 1


def test_where_others_were_at_work_the_model_is_silent(tmp_path):
    result = command(journal(tmp_path, "limit_off_by_one"), "--shared", "--json")

    verdict = json.loads(result.stdout)
    assert "rules_are_followed" not in verdict["checks"]
    assert "the rules over several calls" in [each["what"] for each in verdict["not_tested"]]


def test_what_breaks_the_contract_is_found_once(tmp_path):
    result = command(journal(tmp_path, "voucher_without_type"), "--json")

    verdict = json.loads(result.stdout)
    checks = {each["check"] for each in verdict["findings"]}
    assert "response_matches_contract" in checks
    assert "openapi_core" not in checks


def test_a_file_of_a_browser_is_read_with_its_other_hosts_and_all_reports(tmp_path):
    refusal = {"code": 404, "key": "not_found", "message": "no", "details": "", "request_id": "1"}
    refusal |= {"resource_id": "X-1", "resource_type": "voucher"}
    entries = (
        an_entry("GET /logo.png", host="https://cdn.test"),
        an_entry("GET /shop/v1/vouchers/X-1", status=404, body=refusal),
    )
    path = written(tmp_path, *entries)
    html, junit, sarif = (tmp_path / name for name in ("r.html", "r.xml", "r.sarif"))

    result = command(path, "--html", str(html), "--junit", str(junit), "--sarif", str(sarif))

    assert result.exit_code == 0, result.output
    assert "https://api.shop.test/shop" in html.read_text()
    assert "<testsuites" in junit.read_text()
    assert json.loads(sarif.read_text())["version"] == "2.1.0"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        pytest.param("{", "is no HAR", id="cut off"),
        pytest.param('{"log": {"entries": []}}', "it is empty", id="empty"),
    ],
)
def test_a_file_that_cannot_be_judged_is_one_sentence_and_status_2(tmp_path, text, why):
    path = tmp_path / "x.har"
    path.write_text(text)

    result = command(str(path))

    assert result.exit_code == 2
    assert why in result.output
    assert "Traceback" not in result.output


def test_help_has_an_example_and_the_exit_statuses():
    result = command("--help")

    assert "counterfoil replay checkout.har" in result.output
    assert "0 conformant, 1 findings, 2 could not run" in result.output
