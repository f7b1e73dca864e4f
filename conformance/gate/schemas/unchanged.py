"""Knows which schemas of two contracts are the same, all that they refer to included."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from conformance.gate.schemas.merging import equal
from spec import ContractError, Json
from spec.document import at


@dataclass
class Unchanged:
    """Compares two contracts reference by reference, without asking what schemas mean.

    Attributes:
        base: The earlier contract.
        head: The later one.
    """

    base: Json
    head: Json
    _known: dict[str, bool] = field(default_factory=dict)

    @cached_property
    def alike(self) -> bool:
        """Whether the contracts are equal as a whole."""
        return bool(self.base == self.head)

    def nodes(self, base: Json, head: Json) -> bool:
        """Whether two converted nodes, and all that they refer to, are the same."""
        return equal(base, head) and all(self._clean(each) for each in references(base))

    def _clean(self, pointer: str) -> bool:
        """Whether what is at *pointer* is equal in both, and so is all that it leads to."""
        if pointer not in self._known:
            self._explore(pointer)
        return self._known[pointer]

    def _explore(self, start: str) -> None:
        """Judge all that *start* leads to: whatever leads to a difference is different."""
        found: dict[str, set[str]] = {}
        waiting = [start]
        while waiting:
            pointer = waiting.pop()
            if pointer not in found:
                value = self._value(self.base, pointer)
                equal = value is not None and value == self._value(self.head, pointer)
                found[pointer] = set(references(value)) if equal else {""}
                waiting += [each for each in found[pointer] if each]
        self._known.update(self._settled(found))

    def _settled(self, found: dict[str, set[str]]) -> dict[str, bool]:
        leading: dict[str, set[str]] = {}
        for pointer, targets in found.items():
            for target in targets:
                leading.setdefault(target, set()).add(pointer)
        different, waiting = set(), [""]
        while waiting:
            for pointer in leading.get(waiting.pop(), ()):
                if pointer not in different:
                    different.add(pointer)
                    waiting.append(pointer)
        return {pointer: pointer not in different for pointer in found}

    def _value(self, document: Json, pointer: str) -> Json:
        try:
            return at(document, pointer)
        except ContractError:
            return None


def references(node: Json) -> Iterator[str]:
    """Yield the pointers that *node* refers to."""
    if isinstance(node, dict):
        reference = node.get("$ref")
        if isinstance(reference, str):
            yield reference.removeprefix("#")
        for each in node.values():
            yield from references(each)
    elif isinstance(node, list):
        for each in node:
            yield from references(each)
