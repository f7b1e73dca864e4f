"""From a world document to a project's state."""

from dataclasses import replace
from datetime import datetime

from mock_server.service.moment import Moment
from mock_server.store.base import Transaction
from mock_server.store.misfit import Step
from mock_server.world.clock import Clock, ClockState
from mock_server.world.document import ledger, settings
from mock_server.world.document.fields import Fields
from mock_server.world.document.filling import Filling
from mock_server.world.document.sections import SECTIONS
from mock_server.world.document.world_error import WorldError
from mock_server.world.ids import IdState
from mock_server.world.project import Project
from spec import Json

_MOST = 2**53 - 1
"""JSON numbers are exact for everybody up to here."""
_FREE = frozenset({"metadata", "conditions", "properties"})
"""What may hold any number: metadata, and what rules and metadata schemas compare with."""


def load(project: Project, document: Json) -> None:
    """Replace the whole state of *project* by what *document* says.

    With `now` the clock then stands still at that time, without it it shows the real time. Ids
    start anew from the project's seed, unless the document says where they go on.

    Raises:
        WorldError: *document* cannot be loaded; the project is as it was.
    """
    source = Fields.of(document)
    clock = _clock(source)
    ids = source.read("id_source", IdState)
    if ids is None:
        _check_numbers(source.json, ())
    now = Clock(clock).now()

    def fill(tx: Transaction, at: Moment) -> None:
        _fill(Filling(tx, replace(at, now=now), exact=ids is not None), source)

    project.replace(fill, ids=ids)
    project.clock.state = clock


def _fill(filling: Filling, source: Fields) -> None:
    for section in SECTIONS:
        for row in source.rows(section.name):
            section.load(filling, row)
    settings.load(filling, source)
    ledger.load(filling, source)
    source.close()


def _clock(source: Fields) -> ClockState:
    now = source.read("now", datetime)
    state = source.read("clock", ClockState)
    if now is None:
        return state or ClockState()
    if state is not None:
        raise source.refusal("`now` says it already", "clock")
    return ClockState(frozen_at=now.replace(microsecond=now.microsecond // 1000 * 1000))


def _check_numbers(json: Json, path: tuple[Step, ...]) -> None:
    """Refuse numbers that no amount and no counter can be."""
    if isinstance(json, int | float) and not 0 <= json <= _MOST:
        raise WorldError(f"expected a number from 0 to {_MOST}, got {json}", path)
    members = json.items() if isinstance(json, dict) else ()
    entries = enumerate(json) if isinstance(json, list) else ()
    for step, part in (*members, *entries):
        if step not in _FREE and path != ("transactions",):
            _check_numbers(part, (*path, step))
