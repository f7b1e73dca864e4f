"""Which of two servers agrees with the model."""

from conformance.contract import Contract
from conformance.drift.comparing import Difference
from conformance.drift.drift import Right, Ruling
from conformance.history import Exchange
from conformance.model.outcome import Mismatch
from conformance.model.shadow import Shadow
from conformance.model.state import State


class Arbiter:
    """Follows both servers with the model."""

    def __init__(self, contract: Contract, *, empty: bool) -> None:
        """Start with servers that are *empty*, or of which nothing is known."""
        world = {"": State.empty()} if empty else {}
        self._left = Shadow(contract, world)
        self._right = Shadow(contract, world)
        self._wrong: tuple[list[Mismatch], list[Mismatch]] = ([], [])

    def hear(self, left: Exchange, right: Exchange) -> None:
        """Take in what both answered to the same call; both are of the world without a name."""
        self._wrong = (self._left.watch(left), self._right.watch(right))

    def ruling(self, difference: Difference) -> Ruling:
        """Return who is right about *difference* in the last answers."""
        left, right = (_about(difference.path, wrong) for wrong in self._wrong)
        if not left and not right:
            return Ruling("unknown")
        who: Right = "neither" if left and right else "target" if left else "reference"
        shown = (right or left)[0]
        return Ruling(who, shown.rule, shown.expected)


def _about(path: str, wrong: list[Mismatch]) -> list[Mismatch]:
    """Return the mismatches at *path*, above or below it; a wrong status is about everything."""
    return [
        each
        for each in wrong
        if each.path in ("", "status", path) or path == "status" or _nested(each.path, path)
    ]


def _nested(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return longer.startswith((f"{shorter}.", f"{shorter}["))
