"""A test that was written fails on the server that lied, and passes on one that does not."""

from io import StringIO

import pytest
from click.testing import CliRunner
from rich.console import Console

from conformance import cli
from conformance.plan import PROFILES, Plan
from conformance.repro.saving import save
from mock_server.app import serving
from tests.conformance.evidence import a_verdict
from tests.conformance.repro.liar import be_honest, lie, run
from tests.conformance.repro.traces import making, redeeming, rolling_back, shown_by
from tests.mock_server.app.server import running

CLAIM = "schemathesis_not_a_server_error"


@pytest.fixture
def server():
    with running(serving.app(control=True, world="small_shop")) as here:
        yield f"http://127.0.0.1:{here.port}"


def judged(url):
    plan = Plan(1, PROFILES["smoke"], None)
    return cli.judged(plan, {"url": url}, Console(file=StringIO()))


def test_findings_without_calls_are_counted_and_not_written(tmp_path):
    calls = making(), redeeming(), rolling_back()
    finding = shown_by(*calls, check=CLAIM)
    verdict = a_verdict(findings=(finding, *a_verdict().findings[2:]), exchanges=calls)

    saved = save(verdict, str(tmp_path / "new"))

    assert [path.name for path in saved.files] == [f"test_01_{CLAIM}_create_redemption.py"]
    assert saved.left == 2
    assert "1 tests were written" in saved.told


def test_what_is_written_is_python_without_secrets_and_with_every_step(tmp_path):
    calls = making(), redeeming(), rolling_back()
    verdict = a_verdict(findings=(shown_by(*calls, check=CLAIM),), exchanges=calls)

    (path,) = save(verdict, str(tmp_path)).files

    source = path.read_text()
    compile(source, str(path), "exec")
    assert source.count("api.request(") == 3
    assert 'redemptions_id = at(answer_2, "redemptions", 0, "id")' in source
    assert 'f"/v1/redemptions/{redemptions_id}/rollback"' in source
    assert "mock-app-token" not in source


@pytest.mark.slow
@pytest.mark.parametrize("sabotage", ["limit_off_by_one", "voucher_without_type"])
def test_a_written_test_fails_on_the_liar_and_passes_on_the_honest(server, tmp_path, sabotage):
    lie(server, sabotage)
    saved = save(judged(server), str(tmp_path))

    while_lying = run(tmp_path, server)
    be_honest(server)
    while_honest = run(tmp_path, server)

    assert saved.files
    assert f"{len(saved.files)} failed" in while_lying.stdout, while_lying.stdout
    assert "passed" not in while_lying.stdout
    assert f"{len(saved.files)} passed" in while_honest.stdout, while_honest.stdout


@pytest.mark.slow
def test_the_command_says_what_it_wrote(server, tmp_path):
    lie(server, "voucher_without_type")

    arguments = [server, "--profile", "smoke", "--save-repro", str(tmp_path)]
    result = CliRunner().invoke(cli.conform, arguments)

    assert result.exit_code == 1
    assert "tests were written" in result.output
    assert [*tmp_path.glob("test_*.py")]
