"""Says what became of a schema, in the place where it is used."""

from collections.abc import Iterator
from functools import cached_property

from conformance.finding import Severity
from conformance.gate.change import Change, Witness
from conformance.gate.pairing.scene import Pair
from conformance.gate.rules import RULES
from conformance.gate.schemas.descent import Descent
from conformance.gate.schemas.dialect import AT
from conformance.gate.schemas.difference import Certainty, Difference, told
from conformance.gate.schemas.export import Writer
from conformance.gate.side import Side
from conformance.gate.witness.building import Builder, Impossible
from conformance.gate.witness.judges import VALIDATORS, Judges
from spec import Json


def compare(pair: Pair, side: Side, part: str, *, text: bool = False) -> Iterator[Change]:
    """Yield what became of the schema at *pair*.

    Args:
        pair: The two schemas; a missing one allows anything.
        side: Who writes what they describe.
        part: What they describe, in words.
        text: Whether it is written as text, as in URLs and headers.
    """
    stage = pair.stage
    descent = (stage.text if text else stage.json)[side]
    base, head = _node(descent, pair, earlier=True), _node(descent, pair, earlier=False)
    whole = _Whole(descent, base, head, part)
    seen: set[tuple[object, ...]] = set()
    for each in descent.compare(base, head):
        if each.identity not in seen:  # a component used twice in one payload breaks it once
            seen.add(each.identity)
            yield _change(pair, side, each, whole)


def _node(descent: Descent, pair: Pair, *, earlier: bool) -> Json:
    flattener = descent.sides.base if earlier else descent.sides.head
    spot = pair.base if earlier else pair.head
    return flattener.dialect.at(spot.pointer) if spot.there else {AT: spot.pointer}


class _Whole:
    """All of one payload on both sides."""

    def __init__(self, descent: Descent, base: Json, head: Json, part: str) -> None:
        self._sides = descent.sides
        self._request = descent.sides.side is Side.REQUEST
        self._inner, self._outer = (base, head) if self._request else (head, base)
        self.part = part

    def witness(self, each: Difference) -> Witness | None:
        """Return the whole payload around the proof, or the proof alone if there is none."""
        if not each.proof:
            return None
        value, where = each.proof[0], told(each.path)
        build = Builder(self._sides.inner, base=self._request)
        try:
            whole = build.around(self._inner, each.path, value)
        except Impossible:
            return self._partial(value, where)
        if self._judged(whole):
            return Witness(whole, self.part, True, len(VALIDATORS))
        return self._partial(value, where)

    def _partial(self, value: Json, where: str) -> Witness:
        part = f"{self.part} at {where}" if where else self.part
        return Witness(value, part, False, len(VALIDATORS))

    def _judged(self, value: Json) -> bool:
        allowing, refusing = self._judges
        return allowing.accept(value) and refusing.refuse(value)

    @cached_property
    def _judges(self) -> tuple[Judges, Judges]:
        inner = Writer(self._sides.inner.dialect).write(self._inner)
        outer = Writer(self._sides.outer.dialect).write(self._outer)
        return Judges(inner), Judges(outer)


def _change(pair: Pair, side: Side, each: Difference, whole: _Whole) -> Change:
    rule = f"{side}-{each.name}"
    where = told(each.path)
    words = each.words
    if each.certainty is Certainty.UNDECIDED:
        rule, words = f"{side}-schema-undecided", f"{words}; whether it breaks is undecided"
    severity = RULES[rule].severity if each.breaks else Severity.INFO
    at = f" at {where}" if where else ""
    return Change(
        rule,
        severity,
        " ".join(f"{words}{at} in the {whole.part}".split()),
        pair.operation,
        f"{whole.part}: {where}" if where else whole.part,
        side,
        each.base,
        each.head,
        whole.witness(each) if each.breaks else None,
    )
