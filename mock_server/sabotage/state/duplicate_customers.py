"""Posting a customer whose source id is known makes a second one."""

from dataclasses import dataclass
from typing import TypeVar

from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import View
from mock_server.sabotage.ways import seeing
from mock_server.store.kinds import Kind

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Forgetful(View):
    def first(self, kind: Kind[T], index: str, value: str) -> T | None:
        return None if index == "source_id" else self.tx.first(kind, index, value)


SABOTAGE = Sabotage(("create_customer",), seeing(lambda tx, at, _: (_Forgetful(tx), at)))
