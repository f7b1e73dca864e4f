"""Updating a customer that does not exist makes one."""

from mock_server.engine.customer import Customer
from mock_server.sabotage.sabotage import Sabotage
from mock_server.service.moment import Moment
from mock_server.store.base import Transaction
from mock_server.store.kinds import CUSTOMERS
from mock_server.world.turn import Go, Reply, Turn


async def _make(turn: Turn, go: Go) -> Reply:
    reply = await go(turn)
    if reply.status != 404:
        return reply

    def work(tx: Transaction, at: Moment) -> None:
        tx.put(CUSTOMERS, Customer(at.new_id("cust"), at.now, turn.path["customerId"]))

    turn.project.do(work, "")
    return await go(turn)


SABOTAGE = Sabotage(("update_customer",), _make)
