"""JSON that does not fit where it stands."""

from typing import TypeAlias

Step: TypeAlias = str | int


class Misfit(ValueError):
    """A value of the wrong shape; it names the place and what would have fitted.

    Args:
        problem: A phrase such as `expected a string, got 7`.
        path: The way to the value from the document's root: member names and list positions.
    """

    def __init__(self, problem: str, path: tuple[Step, ...] = ()) -> None:
        super().__init__(problem)
        self.problem = problem
        self.path = path

    def under(self, *steps: Step) -> "Misfit":
        """Return this misfit as seen from further up, by way of *steps*."""
        return Misfit(self.problem, (*steps, *self.path))

    def __str__(self) -> str:
        place = written(self.path)
        return f"{place}: {self.problem}" if place else self.problem


def written(path: tuple[Step, ...]) -> str:
    """Return *path* as people write it: `vouchers[2].discount.type`."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return text.removeprefix(".")


def expected(what: str, json: object) -> Misfit:
    """Return the misfit of *json* where *what* should be."""
    shown = repr(json)
    return Misfit(f"expected {what}, got {shown if len(shown) <= 40 else shown[:39] + '…'}")
