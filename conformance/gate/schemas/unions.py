"""Compares branches: each that has to be allowed needs one that allows it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from conformance.gate.schemas import overlaps
from conformance.gate.schemas.containment import Proof
from conformance.gate.schemas.dialect import AT
from conformance.gate.schemas.difference import BRANCH, Certainty, Difference
from conformance.gate.schemas.export import Writer
from conformance.gate.schemas.flat import EXCLUSIVE, tells
from conformance.gate.schemas.kinship import alike, called, distance, namesakes
from conformance.gate.schemas.merging import Node
from conformance.gate.schemas.question import Question
from conformance.gate.side import Effect, Side
from conformance.gate.witness.building import Builder, Impossible
from conformance.gate.witness.judges import Judges
from conformance.gate.witness.search import candidates
from spec import Json

_MOST_TRIALS = 120


@dataclass(frozen=True, slots=True)
class _Match:
    """A branch and what it is held against.

    Attributes:
        number: Its place on the inner side.
        partner: The place of the partner on the outer side, None if there is none.
        differences: Between the two, seen from below.
    """

    number: int
    partner: int | None
    differences: tuple[Difference, ...] = ()

    @property
    def fits(self) -> bool:
        return self.partner is not None and not any(each.breaks for each in self.differences)


def compare(ask: Question) -> Iterator[Difference]:
    """Yield the differences of two flat nodes of which one has branches."""
    yield from overlaps.compare(ask)
    yield from _renounced(ask)
    if ask.contained(ask.base, ask.head) is Proof.YES:
        if ask.contained(ask.base, ask.head, swapped=True) is not Proof.YES:
            yield from _more(ask)
        yield from _within(ask)
        return
    if "anyOf" in ask.base and "anyOf" in ask.head:
        base, head = _rest(ask.base), _rest(ask.head)
        if tells(base) or tells(head):
            yield from ask.compare(base, head)
        base, head = {**_only(ask.base)}, {**_only(ask.head)}
        ask = replace(ask, base=base, head=head)
    yield from _paired(ask)


def _within(ask: Question) -> Iterator[Difference]:
    """Yield what broke within a branch, though others allow what it allowed.

    That is what no validator knows: a property that is gone, and what the branch is called.
    """
    inner, outer = _branches(ask)
    for match in (_matched(ask, number, inner, outer) for number in range(len(inner))):
        if match.partner is None:
            continue
        named = namesakes(inner[match.number], outer[match.partner])
        for each in match.differences:
            below = each.below((BRANCH, _step(ask, match)))
            if each.breaks and _gone(each):
                yield below
            elif each.breaks and named:
                yield _by_name(below)


def _gone(each: Difference) -> bool:
    """Whether it is no matter of containment: a property that is not listed any more."""
    return each.effect is Effect.CHANGED and "property-removed" in each.name


def _by_name(each: Difference) -> Difference:
    """Return *each* as what breaks by the name of its branch only: others allow it."""
    return replace(each, name="named-branch-tightened", effect=Effect.CHANGED, proof=(),
                   certainty=Certainty.PROVED)  # fmt: skip


def _renounced(ask: Question) -> Iterator[Difference]:
    """Yield a named schema that is an alternative on one side only, though others allow the same.

    What allows the same by its shape need not mean the same: the names say that it does not.
    """
    inner, outer = _named(ask.inner), _named(ask.outer)
    lost = [name for name in inner if name not in outer]
    if not lost or not outer or not set(outer) < set(inner):
        return
    verb = "removed" if ask.side is Side.REQUEST else "added"
    words = f"alternative {', '.join(lost)} {verb}"
    found = ask.difference(f"named-branch-{verb}", Effect.CHANGED, words)
    yield ask.marked(found, Certainty.PROVED)


def _named(node: Node) -> list[str]:
    """Return the names of the schemas that are alternatives; of a single one, its own."""
    if "anyOf" not in node:
        return [str(node.get(AT, "")).rpartition("/")[2]]
    pointers = [str(each["$ref"]) for each in node["anyOf"] if "$ref" in each]
    return [each.rpartition("/")[2] for each in pointers]


def _rest(node: Node) -> Node:
    return {key: each for key, each in node.items() if key != "anyOf"}


def _only(node: Node) -> Node:
    return {key: node[key] for key in (AT, "anyOf", EXCLUSIVE) if key in node}


def _paired(ask: Question) -> Iterator[Difference]:
    inner, outer = _branches(ask)
    if len(inner) == len(outer) == 1:
        yield from ask.compare(*_in_order(ask, inner[0], outer[0]))
        return
    matches = [_matched(ask, number, inner, outer) for number in range(len(inner))]
    fitted = {match.partner for match in matches if match.fits}
    for match in matches:
        new = not match.fits and match.partner in fitted
        yield from _told(ask, replace(match, partner=None) if new else match, (inner, outer))
    taken = {match.partner for match in matches}
    for number, branch in enumerate(outer):
        if number not in taken:
            yield _extra(ask, branch)


def _branches(ask: Question) -> tuple[list[Node], list[Node]]:
    return (
        ask.sides.inner.branches(ask.inner),
        ask.sides.outer.branches(ask.outer),
    )


def _in_order(ask: Question, inner: Node, outer: Node) -> tuple[Node, Node]:
    return (inner, outer) if ask.side is Side.REQUEST else (outer, inner)


def _matched(ask: Question, number: int, inner: list[Node], outer: list[Node]) -> _Match:
    """Return the branch with the partner that allows all of it, or that is most like it."""
    best = _Match(number, None)
    ours = inner[number]
    for partner in sorted(
        range(len(outer)), key=lambda each: distance(ours, outer[each], each, number)
    ):
        if not alike(ours, outer[partner]):
            continue
        found = ask.compare(*_in_order(ask, ours, outer[partner]))
        match = _Match(number, partner, found)
        if match.fits or namesakes(ours, outer[partner]):
            return match
        best = best if best.partner is not None else match
    return best


def _told(
    ask: Question, match: _Match, branches: tuple[list[Node], list[Node]]
) -> Iterator[Difference]:
    ours = branches[0][match.number]
    if match.partner is None:
        yield _lost(ask, ours)
        return
    named = namesakes(ours, branches[1][match.partner])
    for each in match.differences:
        below = each.below((BRANCH, _step(ask, match)))
        found = _confirmed(ask, below, ours) if each.breaks else below
        unsure = each.breaks and found.certainty is not Certainty.PROVED
        yield _by_name(found) if named and unsure else found


def _step(ask: Question, match: _Match) -> tuple[int, int]:
    partner = match.partner or 0
    return (match.number, partner) if ask.side is Side.REQUEST else (partner, match.number)


def _confirmed(ask: Question, each: Difference, branch: Node) -> Difference:
    """Return *each* if the whole union refuses its proof; else as undecided or harmless.

    A rule that is no matter of containment (a property that is gone) stays as it is.
    """
    if _gone(each):
        return each
    refusing, allowing = _judges(ask)
    build = Builder(ask.sides.inner, base=ask.side is Side.REQUEST)
    if each.proof:
        try:
            whole = build.around(branch, each.path[1:], each.proof[0])
        except Impossible:
            whole = None
        if whole is None or not allowing.accept(whole) or refusing.refuse(whole):
            return each
        if not _refused(ask, branch, refusing, allowing):
            return replace(each, certainty=_covered(ask, branch), proof=())
    return each


def _covered(ask: Question, branch: Node) -> Certainty:
    """Return what is known of a branch of which no value was found that is refused now."""
    proof = ask.contained(*_in_order(ask, branch, ask.outer))
    known = {Proof.YES: Certainty.HARMLESS, Proof.NO: Certainty.PROVED}
    return known.get(proof, Certainty.UNDECIDED)


def _refused(ask: Question, branch: Node, refusing: Judges, allowing: Judges) -> tuple[Json, ...]:
    for number, value in enumerate(candidates(ask.sides.inner, branch, ask.outer)):
        if number > _MOST_TRIALS:
            break
        if refusing.refuse(value) and allowing.accept(value):
            return (value,)
    return ()


def _judges(ask: Question) -> tuple[Judges, Judges]:
    outer = Writer(ask.sides.outer.dialect).write(ask.outer)
    inner = Writer(ask.sides.inner.dialect).write(ask.inner)
    return Judges(outer), Judges(inner)


def _lost(ask: Question, branch: Node) -> Difference:
    """Return what it means that nothing allows *branch* any more."""
    what = called(branch)
    if ask.side is Side.REQUEST:
        found = ask.difference("branch-removed", Effect.NARROWED, f"alternative {what} removed")
        found = replace(found, base=branch.get(AT, found.base))
    else:
        found = ask.difference("branch-added", Effect.WIDENED, f"alternative {what} added")
        found = replace(found, head=branch.get(AT, found.head))
    refusing, allowing = _judges(ask)
    proof = _refused(ask, branch, refusing, allowing)
    if proof:
        return replace(found, certainty=Certainty.PROVED, proof=proof)
    sure = ask.contained(ask.base, ask.head) is Proof.NO
    return ask.marked(found, Certainty.PROVED if sure else Certainty.UNDECIDED)


def _more(ask: Question) -> Iterator[Difference]:
    if ask.side is Side.REQUEST:
        yield ask.difference("branch-added", Effect.WIDENED, "more alternatives are allowed")
    else:
        yield ask.difference("branch-removed", Effect.NARROWED, "fewer alternatives are allowed")


def _extra(ask: Question, branch: Node) -> Difference:
    what = called(branch)
    if ask.side is Side.REQUEST:
        return ask.difference("branch-added", Effect.WIDENED, f"alternative {what} added")
    return ask.difference("branch-removed", Effect.NARROWED, f"alternative {what} removed")
