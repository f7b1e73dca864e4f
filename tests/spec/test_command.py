"""The `counterfoil` command collects what others register."""

from importlib.metadata import EntryPoint, EntryPoints, version

import click
import pytest
from click.testing import CliRunner

from spec import ContractError, command


@click.command()
def greet():
    """Say hello."""
    click.echo("hello")


@click.command()
def fail():
    """Find the contract broken."""
    raise ContractError("openapi.yaml#/paths: nothing at /x")


NO_COMMAND = "not a command"


COMMANDS = {"greet": greet, "fail": fail, "odd": NO_COMMAND}


@pytest.fixture
def run(monkeypatch):
    """Run the group with the commands above, and with `gone`, which nobody can import."""

    def entry_points(*, group, name=None):
        names = ["greet"] if name is None else [name]
        return EntryPoints(EntryPoint(n, n, group) for n in names if n in (*COMMANDS, "gone"))

    def load(entry):
        if entry.name not in COMMANDS:
            raise ModuleNotFoundError(f"No module named '{entry.name}'")
        return COMMANDS[entry.name]

    monkeypatch.setattr(command, "entry_points", entry_points)
    monkeypatch.setattr(EntryPoint, "load", load)
    return lambda *args: CliRunner().invoke(command.main, args)


def test_a_registered_command_runs(run):
    result = run("greet")

    assert (result.exit_code, result.output) == (0, "hello\n")


def test_the_version_is_that_of_the_distribution(run):
    assert run("--version").output == f"counterfoil, version {version('counterfoil')}\n"


def test_help_lists_the_commands_and_shows_an_example(run):
    output = run("--help").output

    assert "Say hello." in output
    assert "Example: counterfoil serve" in output


@pytest.mark.parametrize(
    ("name", "said"),
    [
        pytest.param("nothing", "No such command 'nothing'", id="unknown"),
        pytest.param("gone", "command gone cannot be loaded", id="not-importable"),
        pytest.param("odd", "is not a click command", id="no-command"),
        pytest.param("fail", "openapi.yaml#/paths: nothing at /x", id="broken-contract"),
    ],
)
def test_a_mistake_is_one_line_and_exit_2(run, name, said):
    result = run(name)

    assert (result.exit_code, said in result.output) == (2, True)
    assert "Traceback" not in result.output
