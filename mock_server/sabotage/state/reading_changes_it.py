"""Reading a campaign counts as a change of it."""

from dataclasses import replace

from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.ways import asking
from mock_server.service.moment import Moment
from mock_server.store.base import Transaction
from mock_server.store.kinds import CAMPAIGNS
from mock_server.world.turn import Turn


def _touch(turn: Turn) -> Turn:
    def work(tx: Transaction, at: Moment) -> None:
        named = turn.path["campaignId"]
        found = tx.get(CAMPAIGNS, named) or tx.first(CAMPAIGNS, "name", named)
        if found is not None:
            tx.put(CAMPAIGNS, replace(found, updated_at=at.now))

    turn.project.do(work, "")
    return turn


SABOTAGE = Sabotage(("get_campaign",), asking(_touch))
