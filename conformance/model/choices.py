"""Forks in a prediction: what the model cannot know is tried both ways."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

T = TypeVar("T")

_MOST = 16


class TooMany(Exception):
    """There are more ways than are worth trying."""


@dataclass(slots=True)
class Choices:
    """The answers given on the way to one branch.

    Attributes:
        given: What to answer, from the first question on; later ones are answered with yes.
        asked: The questions so far, with their answers.
    """

    given: tuple[bool, ...] = ()
    asked: list[tuple[str, bool]] = field(default_factory=list)

    def decide(self, fact: bool | None, question: str) -> bool:
        """Return *fact*, or where it is None an answer to *question*, the same one every time."""
        if fact is not None:
            return fact
        for earlier, answer in self.asked:
            if earlier == question:
                return answer
        position = len(self.asked)
        answer = self.given[position] if position < len(self.given) else True
        self.asked.append((question, answer))
        return answer


def ways(go: Callable[[Choices], T]) -> Iterator[T]:
    """Yield what *go* returns for every combination of answers.

    Raises:
        TooMany: there are more than a handful.
    """
    waiting: list[tuple[bool, ...]] = [()]
    tried = 0
    while waiting:
        if tried == _MOST:
            raise TooMany
        given = waiting.pop()
        choices = Choices(given)
        yield go(choices)
        tried += 1
        answers = tuple(answer for _, answer in choices.asked)
        waiting += [(*answers[:k], False) for k in range(len(given), len(answers))]
