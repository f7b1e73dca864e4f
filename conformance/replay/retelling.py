"""Takes a run of the judge up again from its own file, which says everything but the secrets."""

from collections.abc import Iterator, Sequence
from typing import get_args

from conformance.contract import Contract
from conformance.history import Exchange, Identity
from conformance.replay.heard import Heard
from conformance.replay.reading import Recorded
from conformance.target import CouldNotRun
from conformance.veil import TOKEN

_WHY = "the tokens that were given are not in the file"


def retell(recorded: Sequence[Recorded], contract: Contract) -> Heard:
    """Return the history that *recorded* was, control calls included.

    Raises:
        CouldNotRun: somebody changed what the judge had written.
    """
    heard = Heard()
    for exchange in map(_exchange, recorded):
        operation = contract.operation_of(exchange.method, exchange.url)
        if operation is not None and _speaks_of_tokens(exchange):
            heard.skipped[f"{exchange.method} {operation.path}", _WHY] += 1
        else:
            heard.exchanges.append(exchange)
        if operation is not None and exchange.status:
            heard.answered.append(exchange)
    return heard


def _speaks_of_tokens(exchange: Exchange) -> bool:
    """Whether what *exchange* comes to hangs on which token it is about; all look alike here."""
    return TOKEN in exchange.request_body or TOKEN in exchange.response_body


def _exchange(each: Recorded) -> Exchange:
    request, response = each.entry.request, each.entry.response
    kept = dict(_kept(each))
    unanswered = each.entry.comment.partition(": ")[2].encode()
    return Exchange(
        method=request.method,
        url=request.url,
        request_headers=request.headers,
        request_body=request.body.decode(errors="replace"),
        status=response.status,
        response_headers=response.headers,
        response_body=(response.body if response.status else unanswered).decode(errors="replace"),
        **kept,  # type: ignore[arg-type]  # looked at one by one
    )


def _kept(each: Recorded) -> Iterator[tuple[str, str | float]]:
    """Yield what the judge kept of a call, by its name."""
    for name, kind in _KINDS.items():
        value = each.entry.ours.get(name)
        if not isinstance(value, kind) or (name == "identity" and value not in get_args(Identity)):
            raise CouldNotRun(f"The file of a run was changed: {name} of a call is {value!r}.")
        yield name, value


_KINDS: dict[str, type[str] | tuple[type[int], type[float]]] = {
    "layer": str,
    "world": str,
    "identity": str,
    "ours": str,
    "ended": (int, float),
    "seconds": (int, float),
}
