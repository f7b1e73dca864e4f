"""Finds the API in recorded traffic: on which host, and below which path."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from conformance.contract import Contract
from conformance.replay.reading import Recorded, is_a_run
from conformance.target import CouldNotRun
from spec.har import HarEntry


@dataclass(frozen=True, slots=True)
class Place:
    """Where an API is.

    Attributes:
        origin: Scheme and host, as in `https://shop.example.com`.
        base: The path before `/v1`, without a slash at its end; usually empty.
    """

    origin: str
    base: str

    @property
    def url(self) -> str:
        """The root of the API."""
        return self.origin + self.base

    def has(self, entry: HarEntry) -> bool:
        """Whether *entry* is a call of this server."""
        return origin(entry) == self.origin

    def contract(self, contract: Contract) -> Contract:
        """Return *contract* for calls with whole URLs."""
        return contract.below(self.url)


def choose(
    recorded: Sequence[Recorded], contract: Contract, host: str = "", base: str | None = None
) -> Place:
    """Return where the calls of *contract* went, those of *host* and below *base* if given.

    A run of the judge may have had several mocks for itself; the one that was called most is named.

    Raises:
        CouldNotRun: there is none, or there are several.
    """
    entries = [each.entry for each in recorded if not host or _is_host(each.entry, host)]
    found: Counter[Place] = Counter()
    for entry in entries:
        there = _base(entry, contract) if base is None else _given(entry, contract, base)
        if there is not None:
            found[Place(origin(entry), there)] += 1
    if not found:
        raise CouldNotRun(f"No call of the contract is in it{_other_hosts(recorded, host)}.")
    if len({place.origin for place in found}) > 1 and not is_a_run(recorded):
        hosts = ", ".join(sorted({urlsplit(place.origin).netloc for place in found}))
        raise CouldNotRun(f"Several hosts answered calls of the contract; name one: --host {hosts}")
    return found.most_common(1)[0][0]


def origin(entry: HarEntry) -> str:
    """Return scheme and host of *entry*."""
    parts = urlsplit(entry.request.url)
    return f"{parts.scheme}://{parts.netloc}".lower()


def _is_host(entry: HarEntry, host: str) -> bool:
    parts = urlsplit(entry.request.url)
    return host.lower() in (parts.netloc.lower(), (parts.hostname or "").lower(), origin(entry))


def _base(entry: HarEntry, contract: Contract) -> str | None:
    """Return what stands before a path of *contract*, None if *entry* has no such path."""
    steps = urlsplit(entry.request.url).path.split("/")
    for start in range(1, len(steps)):
        if contract.methods_at("/" + "/".join(steps[start:])):
            return "/".join(steps[:start])
    return None


def _given(entry: HarEntry, contract: Contract, base: str) -> str | None:
    base = f"/{base.strip('/')}" if base.strip("/") else ""
    path = urlsplit(entry.request.url).path
    inside = path.startswith(f"{base}/") and contract.methods_at(path.removeprefix(base))
    return base if inside else None


def _other_hosts(recorded: Sequence[Recorded], host: str) -> str:
    known = sorted({urlsplit(each.entry.request.url).netloc for each in recorded})
    if not known:
        return ": it is empty"
    return f" for {host}" if host else f"; it has calls of {', '.join(known[:5])}"
