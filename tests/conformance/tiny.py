"""A small honest server for `tiny.yaml`, over a real socket, that can be told to lie."""

import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
import yaml
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from conformance import contract as contracts
from conformance.contract import Contract
from spec.validators import Validators

DOCUMENT = yaml.safe_load(Path(__file__).with_name("tiny.yaml").read_text())
EXPIRED = "EXPIRED"
_CODE = re.compile("[A-Za-z0-9_-]{6,20}")


def contract() -> Contract:
    """Return the contract of the small server."""
    return contracts.read(DOCUMENT)


class Till:
    """The server.

    Its lie is empty or one of wrong_type, wrong_total, no_401, same_id, unknown_key, wrong_code,
    crash, picky (refuses good calls), lax (accepts bad ones), closed (nothing can be made) and gone
    (stops in the middle).
    """

    def __init__(self, lie: str = "") -> None:
        self.lie = lie
        self.world = {"vouchers": {"SUMMER-1": 100, EXPIRED: 100}}
        self.vouchers = dict(self.world["vouchers"])
        self.redeemed = 0
        self.calls = 0
        self.stop = print
        self._validators = Validators(DOCUMENT)

    def app(self) -> Starlette:
        """Return the application."""
        routes = [
            Route("/v1/vouchers", self._list, methods=["GET"]),
            Route("/v1/vouchers/{code}", self._item, methods=["GET", "POST"]),
            Route("/v1/redemptions", self._redeem, methods=["POST"]),
            Route("/_mock/health", self._health, methods=["GET"]),
            Route("/_mock/world", self._world, methods=["GET", "PUT"]),
            Route("/_mock/reset", self._reset, methods=["POST"]),
        ]
        return Starlette(routes=routes, exception_handlers={HTTPException: self._http_error})

    async def _list(self, request: Request) -> Response:
        self._guard(request)
        limit = request.query_params.get("limit", "10")
        if not limit.isdecimal() or not limit.isascii() or not 1 <= int(limit) <= 100:
            return refuse(400, "invalid_query_params")
        listed = [self._voucher(code) for code in self.vouchers][: int(limit)]
        return JSONResponse({"vouchers": listed})

    async def _item(self, request: Request) -> Response:
        self._guard(request)
        return await (self._create(request) if request.method == "POST" else self._get(request))

    async def _get(self, request: Request) -> Response:
        code = request.path_params["code"]
        if code not in self.vouchers:
            return refuse(404, "not_found")
        return JSONResponse(self._voucher(code))

    async def _create(self, request: Request) -> Response:
        body = await self._body(request, "VoucherCreate")
        code = request.path_params["code"]
        if not _CODE.fullmatch(code):
            return refuse(400, "invalid_payload")
        if code in self.vouchers or self.lie == "closed":
            return refuse(409, "duplicate_found")
        if self.lie == "picky" and int(body["amount_off"]) > 250:
            return refuse(400, "invalid_payload")
        self.vouchers[code] = int(body["amount_off"])
        return JSONResponse(self._voucher(code))

    async def _redeem(self, request: Request) -> Response:
        self._guard(request)
        body = await self._body(request, "RedemptionCreate")
        if body["code"] == EXPIRED:
            return refuse(400, "unheard_of" if self.lie == "unknown_key" else "voucher_expired")
        if body["code"] not in self.vouchers:
            return refuse(404, "not_found")
        return JSONResponse(self._redemption(int(body["amount"]), self.vouchers[body["code"]]))

    def _redemption(self, amount: int, off: int) -> dict[str, object]:
        if self.lie == "crash" and amount > 500:
            raise HTTPException(500)
        self.redeemed += self.lie != "same_id"
        off = min(off, amount)
        return {
            "id": f"r_{self.redeemed}",
            "object": "redemption",
            "amount": amount,
            "discount_amount": str(off) if self.lie == "wrong_type" else off,
            "total_amount": amount - off + (self.lie == "wrong_total" and amount > 500),
        }

    def _voucher(self, code: str) -> dict[str, object]:
        return {"code": code, "amount_off": self.vouchers[code]}

    def _guard(self, request: Request) -> None:
        self.calls += 1
        if self.lie == "gone" and self.calls > 100:
            self.stop()
        if self.lie == "no_401" and request.url.path.startswith("/v1/vouchers/"):
            return
        keys = (request.headers.get("X-App-Id"), request.headers.get("X-App-Token"))
        if keys != ("mock-app-id", "mock-app-token"):
            raise HTTPException(401)

    async def _body(self, request: Request, schema: str) -> dict[str, object]:
        if not request.headers.get("content-type", "").startswith("application/json"):
            raise HTTPException(400)
        try:
            body = await request.json()
        except ValueError as error:
            raise HTTPException(400) from error
        if self.lie == "lax" and schema == "VoucherCreate" and isinstance(body, dict):
            return {"amount_off": 1}
        if not self._validators.request({"$ref": f"#/components/schemas/{schema}"}).is_valid(body):
            raise HTTPException(400)
        return body

    async def _http_error(self, _: Request, error: HTTPException) -> Response:
        keys = {400: "invalid_payload", 401: "unauthorized"}
        code = 418 if self.lie == "wrong_code" else error.status_code
        body = {"code": code, "message": str(error.detail)}
        if error.status_code in keys:
            body["key"] = keys[error.status_code]
        return JSONResponse(body, error.status_code, error.headers)

    async def _health(self, _: Request) -> Response:
        return JSONResponse({"status": "ready"})

    async def _world(self, request: Request) -> Response:
        if request.method == "GET":
            return JSONResponse({"vouchers": self.vouchers})
        world = await request.json()
        if self.lie == "no_world":
            raise HTTPException(500)
        if set(world) != {"vouchers"} or not isinstance(world["vouchers"], dict):
            return refuse(400, "invalid_payload", f"unknown: {', '.join(world)}")
        self.vouchers = dict(world["vouchers"])
        return Response(status_code=204)

    async def _reset(self, _: Request) -> Response:
        self.vouchers = dict(self.world["vouchers"])
        return Response(status_code=204)


def refuse(status: int, key: str, details: str = "") -> Response:
    """Return an error in the envelope."""
    return JSONResponse({"code": status, "key": key, "message": key, "details": details}, status)


@contextmanager
def serving(till: Till) -> Iterator[str]:
    """Serve *till* on a free port and give the URL."""
    config = uvicorn.Config(till.app(), port=0, log_level="critical", lifespan="off")
    server = uvicorn.Server(config)
    till.stop = lambda: setattr(server, "should_exit", True)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    host, port = server.servers[0].sockets[0].getsockname()[:2]
    try:
        yield f"http://{host}:{port}"
    finally:
        server.should_exit = True
        thread.join(5)
