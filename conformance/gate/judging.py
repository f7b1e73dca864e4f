"""Runs the gate: load, compare, weigh, locate."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import orjson

from conformance.gate import semver
from conformance.gate.blast import Traffic, radius
from conformance.gate.change import Change
from conformance.gate.comparison import compare
from conformance.gate.config import Config
from conformance.gate.loading import Contract, CouldNotLoad, NoSuchContract, load
from conformance.gate.outcome import Judged, Outcome
from conformance.gate.pairing.scene import Stage
from spec.har import HarEntry, HarError, read_har


@dataclass(frozen=True, slots=True)
class Order:
    """What the user asked for.

    Attributes:
        base: The earlier contract, as given.
        head: The later one.
        config: What the project has agreed on.
        today: For sunsets and agreements.
        remote: Whether references to URLs are followed.
        semver: Whether `info.version` is judged too.
        traffic: Files of recorded exchanges.
    """

    base: str
    head: str
    config: Config
    today: date
    remote: bool = False
    semver: bool = False
    traffic: tuple[str, ...] = ()


def judge(order: Order) -> Outcome:
    """Return what is said of the two contracts.

    Raises:
        CouldNotLoad: one of them, or the traffic, cannot be read.
    """
    head = load(order.head, order.remote)
    expired = order.config.expired(order.today)
    try:
        base = load(order.base, order.remote)
    except NoSuchContract:
        return Outcome(order.base, order.head, (), head.warnings, expired, new=True)
    entries = tuple(entry for name in order.traffic for entry in _recorded(name))
    changes = _changes(order, base, head)
    stage = Stage(base.document, head.document, order.today)
    hit = radius(changes, Traffic(stage, entries)) if entries else {}
    return Outcome(
        order.base,
        order.head,
        tuple(_judged(each, order, (base, head), hit) for each in changes),
        tuple(f"{each.name}: {words}" for each in (base, head) for words in each.warnings),
        expired,
        recorded=len(entries) if order.traffic else None,
    )


def _changes(order: Order, base: Contract, head: Contract) -> list[Change]:
    weighed = (order.config.weighed(each) for each in compare(base, head, order.today))
    changes = [each for each in weighed if each is not None]
    if order.semver:
        ours = [each for each in changes if not order.config.acceptance(each, order.today)]
        wrong = semver.judged(base.document, head.document, ours)
        changes = [*([wrong] if wrong else []), *changes]
    return changes


def _judged(
    change: Change,
    order: Order,
    contracts: tuple[Contract, Contract],
    hit: dict[str, tuple[str, ...]],
) -> Judged:
    base, head = contracts
    if change.head is not None:
        file, line = head.written(change.head)
    else:
        file, line = base.written(change.base or "")
    accepted = order.config.acceptance(change, order.today)
    return Judged(change, file, line, accepted, hit.get(change.fingerprint, ()))


def _recorded(name: str) -> Iterable[HarEntry]:
    try:
        return read_har(orjson.loads(Path(name).read_bytes()))
    except OSError as error:
        raise CouldNotLoad(f"{name} cannot be read: {error.strerror}.") from error
    except (orjson.JSONDecodeError, HarError) as error:
        raise CouldNotLoad(f"{name} is no HAR file: {error}.") from error
