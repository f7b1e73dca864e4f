"""The fixtures as a project that uses them sees them: each run is a pytest inside of this one."""

import subprocess
import sys
import tomllib
from pathlib import Path
from textwrap import dedent

import pytest

from mock_server.app.serving import (
    BadOption,
    started,
)  # out here: pytester forgets what a run inside loads

pytest_plugins = ("pytester",)

ROOT = Path(__file__).parents[2]
REDEEM = """
def redeem(mock, code="ONCE", path="/v1/redemptions"):
    body = {"redeemables": [{"object": "voucher", "id": code}], "order": {"amount": 10000}}
    return mock.post(path, json=body)
"""


CORNER = """
vouchers:
  - {code: CORNER, type: DISCOUNT_VOUCHER, discount: {type: AMOUNT, amount_off: 100}}
"""


@pytest.fixture
def run(pytester, monkeypatch):
    """Run a test file under the plugin, and give what pytest said."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")

    def run(tests, *arguments):
        pytester.makepyfile(REDEEM + dedent(tests))
        plugin = ("-p", "mock_server.pytest_plugin", "-p", "no:cacheprovider")
        return pytester.runpytest_inprocess(*plugin, "-W", "error", *arguments)

    return run


@pytest.mark.slow
@pytest.mark.parametrize("fixture", ["voucher_mock", "voucher_mock_server"])
def test_every_test_has_a_project_of_its_own(run, fixture):
    result = run(f"""
        IDS = []

        def test_one({fixture}):
            IDS.append(redeem({fixture}).json()["redemptions"][0]["id"])

        def test_another({fixture}):
            assert redeem({fixture}).status_code == 200
            assert redeem({fixture}).status_code == 400

        def test_a_third({fixture}):
            assert redeem({fixture}).json()["redemptions"][0]["id"] == IDS[0]
    """)

    result.assert_outcomes(passed=3)


@pytest.mark.slow
@pytest.mark.parametrize("fixture", ["voucher_mock", "voucher_mock_server"])
def test_a_mock_is_called_as_a_server_and_as_a_page(run, fixture):
    result = run(f"""
        def test_it({fixture}):
            page = redeem({fixture}.browser, "BLCKFRDY", "/client/v1/validations")
            assert page.status_code == 200
            assert {fixture}.browser.get("/v1/vouchers").status_code == 401
    """)

    result.assert_outcomes(passed=1)


@pytest.mark.slow
def test_state_and_time_can_be_set(run):
    result = run("""
        WORLD = {"now": "2026-01-01T00:00:00Z", "vouchers": []}

        def test_it(voucher_mock):
            voucher_mock.load(WORLD)
            voucher_mock.advance("PT1H")

            assert redeem(voucher_mock).status_code == 404
            assert voucher_mock.get("/_mock/clock").json()["now"] == "2026-01-01T01:00:00.000Z"

        def test_a_mistake_is_told(voucher_mock):
            import httpx
            import pytest

            with pytest.raises(httpx.HTTPStatusError, match="nonsense: unknown"):
                voucher_mock.load({"nonsense": 1})
    """)

    result.assert_outcomes(passed=2)


@pytest.mark.slow
def test_a_test_may_close_what_it_was_given(run):
    result = run("""
        import pytest

        @pytest.mark.parametrize("number", [1, 2])
        def test_it(voucher_mock, number):
            with voucher_mock, voucher_mock.browser:
                assert redeem(voucher_mock).status_code == 200
    """)

    result.assert_outcomes(passed=2)


@pytest.mark.slow
def test_the_port_is_open_to_everybody(run):
    result = run("""
        import httpx

        def test_it(voucher_mock_server):
            keys = voucher_mock_server.keys
            headers = {"X-App-Id": keys["app_id"], "X-App-Token": keys["app_token"]}
            url = f"{voucher_mock_server.url}/v1/vouchers/ONCE"
            with httpx.Client(trust_env=False) as client:
                assert client.get(url, headers=headers).json()["code"] == "ONCE"
    """)

    result.assert_outcomes(passed=1)


@pytest.mark.slow
def test_a_mock_answers_inside_of_an_event_loop(run):
    result = run("""
        import asyncio

        def test_it(voucher_mock):
            async def main():
                return redeem(voucher_mock).status_code

            assert asyncio.run(main()) == 200
    """)

    result.assert_outcomes(passed=1)


@pytest.mark.slow
def test_a_project_chooses_its_world(run, pytester):
    pytester.makefile(".yaml", corner=CORNER)

    result = run(
        """
        def test_it(voucher_mock):
            assert redeem(voucher_mock, "CORNER").status_code == 200
        """,
        "-o",
        "voucher_mock_world=corner.yaml",
    )

    result.assert_outcomes(passed=1)


@pytest.mark.slow
def test_an_unknown_world_is_one_sentence(run):
    with pytest.raises(BadOption) as refused:
        started(world="atlantis")

    result = run("def test_it(voucher_mock): pass", "-o", "voucher_mock_world=atlantis")

    result.assert_outcomes(errors=1)
    assert str(refused.value) in result.outlines
    assert "Traceback" not in result.stdout.str()


@pytest.mark.parametrize("plugin", ["mock_server.pytest_plugin", "conformance.pytest_plugin"])
def test_a_plugin_costs_nothing_until_it_is_asked(plugin):
    code = f"import sys, {plugin}; print(*sys.modules)"

    told = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True
    )

    heavy = {"connexion", "schemathesis", "hypothesis", "starlette", "httpx", "rich", "jinja2"}
    assert heavy & set(told.stdout.split()) == set()


def test_the_plugins_are_found_where_the_package_is_installed():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]

    assert set(project["entry-points"]["pytest11"].values()) == {
        "mock_server.pytest_plugin",
        "conformance.pytest_plugin",
    }
