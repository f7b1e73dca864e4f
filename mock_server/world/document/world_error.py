"""The one way in which a world document is turned down."""

from typing import ClassVar

from mock_server.engine.refusals import InvalidPayload
from mock_server.store.misfit import Misfit, Step, written


class WorldError(InvalidPayload):
    """A world document that cannot be loaded; nothing was changed.

    It is a refusal, so that `PUT /_mock/world` answers 400 with the place and the reason in
    `details`, and the command line prints the same sentence.
    """

    status: ClassVar[int] = 400

    def __init__(self, problem: str, path: tuple[Step, ...] = ()) -> None:
        place = written(path)
        super().__init__(f"{place}: {problem}" if place else problem)
        self.problem = problem
        self.path = path

    @classmethod
    def of(cls, misfit: Misfit, path: tuple[Step, ...] = ()) -> "WorldError":
        """Return *misfit*, found at *path*, as what it means for the whole document."""
        return cls(misfit.problem, (*path, *misfit.path))
