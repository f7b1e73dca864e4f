"""Redemptions and rollbacks: two sections of one ledger, whose order `row` keeps.

They are written in full, snapshots included, field by field of the dataclasses in `engine`.
"""

from collections.abc import Iterator

from mock_server.engine.redemption import Redemption
from mock_server.engine.rollback import Rollback
from mock_server.store import codec
from mock_server.store.base import Transaction
from mock_server.store.kinds import REDEMPTIONS, Record
from mock_server.world.document.fields import Fields
from mock_server.world.document.filling import Filling
from spec import Json

_SECTIONS: dict[str, type[Record]] = {"redemptions": Redemption, "rollbacks": Rollback}


def load(filling: Filling, source: Fields) -> None:
    """Store the records of the whole document *source*; those without a `row` come last."""
    entries = [entry for name in _SECTIONS for entry in _read(source, name)]
    entries.sort(key=lambda entry: (entry[0] is None, entry[0]))
    for _, row, record in entries:
        filling.add(row, REDEMPTIONS, record)


def _read(source: Fields, section: str) -> Iterator[tuple[int | None, Fields, Record]]:
    for row in source.rows(section):
        number = row.read("row", int)
        record: Record = row.whole(_SECTIONS[section])
        row.close()
        yield number, row, record


def export(tx: Transaction) -> dict[str, list[Json]]:
    """Write both sections."""
    written: dict[str, list[Json]] = {name: [] for name in _SECTIONS}
    for number, record in enumerate(tx.every(REDEMPTIONS)):
        section = "redemptions" if isinstance(record, Redemption) else "rollbacks"
        written[section].append({"row": number} | codec.encode(record))
    return written
