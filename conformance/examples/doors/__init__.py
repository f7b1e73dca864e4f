"""The worked examples at other doors of the API, where the same rules apply.

Pages have doors of their own, and there are older ones that take one voucher or tier. Whoever
forgets a rule at one of them has it at the others.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from conformance.examples import reader
from conformance.examples.doors import pages, single
from conformance.examples.reader import Call, Example, Turn


@dataclass(frozen=True, slots=True)
class Door:
    """Another way to make calls.

    Attributes:
        name: Ends the ids of examples that go this way.
        words: The same for people.
        source: What says that the same rules apply there.
        fits: Whether an example comes to the same there.
        moved: Returns a call as it is made there; None if it cannot be.
    """

    name: str
    words: str
    source: str
    fits: Callable[[Example], bool]
    moved: Callable[[Call], Call | None]


DOORS = (
    Door("from-a-page", "from a page", pages.SOURCE, pages.fits, pages.moved),
    Door("alone", "the deprecated way", single.SOURCE, single.fits, single.of_servers),
    Door(
        "alone-from-a-page",
        "the deprecated way, from a page",
        single.SOURCE,
        single.fits,
        single.of_pages,
    ),
)


def every() -> tuple[Example, ...]:
    """Return all examples as they are, and after them as they are at each door that they fit.

    Raises:
        ExampleError: a file of examples is not in the format.
    """
    examples = reader.read()
    moved = (_at(door, each) for door in DOORS for each in examples if door.fits(each))
    return (*examples, *filter(None, moved))


def _at(door: Door, example: Example) -> Example | None:
    """Return *example* at *door*, None if none of its calls can be made there."""
    steps = tuple(_step(door, each) for each in example.steps)
    if steps == example.steps:
        return None
    return replace(
        example,
        id=f"{example.id}-{door.name}",
        title=f"{example.title} ({door.words})",
        source=f"{example.source}; {door.source}",
        steps=steps,
        short=False,
    )


def _step(door: Door, step: Call | Turn) -> Call | Turn:
    if isinstance(step, Call) and step.credentials is None:
        return door.moved(step) or step
    return step
