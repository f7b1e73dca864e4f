"""A validation stores the customer that it names."""

from mock_server.sabotage.question import sent
from mock_server.sabotage.sabotage import Sabotage
from mock_server.service import customers
from mock_server.wire.customer import read_draft
from mock_server.world.turn import Go, Reply, Turn


async def _store(turn: Turn, go: Go) -> Reply:
    reply = await go(turn)
    named = sent(turn, "customer")
    if reply.is_success and isinstance(named, dict):
        draft = read_draft(named)
        turn.project.do(lambda tx, at: customers.upsert(tx, at, draft), "")
    return reply


SABOTAGE = Sabotage(("create_validation", "create_client_validation"), _store)
