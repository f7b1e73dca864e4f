"""Calls that are released together meet, on a real server with real connections."""

import asyncio

import pytest
from starlette.responses import JSONResponse

from conformance.credentials import DEFAULT
from conformance.door.allowance import Withheld
from conformance.door.door import Door
from conformance.target import CouldNotRun, Network, Request, Setting, Target
from conformance.together.volley import fire
from tests.conformance.tiny import Till, contract, serving

SIZE = 8
REDEEM = Request("POST", "/v1/redemptions", {"code": "SUMMER-1", "amount": 1000})
SETTING = Setting("races", "w")


class Raffle(Till):
    """A server with one prize, and a moment between looking whether it is there and giving it."""

    def __init__(self, window):
        super().__init__()
        self.left = 1
        self.window = window

    async def _redeem(self, request):
        body = await request.json()
        left = self.left
        if self.window is not None:
            await asyncio.sleep(self.window)
        if left < 1:
            return JSONResponse({"code": 400, "message": "gone"}, 400)
        self.left = left - 1
        return JSONResponse(self._redemption(body["amount"], 100))


def fired(till, *, network=None, door=None, requests=(REDEEM,) * SIZE):
    with (
        serving(till) as url,
        Target(url, contract(), DEFAULT, network, door) as target,
    ):
        return fire(target, requests, SETTING)


@pytest.mark.parametrize("window", [0.002, 0.01])
def test_all_calls_see_what_only_one_can_have(window):
    volleys = (fired(Raffle(window)) for _ in range(5))  # a busy machine may hold one call back

    assert any([each.status for each in volley] == [200] * SIZE for volley in volleys)


def test_a_server_that_decides_in_one_step_lets_one_win():
    exchanges = fired(Raffle(None))

    assert sorted(each.status for each in exchanges) == [200] + [400] * (SIZE - 1)


def test_exchanges_come_in_the_order_of_the_requests_and_hide_our_keys():
    requests = [REDEEM, Request("GET", "/v1/vouchers/SUMMER-1")]

    redeemed, read = fired(Raffle(None), requests=requests)

    assert (redeemed.method, redeemed.status, read.document["code"]) == ("POST", 200, "SUMMER-1")
    assert DEFAULT.app_token not in str(redeemed) + str(read)


def test_a_call_that_may_not_be_made_keeps_all_back():
    till = Raffle(None)

    with pytest.raises(Withheld):
        fired(till, door=Door(read_only=True))

    assert till.left == 1


def test_a_proxy_would_not_release_them_together():
    with pytest.raises(CouldNotRun, match="proxy"):
        fired(Raffle(None), network=Network(proxy="http://127.0.0.1:9"))


def test_a_server_that_hangs_up_has_not_answered():
    till = Raffle(None)

    async def stop(_request):
        raise ConnectionResetError

    till._redeem = stop

    exchanges = fired(till)

    assert {each.status for each in exchanges} <= {0, 500}
