"""Rules that limit the redemptions of a day, week or month count those of all time."""

from dataclasses import replace

from mock_server.sabotage.operations import REDEEMING, VALIDATING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import View
from mock_server.sabotage.ways import seeing
from mock_server.service.moment import Moment
from mock_server.store.base import Transaction
from mock_server.store.kinds import REDEMPTIONS, Record
from mock_server.world.turn import Turn


def _today(tx: Transaction, at: Moment, _: Turn) -> tuple[Transaction, Moment]:
    def look(record: Record) -> Record:
        return replace(record, date=at.now)

    return View(tx, reads={REDEMPTIONS.name: look}), at


SABOTAGE = Sabotage((*REDEEMING, *VALIDATING), seeing(_today))
