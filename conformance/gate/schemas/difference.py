"""What the descent finds: one difference of two schemas, and how sure we are of it."""

from dataclasses import dataclass, replace
from enum import Enum
from typing import TypeAlias

from conformance.gate.side import Effect
from spec import Json

Step: TypeAlias = tuple[str, str | int | tuple[int, int]]
"""How to get from a value to one inside: a property, an item, a value of a map, or a branch of
either side by its numbers, where the value stays the same."""

PROPERTY, ITEM, VALUE, BRANCH = "property", "item", "value", "branch"


class Certainty(Enum):
    """What is known of a change that may break."""

    HARMLESS = "harmless"
    PROVED = "proved"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference of two schemas.

    Attributes:
        name: What has happened, as in the ids of rules: `minimum-raised`.
        effect: What it does to the values allowed.
        words: What has happened, with the values: `minimum raised from 1 to 5`.
        base: Pointer in the earlier contract.
        head: Pointer in the later one.
        certainty: Whether it breaks.
        path: Where, from the schemas compared.
        proof: A value at `path` that was allowed and is no longer; empty or one value.
    """

    name: str
    effect: Effect
    words: str
    base: str | None
    head: str | None
    certainty: Certainty = Certainty.HARMLESS
    path: tuple[Step, ...] = ()
    proof: tuple[Json, ...] = ()

    @property
    def breaks(self) -> bool:
        """Whether it breaks, or may."""
        return self.certainty is not Certainty.HARMLESS

    @property
    def identity(self) -> tuple[object, ...]:
        """What makes two differences the same one, whatever the way to them."""
        return (self.name, self.words, self.base, self.head)

    def proven(self, value: Json) -> "Difference":
        """Return it with *value* as its proof."""
        return replace(self, proof=(value,))

    def below(self, step: Step) -> "Difference":
        """Return it as seen from one step further up."""
        return replace(self, path=(step, *self.path))


def told(path: tuple[Step, ...]) -> str:
    """Return *path* in words, as in `order.items[].amount`; empty for the whole."""
    words = ""
    for kind, step in path:
        if kind == PROPERTY:
            words += f".{step}"
        elif kind == ITEM:
            words += "[]" if step == -1 else f"[{step}]"
        elif kind == VALUE:
            words += ".*"
    return words.removeprefix(".")
