"""Shows how far a run is, on terminals only."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

from conformance.verdict import WAITING, Step, Tell


@contextmanager
def shown(console: Console) -> Iterator[Tell]:
    """Give what hears the news and shows one line for each layer, if somebody watches.

    Where nobody does, in a log, it says only why nothing happens.
    """
    if not console.is_terminal:
        yield _Log(console).hear
        return
    columns = (
        TextColumn("{task.description:>10}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("[dim]{task.fields[note]}"),
    )
    tasks: dict[str, TaskID] = {}
    with Progress(*columns, console=console, transient=True) as progress:

        def tell(step: Step) -> None:
            if step.layer not in tasks:
                tasks[step.layer] = progress.add_task(step.layer, total=step.total, note="")
            note = step.note
            progress.update(tasks[step.layer], completed=step.done, total=step.total, note=note)

        yield tell


class _Log:
    """Says each pause once."""

    def __init__(self, console: Console) -> None:
        """Print to *console*."""
        self._console = console
        self._waiting = False

    def hear(self, step: Step) -> None:
        """Hear the news; print them when a pause begins."""
        if step.layer == WAITING and not self._waiting:
            self._console.print(step.note, highlight=False)
        self._waiting = step.layer == WAITING
