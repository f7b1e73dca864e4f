"""The worked examples at another door: what a server gets, a page gets as well.

Pages have doors of their own, with the same bodies and answers (redemptions.md 13). Whoever forgets
a rule there has it at the other door.
"""

from dataclasses import replace

from conformance.examples import reader
from conformance.examples.reader import Call, Example, Turn

_OF_PAGES = "/client"
_WITH_A_TWIN = {("POST", "/v1/redemptions"), ("POST", "/v1/validations")}


def every() -> tuple[Example, ...]:
    """Return all examples, and after them those that pages can play.

    Raises:
        ExampleError: a file of examples is not in the format.
    """
    examples = reader.read()
    return (*examples, *(_from_a_page(each) for each in examples if _has_a_twin(each)))


def _has_a_twin(example: Example) -> bool:
    """Whether a page could make a call of *example*; those that are about pages do already."""
    of_pages = any(call.path.startswith(_OF_PAGES) for call in example.calls)
    return not of_pages and any(map(_is_open_to_pages, example.calls))


def _is_open_to_pages(call: Call) -> bool:
    """Whether pages have a door for *call*, which uses our own keys."""
    return call.credentials is None and (call.method, call.path) in _WITH_A_TWIN


def _from_a_page(example: Example) -> Example:
    return replace(
        example,
        id=f"{example.id}-from-a-page",
        title=f"{example.title} (from a page)",
        source=f"{example.source}; redemptions.md 13",
        steps=tuple(map(_moved, example.steps)),
        short=False,
    )


def _moved(step: Call | Turn) -> Call | Turn:
    if isinstance(step, Call) and _is_open_to_pages(step):
        return replace(step, path=_OF_PAGES + step.path)
    return step
