"""The target's control API, where it has one: load a world, export it, go back to the first one."""

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

import httpx

from conformance.credentials import Credentials
from conformance.history import Exchange
from conformance.target import CouldNotRun, Network
from spec import Json

CONTROL = "control"
"""The layer of calls that set the scene; they are no calls of the contract."""


_SERVER_PAIR = 2  # key and secret of the server side come first; they say which project is meant


class WorldRefused(Exception):
    """The target cannot load a world document; the message is the target's reason."""


class WorldFailed(Exception):
    """The target broke over a world document, where it should have loaded or refused it."""


@dataclass(frozen=True, slots=True)
class Control:
    """A control API that answers, for the project of our credentials.

    Attributes:
        url: The root below which `/_mock` stands.
        client: Sends the credentials with every call.
        credentials: Our keys, to keep them out of what is shown.
    """

    url: str
    client: httpx.Client
    credentials: Credentials = field(default_factory=Credentials)

    def export(self) -> Json:
        """Return the project's whole state, as a world document."""
        return self._done("GET", "/_mock/world").json()

    def load(self, world: Json) -> None:
        """Replace the project's state.

        Raises:
            WorldRefused: the target does not understand *world*; its state is unchanged.
            WorldFailed: it made an error of its own.
        """
        answer = self._call("PUT", "/_mock/world", world)
        if answer.is_client_error:
            raise WorldRefused(_reason(answer))
        if not answer.is_success:
            raise WorldFailed(f"{answer.status_code}: {_reason(answer)}")

    def turn(self, now: str, world: str) -> Exchange:
        """Stop the project's clock at *now*, a timestamp, and return the call, made in *world*.

        Raises:
            CouldNotRun: it cannot be turned.
        """
        change = {"now": now, "frozen": True}
        answer = self._call("PUT", "/_mock/clock", change)
        self._check(answer)
        return self._shown("/_mock/clock", change, world, answer)

    def loading(self, document: Json, world: str = "") -> Exchange:
        """Return the call that `load` has made of *document*, as one in *world*."""
        return self._shown("/_mock/world", document, world)

    def again(self, call: Exchange) -> None:
        """Make a *call* once more that `turn` or `loading` has returned.

        Raises:
            CouldNotRun: it is not answered as it should be.
        """
        path = call.url.removeprefix(self.url)
        self._check(self._call(call.method, path, json.loads(call.request_body)))

    def restore(self, world: Json) -> str:
        """Load *world*, an earlier export of the target, or else go back to its first world.

        Returns:
            Why the export could not be loaded, empty if it could.
        """
        try:
            self.load(world)
        except (WorldRefused, WorldFailed) as error:
            self.reset()
            return str(error)
        return ""

    def reset(self) -> None:
        """Go back to the world that the project started from."""
        self._done("POST", "/_mock/reset")

    @contextmanager
    def neighbour(self) -> Iterator[Credentials | None]:
        """Give the keys of another, empty project as long as it is needed; None if none is made."""
        answer = self._call("POST", "/_mock/projects", {})
        if not answer.is_success:
            yield None
            return
        made = answer.json()
        names = ("app_id", "app_token", "client_id", "client_token")
        try:
            yield Credentials(**{name: made[name] for name in names})
        finally:
            with suppress(CouldNotRun):  # a server that is gone has no projects any more
                self._call("DELETE", f"/_mock/projects/{made['id']}", None)

    def _shown(
        self, path: str, sent: Json, world: str, answer: httpx.Response | None = None
    ) -> Exchange:
        """Return a PUT to *path* as checks read calls, without our keys."""
        keys = tuple(self.credentials.by_header().items())[:_SERVER_PAIR]
        return Exchange(
            layer=CONTROL,
            world=world,
            method="PUT",
            url=self.url + path,
            request_headers=(
                *self.credentials.hidden(keys),
                ("Content-Type", "application/json"),
            ),
            request_body=json.dumps(sent, ensure_ascii=False),
            identity="own",
            status=answer.status_code if answer else int(httpx.codes.OK),
            response_headers=(),
            response_body=answer.text if answer else "",
        )

    def _done(self, method: str, path: str) -> httpx.Response:
        answer = self._call(method, path, None)
        self._check(answer)
        return answer

    def _call(self, method: str, path: str, body: Json) -> httpx.Response:
        try:
            return self.client.request(method, self.url + path, json=body)
        except httpx.HTTPError as error:
            raise CouldNotRun(
                f"The control API at {self.url} stopped answering: {error}."
            ) from error

    def _check(self, answer: httpx.Response) -> None:
        if not answer.is_success:
            called = f"{answer.request.method} {answer.request.url.path}"
            raise CouldNotRun(f"The control API answered {answer.status_code} to {called}.")


@contextmanager
def discovered(
    url: str, credentials: Credentials, network: Network | None = None
) -> Iterator[Control | None]:
    """Give the control API below *url* as long as it is needed, None if there is none."""
    with (network or Network()).client(url, credentials.by_header()) as client:
        control = Control(url.rstrip("/"), client, credentials)
        yield control if _is_there(control) else None


def _is_there(control: Control) -> bool:
    try:
        answer = control.client.get(control.url + "/_mock/health")
        return answer.status_code == httpx.codes.OK and isinstance(answer.json(), dict)
    except (httpx.HTTPError, ValueError):
        return False


def _reason(answer: httpx.Response) -> str:
    """Return why the target refused, as short as it said it."""
    try:
        told = answer.json()
    except ValueError:
        return answer.text[:200]
    return str(told.get("details") or told.get("message") or told) if isinstance(told, dict) else ""
