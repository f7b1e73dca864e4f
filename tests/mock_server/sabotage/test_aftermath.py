"""What went wrong before is shown by every operation: a sabotaged server has no guard."""

import pytest

from mock_server.app import build
from mock_server.store.memory import MemoryStore
from mock_server.world.world import World
from tests.mock_server.app.server import running
from tests.mock_server.sabotage.bench import WORLD, Bench

ANN = {"source_id": "ann"}


@pytest.fixture(name="shop")
def _shop():
    """A shop that does not count what its gift cards pay."""
    with running(build(World(MemoryStore))) as server:
        made = [server.ask("POST", "/_mock/projects", {"world": WORLD}, keys={}) for _ in range(2)]
        shop = Bench(server, *(each.json for each in made))
        shop.put("/_mock/faults", {"sabotage": "credits_of_customer_not_counted"})
        yield shop


def test_an_answer_that_breaks_the_contract_is_given_all_the_same(shop):
    shop.roll_back(shop.redeem("GIFT", amount=1000, customer=ANN))

    customer = shop.get("/v1/customers/ann")

    assert customer.status == 200
    assert customer.json["summary"]["redemptions"]["gift"]["redeemed_amount"] == -1000
