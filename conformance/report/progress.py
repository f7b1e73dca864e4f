"""Shows how far a run is, on terminals only."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

from conformance.verdict import Step, Tell


@contextmanager
def shown(console: Console) -> Iterator[Tell]:
    """Give what hears the news and shows one line for each layer, nothing if nobody watches."""
    if not console.is_terminal:
        yield _unheard
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


def _unheard(_: Step) -> None:
    """Hear the news and keep them to oneself."""
