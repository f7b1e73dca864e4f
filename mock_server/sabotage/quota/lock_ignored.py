"""What a session locks is free for everybody."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from mock_server.sabotage.operations import REDEEMING, VALIDATING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import View
from mock_server.sabotage.ways import seeing
from mock_server.store.kinds import Kind

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Unlocked(View):
    def every(
        self,
        kind: Kind[T],
        index: str | None = None,
        value: str = "",
        *,
        newest_first: bool = False,
    ) -> Iterator[T]:
        found = self.tx.every(kind, index, value, newest_first=newest_first)
        return iter(()) if index == "voucher_id" else found


UNLOCKED = seeing(lambda tx, at, _: (_Unlocked(tx), at))
"""Lets services see no locks."""

SABOTAGE = Sabotage((*REDEEMING, *VALIDATING), UNLOCKED)
