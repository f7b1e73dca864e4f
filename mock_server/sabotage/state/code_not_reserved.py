"""The code of a deleted voucher is free at once, without force."""

from mock_server.engine.bin_entry import BinEntry
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import writing
from mock_server.store.kinds import BIN


def _skip(_: BinEntry | None, __: BinEntry) -> None:
    return None


SABOTAGE = Sabotage(("delete_voucher",), writing(BIN, _skip))
