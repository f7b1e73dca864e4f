"""An isolated world: entities, clock, ids and settings under one set of credentials."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from mock_server.engine.access_token import AccessToken
from mock_server.engine.channel import Channel
from mock_server.engine.settings import Settings
from mock_server.journal import Journal
from mock_server.service import settings
from mock_server.service.moment import Moment
from mock_server.service.refused import Refused
from mock_server.store.base import Store, Transaction
from mock_server.store.kinds import TOKENS
from mock_server.world.clock import Clock, ClockState
from mock_server.world.credentials import Credentials
from mock_server.world.disturbance import Disturbance
from mock_server.world.ids import IdSource, IdState
from mock_server.world.rate import RateWindow

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A project's state at one moment; its store is a fork that nobody writes."""

    store: Store
    clock: ClockState
    ids: IdState


class Project:
    """What one set of credentials sees.

    Attributes:
        id: `proj_…`.
        credentials: The keys that select it.
        store: Its entities; another store after `replace` and `restore`.
        clock: Its time.
        ids: Where its ids and codes come from; starts anew with `replace` and `restore`.
        start: What `reset` goes back to.
        rate: How often it may be called, and was.
        journal: What it was asked and what it answered.
        disturbance: What gets between its calls and their honest answers; None nearly always.
    """

    def __init__(
        self,
        project_id: str,
        credentials: Credentials,
        new_store: Callable[[], Store],
        start: Snapshot,
    ) -> None:
        self.id = project_id
        self.credentials = credentials
        self._new_store = new_store
        self.clock = Clock()
        self.start = start
        self.rate = RateWindow()
        self.journal = Journal()
        self.disturbance: Disturbance | None = None
        self.restore(start)

    def do(self, work: Callable[[Transaction, Moment], R | Refused], channel_id: str) -> R:
        """Run *work* in one transaction at the project's present time.

        Raises:
            Refusal: *work* raised it (nothing is saved), or returned a `Refused` (its record is).
        """
        at = Moment(self.clock.now(), Channel(channel_id), self.ids.new_id, self.ids.new_code)
        outcome = self.store.transact(lambda tx: work(tx, at))
        if isinstance(outcome, Refused):
            raise outcome.refusal
        return outcome

    def settings(self) -> Settings:
        """Return the project's settings."""
        return self.store.transact(settings.current)

    def live_token(self, token: str) -> AccessToken | None:
        """Return the access token if it exists, is not revoked and has not expired by now."""
        found = self.store.transact(lambda tx: tx.get(TOKENS, token))
        if found is None or found.revoked or found.expires_at <= self.clock.now():
            return None
        return found

    def replace(
        self,
        fill: Callable[[Transaction, Moment], None],
        clock: ClockState | None = None,
        ids: IdState | None = None,
    ) -> None:
        """Replace the whole state by what *fill* writes into an empty store.

        Args:
            fill: If it raises, the project stays as it is.
            clock: Where the clock stands from now on; None leaves it alone.
            ids: Where ids go on; None starts them anew from the project's seed.
        """
        state = clock or self.clock.state
        source = IdSource(ids or IdState(self.ids.state.seed))
        at = Moment(Clock(state).now(), Channel(""), source.new_id, source.new_code)
        store = self._new_store()
        store.transact(lambda tx: fill(tx, at))
        self._become(store, state, source)

    def snapshot(self) -> Snapshot:
        """Return the present state, to come back to."""
        return Snapshot(self.store.fork(), self.clock.state, self.ids.state)

    def restore(self, snapshot: Snapshot) -> None:
        """Go back to *snapshot*, which can be restored again later."""
        self._become(snapshot.store.fork(), snapshot.clock, IdSource(snapshot.ids))

    def mark_start(self) -> None:
        """Make the present state what `reset` goes back to."""
        self.start = self.snapshot()

    def reset(self) -> None:
        """Go back to the state the project started from."""
        self.restore(self.start)

    def _become(self, store: Store, clock: ClockState, ids: IdSource) -> None:
        self.store, self.clock.state, self.ids = store, clock, ids
