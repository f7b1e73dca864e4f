"""Every page of redemptions but the first begins with the last row before it."""

from mock_server.sabotage.question import asking_page, on_page
from mock_server.sabotage.sabotage import Sabotage
from mock_server.world.turn import Go, Reply, Turn


async def _repeat(turn: Turn, go: Go) -> Reply:
    reply, page = await go(turn), on_page(turn)
    if reply.is_success and page > 1:
        before = await go(asking_page(turn, page - 1))
        rows = [*before.body["redemptions"][-1:], *reply.body["redemptions"]]
        reply.body["redemptions"] = rows[: max(len(reply.body["redemptions"]), 1)]
    return reply


SABOTAGE = Sabotage(("list_redemptions",), _repeat)
