"""A voucher of another project can be read and validated by its code."""

from dataclasses import dataclass
from typing import TypeVar

from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import View
from mock_server.sabotage.ways import seeing
from mock_server.service.moment import Moment
from mock_server.store.base import Store, Transaction
from mock_server.store.kinds import VOUCHERS, Kind
from mock_server.world.turn import Turn

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Everywhere(View):
    stores: tuple[Store, ...] = ()

    def first(self, kind: Kind[T], index: str, value: str) -> T | None:
        here = self.tx.first(kind, index, value)
        if here is not None or kind.name != VOUCHERS.name:
            return here
        there = (store.transact(lambda tx: tx.first(kind, index, value)) for store in self.stores)
        return next((found for found in there if found is not None), None)


def _see_all(tx: Transaction, at: Moment, turn: Turn) -> tuple[Transaction, Moment]:
    others = tuple(each.store for each in turn.world.projects if each is not turn.project)
    return _Everywhere(tx, stores=others), at


SABOTAGE = Sabotage(("get_voucher", "create_validation", "create_redemption"), seeing(_see_all))
