"""A place in a contract: its pointer and what stands there, references followed."""

from collections.abc import Iterator
from dataclasses import dataclass

from conformance.gate.loading.text import escaped
from spec import ContractError, Json
from spec.document import at

_LONGEST_CHAIN = 50


@dataclass(frozen=True, slots=True)
class Spot:
    """A place, which may be empty.

    Attributes:
        document: All of the contract.
        pointer: Where the thing is written, at the end of all references.
        value: The thing; None if there is none.
    """

    document: Json
    pointer: str
    value: Json

    @property
    def there(self) -> bool:
        """Whether anything stands here."""
        return self.value is not None

    def at(self, *steps: str) -> "Spot":
        """Return the place below, references followed; an empty one if there is nothing."""
        spot = self
        for step in steps:
            inner = spot.value.get(step) if isinstance(spot.value, dict) else None
            spot = Spot(self.document, f"{spot.pointer}/{escaped(step)}", inner)._followed()
        return spot

    def raw(self, step: str) -> "Spot":
        """Return the place below as it is written, a reference if it is one."""
        inner = self.value.get(step) if isinstance(self.value, dict) else None
        return Spot(self.document, f"{self.pointer}/{escaped(step)}", inner)

    def names(self, *, free: bool = False) -> tuple[str, ...]:
        """Return the members, in their order, without extensions.

        Args:
            free: Whether the names are free, so that one may look like an extension.
        """
        value = self.value if isinstance(self.value, dict) else {}
        return tuple(name for name in value if free or not name.startswith("x-"))

    def items(self) -> Iterator["Spot"]:
        """Yield the places of a list, references followed."""
        value = self.value if isinstance(self.value, list) else []
        for number, item in enumerate(value):
            yield Spot(self.document, f"{self.pointer}/{number}", item)._followed()

    def text(self, step: str, default: str = "") -> str:
        """Return a member that is text."""
        value = self.value.get(step) if isinstance(self.value, dict) else None
        return default if value is None else str(value)

    def flag(self, step: str) -> bool:
        """Return a member that is true or false; false if missing."""
        return isinstance(self.value, dict) and self.value.get(step) is True

    def _followed(self) -> "Spot":
        spot = self
        for _ in range(_LONGEST_CHAIN):
            reference = spot.value.get("$ref") if isinstance(spot.value, dict) else None
            if not isinstance(reference, str) or not reference.startswith("#"):
                return spot
            try:
                spot = Spot(self.document, reference[1:], at(self.document, reference[1:]))
            except ContractError:
                return Spot(self.document, spot.pointer, None)
        return Spot(self.document, self.pointer, None)
