"""A redemption on an order that is known by its source id makes another order of that name."""

from typing import TypeVar

from mock_server.sabotage.operations import STACKING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import View
from mock_server.sabotage.ways import seeing
from mock_server.store.kinds import ORDERS, Kind

T = TypeVar("T")


class _Forgetful(View):
    """Finds no order by its source id."""

    def first(self, kind: Kind[T], index: str, value: str) -> T | None:
        return None if kind.name == ORDERS.name else super().first(kind, index, value)


SABOTAGE = Sabotage(STACKING, seeing(lambda tx, at, _: (_Forgetful(tx), at)))
