"""Every project of one running mock, and which of them given credentials select."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from mock_server.engine.access_token import AccessToken
from mock_server.store.base import Store
from mock_server.world.clock import ClockState, real_time
from mock_server.world.credentials import DEFAULT, Credentials, Pair
from mock_server.world.ids import IdSource, IdState
from mock_server.world.project import Project, Snapshot


class World:
    """Projects by their credentials.

    Attributes:
        default: The project that is there from the start, and the control API's without keys.
        open: Whether an unknown pair of keys makes a project of its own, a copy of the default
            project's start, instead of being refused.
    """

    def __init__(
        self, new_store: Callable[[], Store], *, seed: str = "0", open_to_all: bool = False
    ) -> None:
        self.open = open_to_all
        self._seed = seed
        self._new_store = new_store
        self._ids = IdSource(IdState(f"{seed}/projects"))
        self._started = real_time()
        self._projects: list[Project] = []
        self._by_server_keys: dict[tuple[str, str], Project] = {}
        self._by_client_keys: dict[tuple[str, str], Project] = {}
        self._known: set[str] = set()
        empty = Snapshot(new_store(), ClockState(), IdState(seed))
        self.default = self._add(self._ids.new_id("proj"), DEFAULT, empty)

    @property
    def seed(self) -> str:
        """What all ids are derived from."""
        return self._seed

    @property
    def uptime(self) -> timedelta:
        """How long this world has been running, in real time."""
        return real_time() - self._started

    def of_server_keys(self, app_id: str, app_token: str) -> Project | None:
        """Return the project of a pair of server keys; None if nobody has that pair."""
        found = self._by_server_keys.get((app_id, app_token))
        return found or self._opened(Credentials(server=Pair(app_id, app_token)))

    def of_client_keys(self, client_id: str, client_token: str) -> Project | None:
        """Return the project of a pair of client keys; None if nobody has that pair."""
        found = self._by_client_keys.get((client_id, client_token))
        return found or self._opened(Credentials(client=Pair(client_id, client_token)))

    def of_token(self, token: str) -> tuple[Project, AccessToken] | None:
        """Return the project that issued a live access token, and the token; None otherwise."""
        for project in self._projects:
            found = project.live_token(token)
            if found is not None:
                return project, found
        return None

    def _opened(self, credentials: Credentials) -> Project | None:
        """Make the project of unknown credentials if the world is open.

        A pair of which one half is known is no new project but a mistake.
        """
        if not self.open or not self._known.isdisjoint(_words(credentials)):
            return None
        project_id = self._ids.new_id("proj")
        start = replace(self.default.start, ids=IdState(f"{self._seed}/{project_id}"))
        return self._add(project_id, credentials, start)

    def _add(self, project_id: str, credentials: Credentials, start: Snapshot) -> Project:
        project = Project(project_id, credentials, self._new_store, start)
        self._projects.append(project)
        self._known.update(_words(credentials))
        for pair, table in (
            (credentials.server, self._by_server_keys),
            (credentials.client, self._by_client_keys),
        ):
            if pair is not None:
                table[pair.id, pair.token] = project
        return project


def _words(credentials: Credentials) -> set[str]:
    pairs = (credentials.server, credentials.client)
    return {word for pair in pairs if pair is not None for word in (pair.id, pair.token)}
