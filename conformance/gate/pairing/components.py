"""Says what became of named schemas and security schemes."""

from collections.abc import Iterator

from conformance.gate.change import Change
from conformance.gate.pairing.scene import Pair
from spec import Json

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
            yield here.change("security-scheme-changed", words)
        elif _bare(here.base.value) != _bare(here.head.value):
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


def _bare(scheme: Json) -> Json:
    if isinstance(scheme, dict):
        return {
            key: _bare(each)
            for key, each in scheme.items()
            if key != "description" and not key.startswith("x-")
        }
    return scheme
