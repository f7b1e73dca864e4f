"""The bin: deleting without force keeps codes and names taken (R-9)."""

from mock_server.engine.bin_entry import BinEntry, BinnedType, binned_name
from mock_server.service.moment import Moment
from mock_server.store.base import Transaction
from mock_server.store.kinds import BIN


def holds(tx: Transaction, type_: BinnedType, name: str) -> bool:
    """Whether a deleted thing of that type still takes *name*."""
    return tx.count(BIN, "name", binned_name(type_, name)) > 0


def add(tx: Transaction, at: Moment, type_: BinnedType, id_: str, name: str) -> None:
    """Keep *name* taken after the thing with id *id_* is gone."""
    tx.put(BIN, BinEntry(at.new_id("tbe"), type_, id_, name, at.now))
