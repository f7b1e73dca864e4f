"""Posting an order whose source id is known makes another one."""

from dataclasses import dataclass
from typing import TypeVar

from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import View
from mock_server.sabotage.ways import seeing
from mock_server.store.kinds import ORDERS, Kind

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Forgetful(View):
    def first(self, kind: Kind[T], index: str, value: str) -> T | None:
        return None if kind.name == ORDERS.name else self.tx.first(kind, index, value)


SABOTAGE = Sabotage(("create_order",), seeing(lambda tx, at, _: (_Forgetful(tx), at)))
