"""Compares request bodies."""

from collections.abc import Iterator

from conformance.gate.change import Change
from conformance.gate.pairing import media
from conformance.gate.pairing.scene import Pair

_PART = "request body"


def compare(pair: Pair) -> Iterator[Change]:
    """Yield what became of the request body of an operation."""
    body = pair.at("requestBody").called(_PART)
    if not body.base.there and not body.head.there:
        return
    if not body.base.there:
        yield _added(body)
    elif not body.head.there:
        yield body.change("request-body-removed", "request body removed")
    else:
        yield from _required(body)
        yield from media.compare(body.at("content"), pair.side, _PART)


def _added(body: Pair) -> Change:
    if not body.head.flag("required"):
        return body.change("request-body-added", "optional request body added")
    return body.change("request-required-body-added", "required request body added")


def _required(body: Pair) -> Iterator[Change]:
    old, new = body.base.flag("required"), body.head.flag("required")
    if new and not old:
        yield body.change("request-body-became-required", "request body became required")
    if old and not new:
        yield body.change("request-body-became-optional", "request body became optional")
