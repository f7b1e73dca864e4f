"""Compares branches: each that has to be allowed needs one that allows it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from conformance.gate.schemas import overlaps
from conformance.gate.schemas.containment import Proof
from conformance.gate.schemas.dialect import AT
from conformance.gate.schemas.difference import BRANCH, Certainty, Difference
from conformance.gate.schemas.export import Writer
from conformance.gate.schemas.flat import EXCLUSIVE, tells
from conformance.gate.schemas.merging import Node, same
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
        return
    if "anyOf" in ask.base and "anyOf" in ask.head:
        base, head = _rest(ask.base), _rest(ask.head)
        if tells(base) or tells(head):
            yield from ask.compare(base, head)
        base, head = {**_only(ask.base)}, {**_only(ask.head)}
        ask = replace(ask, base=base, head=head)
    yield from _paired(ask)


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
    for match in matches:
        yield from _told(ask, match, inner)
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
        range(len(outer)), key=lambda each: _distance(ours, outer[each], each, number)
    ):
        if not _alike(ours, outer[partner]):
            continue
        found = ask.compare(*_in_order(ask, ours, outer[partner]))
        match = _Match(number, partner, found)
        if match.fits:
            return match
        best = best if best.partner is not None else match
    return best


def _distance(ours: Node, theirs: Node, partner: int, number: int) -> tuple[int, int, int]:
    return (0 if _kin(ours, theirs) else 1, _unlike(ours, theirs), abs(partner - number))


def _kin(ours: Node, theirs: Node) -> bool:
    """Whether two branches stand at one place or carry one title."""
    named = [str(each.get(AT, "")).rpartition("/")[2] for each in (ours, theirs)]
    return named[0] == named[1] and not named[0].isdecimal() and bool(named[0])


def _unlike(ours: Node, theirs: Node) -> int:
    names = set(ours.get("properties", ())), set(theirs.get("properties", ()))
    return len(names[0] ^ names[1]) + 4 * (not same(_tags(ours), _tags(theirs)))


def _tags(node: Node) -> Json:
    return {
        name: each["enum"]
        for name, each in node.get("properties", {}).items()
        if len(each.get("enum", ())) == 1
    }


def _alike(ours: Node, theirs: Node) -> bool:
    """Whether one could ever allow what the other does."""
    mine, other = ours.get("type"), theirs.get("type")
    if mine and other and not (set(mine) & set(other)):
        return {"integer"} <= set(mine) and "number" in other
    tags = _tags(ours), _tags(theirs)
    return all(same(tags[0][name], tags[1][name]) for name in tags[0] if name in tags[1])


def _told(ask: Question, match: _Match, inner: list[Node]) -> Iterator[Difference]:
    partner = match.partner
    if partner is None:
        yield _lost(ask, inner[match.number])
        return
    step = (match.number, partner) if ask.side is Side.REQUEST else (partner, match.number)
    proofs = [each for each in match.differences if each.breaks]
    for each in match.differences:
        below = each.below((BRANCH, step))
        yield _confirmed(ask, below, inner[match.number]) if each in proofs else below


def _confirmed(ask: Question, each: Difference, branch: Node) -> Difference:
    """Return *each* if the whole union refuses its proof; else as undecided or harmless.

    A rule that is no matter of containment (a property that is gone) stays as it is.
    """
    if each.effect is Effect.CHANGED and "property-removed" in each.name:
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
            return replace(each, certainty=Certainty.HARMLESS, proof=())
    return each


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
    what = _called(branch)
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
    what = _called(branch)
    if ask.side is Side.REQUEST:
        return ask.difference("branch-added", Effect.WIDENED, f"alternative {what} added")
    return ask.difference("branch-removed", Effect.NARROWED, f"alternative {what} removed")


def _called(branch: Node) -> str:
    name = str(branch.get("title") or str(branch.get(AT, "")).rpartition("/")[2])
    if name and not name.isdecimal():
        return name
    return " or ".join(branch.get("type", ())) or f"number {name}"
