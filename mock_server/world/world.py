"""Every project of one running mock, and which of them given credentials select."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from string import hexdigits

from mock_server.engine.access_token import AccessToken
from mock_server.store.base import Store, Transaction
from mock_server.store.kinds import TOKENS
from mock_server.world.clock import ClockState, real_time
from mock_server.world.credentials import APIS, DEFAULT, Api, Credentials, Pair
from mock_server.world.ids import IdSource, IdState
from mock_server.world.project import Project, Snapshot
from mock_server.world.rate import RateLimit, RateWindow


class World:
    """Projects by their credentials.

    Attributes:
        default: The project that is there from the start, and the control API's without keys.
        rate_limit: What new projects are limited to; None refuses nobody.
        open: Whether an unknown pair of keys makes a project of its own, a copy of the default
            project's start, instead of being refused.
    """

    def __init__(
        self,
        new_store: Callable[[], Store],
        *,
        seed: str = "0",
        open_to_all: bool = False,
        rate_limit: RateLimit | None = None,
    ) -> None:
        self.open = open_to_all
        self.rate_limit = rate_limit
        self._seed = seed
        self._new_store = new_store
        self._ids = IdSource(IdState(f"{seed}/projects"))
        self._started = real_time()
        self._projects: dict[str, Project] = {}
        self._by_keys: dict[Api, dict[tuple[str, str], Project]] = {each: {} for each in APIS}
        empty = Snapshot(new_store(), ClockState(), IdState(seed))
        self.default = self._add(self._new(self._ids.new_id("proj"), DEFAULT, empty))

    @property
    def seed(self) -> str:
        """What all ids are derived from."""
        return self._seed

    @property
    def uptime(self) -> timedelta:
        """How long this world has been running, in real time."""
        return real_time() - self._started

    @property
    def projects(self) -> tuple[Project, ...]:
        """Every project, the oldest first."""
        return tuple(self._projects.values())

    @property
    def disturbed(self) -> tuple[Project, ...]:
        """The projects in which something is wrong."""
        return tuple(each for each in self._projects.values() if each.disturbance is not None)

    def find(self, project_id: str) -> Project | None:
        """Return the project with that id; None if there is none."""
        return self._projects.get(project_id)

    def of_keys(self, api: Api, key_id: str, token: str) -> Project | None:
        """Return the project that has that pair of keys for *api*; None if nobody has it."""
        found = self._by_keys[api].get((key_id, token))
        return found or self._opened(Credentials(**{api: Pair(key_id, token)}))

    def of_token(self, token: str) -> tuple[Project, AccessToken] | None:
        """Return the project that issued a live access token, and the token; None otherwise."""
        for project in self._projects.values():
            found = project.live_token(token)
            if found is not None:
                return project, found
        return None

    def create(
        self,
        *,
        fork: Project | None = None,
        seed: str | None = None,
        fill: Callable[[Project], None] | None = None,
    ) -> Project:
        """Make a project with keys of its own.

        Args:
            fork: Whose present state it starts with, without its access tokens, since a token
                selects one project; None starts empty.
            seed: What its ids are derived from; None makes them differ from all other projects'.
            fill: Writes what it starts with; if it raises, nothing was made.
        """
        project_id = self._ids.new_id("proj")
        ids = IdState(seed or f"{self._seed}/{project_id}")
        if fork is None:
            start = Snapshot(self._new_store(), ClockState(), ids)
        else:
            start = _forked(fork, ids)
        project = self._new(project_id, self._new_keys(), start)
        if fill is not None:
            fill(project)
            project.mark_start()
        return self._add(project)

    def remove(self, project: Project) -> None:
        """Forget *project*; its keys select nothing any more."""
        del self._projects[project.id]
        for api, pair in project.credentials.pairs:
            del self._by_keys[api][pair.id, pair.token]

    def _opened(self, credentials: Credentials) -> Project | None:
        """Make the project of unknown credentials if the world is open.

        A pair of which one half is known is no new project but a mistake.
        """
        if not self.open or self._knows(credentials):
            return None
        project_id = self._ids.new_id("proj")
        start = replace(self.default.start, ids=IdState(f"{self._seed}/{project_id}"))
        return self._add(self._new(project_id, credentials, start))

    def _knows(self, credentials: Credentials) -> bool:
        words = {word for _, pair in credentials.pairs for word in (pair.id, pair.token)}
        return any(not words.isdisjoint(keys) for table in self._by_keys.values() for keys in table)

    def _new_keys(self) -> Credentials:
        return Credentials(*(Pair(self._new_key(), self._new_key()) for _ in APIS))

    def _new_key(self) -> str:
        return self._ids.new_code("########-####-####-####-############", hexdigits[:16])

    def _new(self, project_id: str, credentials: Credentials, start: Snapshot) -> Project:
        project = Project(project_id, credentials, self._new_store, start)
        project.rate = RateWindow(self.rate_limit)
        return project

    def _add(self, project: Project) -> Project:
        self._projects[project.id] = project
        for api, pair in project.credentials.pairs:
            self._by_keys[api][pair.id, pair.token] = project
        return project


def _forked(project: Project, ids: IdState) -> Snapshot:
    """Return the present state of *project* with ids that do not meet its own."""
    store, state = project.store.fork(), project.ids.state
    store.transact(_drop_tokens)
    return Snapshot(store, project.clock.state, state if state.seed == ids.seed else ids)


def _drop_tokens(tx: Transaction) -> None:
    for token in list(tx.every(TOKENS)):
        tx.remove(TOKENS, token.id)
