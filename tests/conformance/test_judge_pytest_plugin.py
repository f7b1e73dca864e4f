"""The judge as tests of a project: each run is a pytest of its own."""

from pathlib import Path

import pytest

from tests.conformance.tiny import Till, serving

pytest_plugins = ("pytester",)

ROOT = Path(__file__).parents[2]
NOWHERE = "http://127.0.0.1:9"
TINY = Path(__file__).with_name("tiny.yaml")

pytestmark = pytest.mark.slow


@pytest.fixture
def run(pytester, monkeypatch, tmp_path):
    """Run pytest with the plugin in an empty project."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    monkeypatch.setenv("COUNTERFOIL_STATE_DIR", str(tmp_path))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))

    def run(*arguments):
        plugin = ("-p", "conformance.pytest_plugin", "-p", "no:cacheprovider", "-W", "error")
        return pytester.runpytest_subprocess(*plugin, *arguments)

    return run


def test_every_operation_is_a_test(run):
    options = f"--contract {TINY} --profile smoke --control {NOWHERE}"

    with serving(Till()) as url:  # honest, but its vouchers are not ours
        result = run("--counterfoil-url", url, "--counterfoil-options", options, "-v")

    said = result.stdout
    said.fnmatch_lines(["collecting ... collected 53 items"])
    said.fnmatch_lines(["counterfoil::get_campaign SKIPPED (the contract does not have it)*"])
    said.fnmatch_lines(["*_ counterfoil: list_vouchers _*"])
    said.fnmatch_lines(["ERROR rules_are_followed: *"])
    said.fnmatch_lines(["*1. curl *http*/v1/*"])
    said.fnmatch_lines(["*= counterfoil =*", "calls *", "covered *"])
    said.no_fnmatch_line("*Traceback*")
    assert result.ret == pytest.ExitCode.TESTS_FAILED


def test_without_a_url_there_is_no_test(run):
    assert run().ret == pytest.ExitCode.NO_TESTS_COLLECTED


def test_operations_can_be_chosen(run, pytester):
    pytester.makepyfile("def test_of_the_redemption_of_this_project(): pass")

    choice = ("-k", "redemption and voucher", "-m", "counterfoil")
    result = run("--counterfoil-url", NOWHERE, "--collect-only", "-q", *choice)

    assert result.outlines[:1] == ["counterfoil::list_voucher_redemptions"]


def test_a_server_that_is_not_there_is_one_sentence(run):
    result = run("--counterfoil-url", NOWHERE, "-k", "the_run or get_voucher")

    result.assert_outcomes(failed=1, skipped=1, deselected=51)
    result.stdout.fnmatch_lines([f"Nothing answers at {NOWHERE}*"])
    result.stdout.no_fnmatch_line("*Traceback*")


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        pytest.param("--profile nonsense", "*Invalid value for '--profile'*", id="value"),
        pytest.param("--baseline nowhere.yaml", "*The baseline nowhere.yaml cannot*", id="file"),
        pytest.param("--html '", "*No closing quotation*", id="quotation"),
        pytest.param("--help", "--help has no place in it", id="help"),
    ],
)
def test_wrong_options_are_told_before_anything_is_collected(run, options, sentence):
    result = run("--counterfoil-url", NOWHERE, f"--counterfoil-options={options}")

    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines([f"ERROR: --counterfoil-options: {sentence}"])
