"""Names that a run has made up: before it uses one, nothing has it."""

import re
from dataclasses import replace
from urllib.parse import unquote

from conformance.history import Exchange
from conformance.model.shadow import Shadow
from conformance.model.state import Kind

_NAMED: tuple[Kind, ...] = ("vouchers", "campaigns", "customers", "orders")
_WORD = re.compile(r"[\w-]+")


class Newcomers:
    """Tells the model which names are new; without it every name might be taken by somebody."""

    def __init__(self) -> None:
        """Start with nothing."""
        self._met: set[tuple[str, str]] = set()

    def meet(self, shadow: Shadow, exchange: Exchange) -> None:
        """Let *shadow* know that what *exchange* is the first to name does not exist yet.

        Codes are told apart by upper and lower case: nothing has a name of ours in other letters.
        """
        if not exchange.ours:
            return
        world, said = exchange.world, f"{unquote(exchange.url)} {exchange.request_body}"
        for name in _WORD.findall(said):
            if exchange.ours.lower() in name.lower() and (world, name) not in self._met:
                self._met.add((world, name))
                _free(shadow, world, name)


def _free(shadow: Shadow, world: str, name: str) -> None:
    state = shadow.state(world)
    for kind in _NAMED:
        shelf = state.of(kind)
        if name not in shelf:
            known = replace(shelf, gone=shelf.gone | {name}, free=shelf.free | {name})
            state = state.with_shelf(kind, known)
    shadow.states[world] = state
