"""Judges a server as tests: `pytest --counterfoil-url URL` adds one for each operation.

The server is judged once, when the first of them runs. `-m counterfoil` leaves all other tests out,
`-k` chooses among the operations; the whole server is judged all the same.

The plugin is loaded into every pytest run where the package is installed, so whatever is heavy
waits until a URL is given.
"""

import shlex
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conformance.trial import Trial

_NAME = "counterfoil"
_TRIAL = pytest.StashKey["Trial"]()


class Broken(Exception):
    """What is wrong with an operation; the message is all that a reader needs."""


class Judged(pytest.Item):
    """The verdict on one operation."""

    trial: "Trial"

    def runtest(self) -> None:
        """Fail with what was found, or skip what could not be judged."""
        answer = self.trial.ask(self.name)
        if answer.mentioned:
            self.add_report_section("call", _NAME, answer.mentioned)
        if answer.failed:
            raise Broken(answer.failed)
        if answer.skipped:
            # What could not be judged has not passed. If nothing could, one item fails for all.
            pytest.skip(answer.skipped)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException]) -> str:  # type: ignore[override]  # pytest prints text as well
        """Return the findings without a traceback, which would lead into the judge."""
        if isinstance(excinfo.value, Broken):
            return str(excinfo.value)
        return str(super().repr_failure(excinfo))

    def reportinfo(self) -> tuple[str, None, str]:
        """Return the headline of a failure."""
        return _NAME, None, f"{_NAME}: {self.name}"


class Judgement(pytest.Collector):
    """Stands for the server, as a file stands for its tests."""

    trial: "Trial"

    def collect(self) -> list[Judged]:
        """Return a test for each operation."""
        return [self._item(name) for name in self.trial.names]

    def _item(self, name: str) -> Judged:
        item: Judged = Judged.from_parent(self, name=name)
        item.trial = self.trial
        item.add_marker(_NAME)
        return item


def pytest_addoption(parser: pytest.Parser) -> None:
    """Take the server, and how to judge it."""
    group = parser.getgroup(_NAME, "counterfoil")
    group.addoption(
        "--counterfoil-url", metavar="URL", help="Judge the server at URL, an operation a test."
    )
    group.addoption(
        "--counterfoil-options",
        metavar="OPTIONS",
        default="",
        help="Options of `counterfoil conform`, such as '--seed 7 --html verdict.html'.",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Understand the options before anything is collected."""
    config.addinivalue_line("markers", f"{_NAME}: the verdict on an operation of a server.")
    url = config.getoption("counterfoil_url")
    if url:
        config.stash[_TRIAL] = _trial(url, config.getoption("counterfoil_options"))


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(session: pytest.Session, items: list[pytest.Item]) -> None:
    """Add the operations before anybody chooses among the tests."""
    trial = session.config.stash.get(_TRIAL, None)
    if trial is not None:
        judgement: Judgement = Judgement.from_parent(session, name=_NAME, nodeid=_NAME)
        judgement.trial = trial
        report = session.ihook.pytest_make_collect_report(collector=judgement)
        session.ihook.pytest_collectreport(report=report)
        items += report.result


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Tell what was covered and what was not."""
    trial = config.stash.get(_TRIAL, None)
    lines = list(trial.summary()) if trial is not None else []
    if lines:
        terminalreporter.section(_NAME)
        for line in lines:
            terminalreporter.write_line(line)


def _trial(url: str, options: str) -> "Trial":
    import click  # noqa: PLC0415  (see the head)

    from conformance.target import CouldNotRun  # noqa: PLC0415  (see the head)
    from conformance.trial import Trial  # noqa: PLC0415  (see the head)

    try:
        return Trial([url, *shlex.split(options)])
    except click.exceptions.Exit as error:
        raise pytest.UsageError("--counterfoil-options: --help has no place in it") from error
    except click.ClickException as error:
        raise pytest.UsageError(f"--counterfoil-options: {error.format_message()}") from error
    except (CouldNotRun, ValueError) as error:
        raise pytest.UsageError(f"--counterfoil-options: {error}") from error
