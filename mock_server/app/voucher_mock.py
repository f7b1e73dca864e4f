"""What a test holds in its hand: one project of a mock, and clients that call it."""

from collections.abc import Mapping

import httpx

from mock_server.world.project import Project
from spec import Json

ORIGIN = "https://shop.example.com"
"""The page that the client-side calls come from."""


class _Lent(httpx.BaseTransport):
    """A transport that others need after its client is closed."""

    def __init__(self, owned: httpx.BaseTransport) -> None:
        self._owned = owned

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        return self._owned.handle_request(request)


class VoucherMock(httpx.Client):
    """A client that calls one project with its server-side keys.

    Attributes:
        url: Root of the mock; `/v1`, `/client/v1` and `/_mock` are below it.
        keys: What to configure the code under test with: `app_id`, `app_token`, `client_id`,
            `client_token`.
        browser: Calls the same project as a web page does, with its client-side keys.
    """

    def __init__(self, project: Project, transport: httpx.BaseTransport, url: str) -> None:
        """Call *project*, which *transport* leads to; closing the client leaves that open."""
        server, client = project.credentials.server, project.credentials.client
        if server is None or client is None:
            raise ValueError(f"{project.id} lacks a pair of keys")
        self.url = url
        self.keys: Mapping[str, str] = {
            "app_id": server.id,
            "app_token": server.token,
            "client_id": client.id,
            "client_token": client.token,
        }
        page = {"X-Client-Application-Id": client.id, "X-Client-Token": client.token}
        self.browser = httpx.Client(
            transport=_Lent(transport),
            base_url=url,
            headers={**page, "Origin": ORIGIN},
            trust_env=False,
        )
        super().__init__(
            transport=_Lent(transport),
            base_url=url,
            headers={"X-App-Id": server.id, "X-App-Token": server.token},
            trust_env=False,
        )

    def load(self, world: Json) -> None:
        """Replace the project's state by a world document.

        Raises:
            httpx.HTTPStatusError: it is none; the state is as before.
        """
        self._told("/_mock/world", world)

    def advance(self, duration: str) -> None:
        """Move the project's clock by an ISO 8601 *duration* such as `PT1H`, or `-P1D` backwards.

        Raises:
            httpx.HTTPStatusError: it is no duration.
        """
        self._told("/_mock/clock", {"advance": duration})

    def _told(self, path: str, body: Json) -> None:
        answer = self.put(path, json=body)
        if answer.is_error:
            message = f"{path} answered {answer.status_code}: {answer.text}"
            raise httpx.HTTPStatusError(message, request=answer.request, response=answer)
