"""Says how alike two branches are: by their names, their members, their types."""

from conformance.gate.schemas.dialect import AT
from conformance.gate.schemas.merging import Node, same
from spec import Json


def distance(ours: Node, theirs: Node, partner: int, number: int) -> tuple[int, int, int]:
    """Return how far apart two branches are, for the nearest to come first."""
    return (0 if _kin(ours, theirs) else 1, _unlike(ours, theirs), abs(partner - number))


def _kin(ours: Node, theirs: Node) -> bool:
    """Whether two branches stand at one place or carry one title."""
    return bool(_name(ours)) and _name(ours) == _name(theirs)


def _name(branch: Node) -> str:
    """Return the name of the schema that a branch is, or else its title."""
    name = str(branch.get(AT, "")).rpartition("/")[2]
    return str(branch.get("title", "")) if name.isdecimal() else name


def _unlike(ours: Node, theirs: Node) -> int:
    names = set(ours.get("properties", ())), set(theirs.get("properties", ()))
    return len(names[0] ^ names[1]) + 4 * (not same(_tags(ours), _tags(theirs)))


def _tags(node: Node) -> Json:
    return {
        name: each["enum"]
        for name, each in node.get("properties", {}).items()
        if len(each.get("enum", ())) == 1
    }


def alike(ours: Node, theirs: Node) -> bool:
    """Whether one could ever allow what the other does."""
    mine, other = _broad(ours), _broad(theirs)
    if mine and other and not mine & other:
        return False
    tags = _tags(ours), _tags(theirs)
    return all(same(tags[0][name], tags[1][name]) for name in tags[0] if name in tags[1])


def _broad(node: Node) -> set[str]:
    """Return the types of a node, numbers of all kinds as one."""
    return {"number" if each == "integer" else each for each in node.get("type", ())}


def namesakes(ours: Node, theirs: Node) -> bool:
    """Whether two branches are the same named schema."""
    return _kin(ours, theirs) and "/schemas/" in str(ours.get(AT, ""))


def called(branch: Node) -> str:
    """Return what sentences call a branch."""
    name = str(branch.get("title") or str(branch.get(AT, "")).rpartition("/")[2])
    if name and not name.isdecimal():
        return name
    return " or ".join(branch.get("type", ())) or f"number {name}"
