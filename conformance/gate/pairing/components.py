"""Says what became of named schemas and security schemes."""

from collections.abc import Iterator

from conformance.gate.change import Change
from conformance.gate.pairing import security
from conformance.gate.pairing.scene import Pair, calmed
from conformance.gate.pairing.security import bare
from conformance.gate.spot import Spot

_WIRE = ("type", "in", "name", "scheme")


def compare(pair: Pair) -> Iterator[Change]:
    """Yield what became of the components of a contract."""
    both = pair.at("components", "schemas")
    yield from _listed(both, "component-schema", "schema")
    both = pair.at("components", "securitySchemes")
    yield from _listed(both, "security-scheme", "security scheme")
    for name in both.base.names():
        here = both.at(name)
        if not here.head.there:
            continue
        moved = [each for each in _WIRE if here.base.text(each) != here.head.text(each)]
        if moved:
            words = f"{', '.join(moved)} of the security scheme {name} changed"
            found = here.change("security-scheme-changed", words)
            yield from [found] if name in _used(pair.base) else calmed([found])
        elif bare(here.base.value) != bare(here.head.value):
            yield here.change("security-scheme-details-changed", f"details of {name} changed")


def _listed(both: Pair, rule: str, what: str) -> Iterator[Change]:
    base, head = both.base.names(free=True), both.head.names(free=True)
    if not (base and head):
        return  # one is split into files, where names are nobody's business
    for name in base:
        if name not in head:
            yield both.at(name).change(f"{rule}-removed", f"{what} {name} removed")
    for name in head:
        if name not in base:
            yield both.at(name).change(f"{rule}-added", f"{what} {name} added")


def _used(document: Spot) -> set[str]:
    """Return the schemes that an operation, or the contract as a whole, asks for."""
    paths = document.at("paths")
    operations = [
        paths.at(path).at(method) for path in paths.names() for method in paths.at(path).names()
    ]
    return {
        name
        for each in (document, *operations)
        for alternative in security.alternatives(document, each)
        for name in alternative
    }
