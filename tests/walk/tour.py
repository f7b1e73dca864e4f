"""A mock of its own for a walk, and the chapters that are walked there."""

from collections.abc import Iterator
from contextlib import contextmanager

from conformance import contract, mock
from conformance.control import Control, discovered
from conformance.credentials import DEFAULT
from conformance.target import Target
from tests.walk.walker import Walker


class Tour:
    """A running mock and a seed."""

    def __init__(self, target: Target, control: Control, seed: int) -> None:
        self._target, self._control, self._seed = target, control, seed

    def chapter(self, number: int) -> Walker:
        """Return chapter *number* of the walk, in a world of its own."""
        return Walker(self._target, self._control, f"{self._seed}/{number}")


@contextmanager
def touring(seed: int) -> Iterator[Tour]:
    """Start `counterfoil serve` on a free port for the walk of *seed*, and stop it in the end."""
    with (
        mock.running(seed) as url,
        Target(url, contract.read(), DEFAULT) as target,
        discovered(url, DEFAULT) as control,
    ):
        assert control is not None
        yield Tour(target, control, seed)
