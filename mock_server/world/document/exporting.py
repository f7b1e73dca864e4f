"""From a project's state to a world document."""

from mock_server.store import codec
from mock_server.store.base import Transaction
from mock_server.store.kinds import SETTINGS
from mock_server.world.clock import ClockState
from mock_server.world.document import ledger, settings
from mock_server.world.document.sections import SECTIONS
from mock_server.world.project import Project
from spec import Json


def export(project: Project) -> Json:
    """Write the whole state of *project* as a document that loads into an equal one.

    Empty sections and members at their defaults are left out.
    """
    document: dict[str, Json] = _clock(project.clock.state)
    document["id_source"] = codec.encode(project.ids.state)
    return document | project.store.transact(_sections)


def _clock(state: ClockState) -> dict[str, Json]:
    if state.frozen_at is not None:
        return {"now": codec.encode(state)["frozen_at"]}
    return {"clock": codec.encode(state)} if state != ClockState() else {}


def _sections(tx: Transaction) -> dict[str, Json]:
    stored = tx.get(SETTINGS, "settings")
    written = {} if stored is None else settings.export(stored)
    for section in SECTIONS:
        written[section.name] = [section.export(entity) for entity in tx.every(section.kind)]
    written |= ledger.export(tx)
    return {name: part for name, part in written.items() if part}
