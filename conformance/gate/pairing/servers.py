"""Says what became of servers."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from conformance.gate.change import Change
from conformance.gate.pairing.scene import Pair, calmed
from conformance.gate.pairing.template import shape
from conformance.gate.spot import Spot

_HERE = "/"  # where the contract is: also what counts if no server is listed


def compare(pair: Pair) -> Iterator[Change]:
    """Yield what became of the servers at *pair*."""
    old, new = _urls(pair.base), _urls(pair.head)
    here = pair.at("servers")
    for url in old:
        if url not in (new or [_HERE]):
            found = [here.change("server-removed", f"server {url} removed")]
            yield from calmed(found) if _still_there(pair, url, new) else found
    for url in new:
        if url not in old:
            yield here.change("server-added", f"server {url} added")


def prefix(document: Spot) -> str:
    """Return the path that the URLs of all servers have in common, without a slash at its end."""
    paths = {urlsplit(url).path.rstrip("/") for url in _urls(document)}
    return paths.pop() if len(paths) == 1 else ""


def _still_there(pair: Pair, url: str, new: list[str]) -> bool:
    """Whether every path of the server *url* is still there, a part of it in the path now."""
    base, head = pair.base.at("paths").names(), pair.head.at("paths").names()
    urls = {other.rstrip("/") + shape(path) for other in new for path in head}
    left = {url.rstrip("/") + shape(path) for path in base} - urls
    return bool(base) and not left


def _urls(spot: Spot) -> list[str]:
    urls = (each.text("url", _HERE) for each in spot.at("servers").items())
    return [url.rstrip("/") or _HERE for url in urls]
