"""Puts our door in front of every call of this process, whoever makes it.

Schemathesis calls from many places: its phases, its checks that ask once more, its probes. All of
them end in the adapter of requests.
"""

import json
import os
from collections.abc import Callable
from dataclasses import replace

from requests import PreparedRequest, Response
from requests.adapters import HTTPAdapter
from schemathesis import Case
from schemathesis.core import NotSet

from conformance.door.allowance import TimeIsUp, Withheld
from conformance.door.door import Answer, Call, Door
from conformance.finding import Finding
from conformance.schema.job import Ended, Line
from conformance.staging.watch import Watch
from conformance.verdict import Step
from spec import Json

_ORPHANED = 3
_HOST = "http://target"  # only the path of a call tells what it is


class Gate:
    """The door of a child process.

    Attributes:
        door: What is passed through.
        owns: Tells what may be touched; None where everything may.
        closed: Whether no call will be let out any more.
    """

    def __init__(self, door: Door) -> None:
        """Prepare to stand before *door*."""
        self.door = door
        witness = door.witness
        self.owns: Callable[[str, str], bool] | None = None
        if isinstance(witness, Watch):
            self.owns = witness.owns
        self.closed = False
        self._withheld = ""

    def stand(self) -> None:
        """Let all calls of this process go through the door, from now on."""
        plain, parent = HTTPAdapter.send, os.getppid()

        def send(adapter: HTTPAdapter, request: PreparedRequest, **how: object) -> Response:
            if os.getppid() != parent:
                os._exit(_ORPHANED)  # whoever cleans up after the run must not race with us
            call = Call(request.method or "", request.url or "", _text(request.body))
            try:
                return self.door.through(call, lambda: plain(adapter, request, **how), _answer)  # type: ignore[arg-type]
            except Withheld as withheld:
                self._withheld = str(withheld)
                self.closed |= isinstance(withheld, TimeIsUp)
                raise

        HTTPAdapter.send = send  # type: ignore[method-assign,assignment]

    def close(self, why: str) -> None:
        """Let no call out any more; *why* is told."""
        self.closed, self._withheld = True, why

    def brand(self, case: Case[Json]) -> None:
        """Let the thing that *case* makes tell of the run, if no name in it does."""
        witness = self.door.witness
        if witness is None:
            return
        body = None if isinstance(case.body, NotSet) else case.body
        call = Call(case.method, _HOST + case.formatted_path, json.dumps(body, default=str))
        branded = witness.marked(call, body)
        if branded != body:
            case.body = branded
            case.media_type = case.media_type or "application/json"

    def excused(self, news: Line) -> Line:
        """Return *news*, but for the trouble that comes from calls which were not let out."""
        if self._withheld and isinstance(news, Finding) and news.check == "schema_engine":
            return Step("schema", 0, None, self._withheld)
        if isinstance(news, Ended):
            news = replace(news, calls=self.door.allowance.made)
            return replace(news, complete=False, why=self._withheld) if self._withheld else news
        return news


def _answer(response: Response) -> Answer:
    headers = tuple((name.lower(), value) for name, value in response.headers.items())
    # The text property would guess at an encoding; JSON has but one.
    return Answer(response.status_code, headers, response.content.decode(errors="replace"))


def _text(body: object) -> str:
    if isinstance(body, bytes):
        return body.decode(errors="replace")
    return body if isinstance(body, str) else ""
