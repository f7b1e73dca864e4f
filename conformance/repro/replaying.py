"""Makes the calls of a finding once more, in the world that was there before the run."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from conformance.contract import Contract
from conformance.control import CONTROL, Control
from conformance.history import Exchange
from conformance.repro.tracing import Trace, places
from conformance.target import Request, Setting, Target
from conformance.veil import TOKEN
from spec import Json

_SHORTEST_NAME = 6  # what is shorter would stand in any text
_WORD = re.compile(r"[\w-]+")
_FORM = "application/x-www-form-urlencoded"


class Stage:
    """A target whose world can be put back as often as one likes.

    Attributes:
        world: The one that is put back.
    """

    def __init__(self, target: Target, control: Control) -> None:
        """Take the world as it is now for the one to put back.

        Raises:
            CouldNotRun: it cannot be read.
        """
        self._target = target
        self._control = control
        self.world = control.export()
        self._played = 0

    def repeatable(self, trace: Trace) -> Trace:
        """Return the calls of *trace* that can be made again: those with our own keys."""
        return tuple(each for each in trace if _is_plain(each, self._target.contract))

    def play(self, calls: Sequence[Exchange]) -> tuple[Exchange, ...]:
        """Put the world back, make *calls* again and return what comes.

        What the target gave another name this time is called by that name in later calls.

        Raises:
            Withheld: no more calls may be made.
            WorldRefused: the world cannot be put back.
            WorldFailed: nor can it.
            CouldNotRun: nobody answers.
        """
        self.restore()
        self._played += 1
        renamed: dict[str, str] = {}
        made: list[Exchange] = []
        for call in calls:
            if call.layer == CONTROL:
                self._control.again(call)
                made.append(replace(call, world=f"replay {self._played}"))
                continue
            setting = Setting(call.layer, f"replay {self._played}", call.ours)
            made.append(self._target.send(_request(call, self._target.url, renamed), setting))
            renamed |= dict(_renamed(call.document, made[-1].document))
        return tuple(made)

    def restore(self) -> None:
        """Put the world back.

        Raises:
            WorldRefused: it cannot be loaded.
            WorldFailed: nor can it.
            CouldNotRun: nobody answers.
        """
        self._control.load(self.world)


def _is_plain(call: Exchange, contract: Contract) -> bool:
    if call.layer == CONTROL:
        return True
    headers = {name.lower(): value for name, value in call.request_headers}
    shown = "".join((call.url, call.request_body, *headers.values()))
    known = contract.operation_of(call.method, call.url) is not None
    form = headers.get("content-type", "").startswith(_FORM)
    plain = not form and _is_json(call.request_body)
    return known and call.identity == "own" and TOKEN not in shown and plain


def _is_json(body: str) -> bool:
    """Whether *body* can be sent again as what it says; a broken one is what it is."""
    try:
        json.loads(body or "null")
    except ValueError:
        return False
    return True


def _request(call: Exchange, root: str, renamed: Mapping[str, str]) -> Request:
    def now(text: str) -> str:
        return _WORD.sub(lambda word: renamed.get(word[0], word[0]), text)

    path, body = call.url.removeprefix(root), now(call.request_body)
    return Request(call.method, now(path), json.loads(body) if body else None)


def _renamed(before: Json, now: Json) -> Iterator[tuple[str, str]]:
    """Yield the texts that stand in *before*, and what stands in their places *now*."""
    texts = dict(places(now))
    for path, old in places(before):
        new = texts.get(path)
        if isinstance(old, str) and isinstance(new, str) and len(old) >= _SHORTEST_NAME:
            yield old, new
