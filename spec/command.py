"""The `counterfoil` command: a group whose commands come from whoever registers them.

To add one, write a click command and name it in `[project.entry-points."counterfoil.commands"]`.
Nothing is imported but what was asked for.
"""

from importlib.metadata import EntryPoint, entry_points, version

import click

from spec.document import ContractError

GROUP = "counterfoil.commands"


class _Commands(click.Group):
    """Finds its commands among the entry points."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  (click's signature)
        """Return the names of all commands, sorted."""
        return sorted(entry_points(group=GROUP).names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return the command *cmd_name*, or None if nobody registered it."""
        for entry in entry_points(group=GROUP, name=cmd_name):
            return _loaded(entry)
        return None

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; what is wrong with a contract is said in one line, with exit 2."""
        try:
            return super().invoke(ctx)
        except ContractError as error:
            raise click.UsageError(str(error)) from error


def _loaded(entry: EntryPoint) -> click.Command:
    try:
        command = entry.load()
    except (ImportError, AttributeError) as error:
        raise click.UsageError(f"command {entry.name} cannot be loaded: {error}") from error
    if not isinstance(command, click.Command):
        raise click.UsageError(f"{entry.value} is not a click command")
    return command


@click.command(
    cls=_Commands,
    epilog="Example: counterfoil serve --port 8000, then counterfoil conform http://localhost:8000",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(version("counterfoil"), prog_name="counterfoil")
def main() -> None:
    """Redeem vouchers against a mock, judge a server, and guard the contract of both."""
