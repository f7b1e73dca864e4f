"""Notices bounds that were tightened where they do nothing: on another type, or beside an `enum`.

No value is lost, so containment is silent. Whoever wrote it meant something else, and code that is
generated from the contract may obey what a validator ignores: it is worth a warning.
"""

from collections.abc import Iterator

from conformance.gate.schemas import bounds
from conformance.gate.schemas.difference import Certainty, Difference
from conformance.gate.schemas.merging import same
from conformance.gate.schemas.question import Question
from conformance.gate.side import Effect


def compare(ask: Question) -> Iterator[Difference]:
    """Yield the idle bounds of two flat nodes that would break if they did anything."""
    if not same(ask.base.get("type"), ask.head.get("type")):
        return
    for keyword in (*bounds.LOWER, *bounds.UPPER):
        if ask.base.get(keyword) == ask.head.get(keyword) or not _idle(ask, keyword):
            continue
        _, effect, words = bounds.judged(keyword, ask.base, ask.head)
        if ask.side.broken_by(effect):
            told = f"{words}, where it does nothing"
            found = ask.difference("idle-bound-tightened", Effect.CHANGED, told, keyword)
            yield ask.marked(found, Certainty.PROVED)


def _idle(ask: Question, keyword: str) -> bool:
    values = ask.base.get("enum"), ask.head.get("enum")
    listed = values[0] is not None and same(values[0], values[1])
    return listed or not bounds.concerns(keyword, ask.base)
