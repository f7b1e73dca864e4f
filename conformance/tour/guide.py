"""Makes the calls of a tour and keeps what later ones need."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from conformance.claim import Claim
from conformance.finding import Finding
from conformance.history import Exchange
from conformance.model.shadow import Shadow
from conformance.newcomers import Newcomers
from conformance.target import CouldNotRun, Request, Setting, Target
from conformance.together.order import in_order, smallest
from conformance.together.volley import fire
from conformance.values.names import Names
from spec import Json

_LAYER = "tour"
_TENANTS = "tenants"
_CHECK = "overlaps_are_explained"


class Guide:
    """Who walks through the shop.

    Attributes:
        made: All calls, oldest first; those that were released together in an order that explains
            them.
        findings: What was wrong with those for which there is none.
        stranger: The same server with the keys of another project, None without any.
    """

    def __init__(
        self, target: Target, names: Names, world: str, stranger: Target | None = None
    ) -> None:
        """Start with nothing."""
        self.made: list[Exchange] = []
        self.findings: list[Finding] = []
        self.stranger = stranger
        self._target = target
        self._names = names
        self._world = world
        self._called: dict[str, str] = {}
        self._shadow = Shadow(target.contract)
        self._newcomers = Newcomers()

    def name(self, like: str) -> str:
        """Return the name of the thing that is *like* this: the same each time it is asked for."""
        return self._called.setdefault(like, self._names.like(f"{like}-00000000"))

    def know(self, like: str, *ids: Json) -> None:
        """Remember the first of the *ids* that the target gave to the thing that is *like* this."""
        for id_ in filter(None, ids[:1]):
            self._called[like] = str(id_)

    def known(self, like: str) -> str:
        """Return the id that was remembered, one that nothing has if there is none."""
        return self._called.get(like, "none")

    def call(self, method: str, path: str, body: Json = None, **more: Json) -> Mapping[str, Json]:
        """Make a call and return the object that it answered, empty if there is none.

        Raises:
            Withheld: it may not be made.
        """
        request = Request(method, path, body, **more)
        exchange = self._target.send(request, self._setting(_LAYER), self._before())
        self._keep(exchange)
        return _object(exchange)

    def get(self, path: str) -> Mapping[str, Json]:
        """Read *path*."""
        return self.call("GET", path)

    def post(self, path: str, body: Json = None) -> Mapping[str, Json]:
        """Post *body*."""
        return self.call("POST", path, body)

    def put(self, path: str, body: Json) -> Mapping[str, Json]:
        """Put *body*."""
        return self.call("PUT", path, body)

    def delete(self, path: str) -> None:
        """Delete what is at *path*."""
        self.call("DELETE", path)

    def intrude(self, request: Request, layer: str = "security") -> None:
        """Make *request*, whose credentials must not do what they try; *layer* says why.

        Raises:
            Withheld: it may not be made.
        """
        self._keep(self._target.send(request, self._setting(layer), self._before()))

    def send(self, request: Request) -> Mapping[str, Json]:
        """Make *request* as it is and return the object that it answered.

        Raises:
            Withheld: it may not be made.
        """
        return self.call(request.method, request.path, request.body)

    def trespass(self, request: Request) -> Mapping[str, Json]:
        """Make a call with the good keys of another project, if there are any.

        Raises:
            Withheld: it may not be made.
        """
        if self.stranger is None:
            return {}
        met = self.stranger.send(request, self._setting(_TENANTS), self._before())
        self._keep(replace(met, identity="foreign"))
        return _object(met)

    def right_headers(self, method: str, path: str) -> Mapping[str, str]:
        """Return the headers with which we may make a call."""
        url = self._target.url + path
        return self._target.right_headers(self._target.contract.operation_of(method, url))

    def server_keys(self) -> Mapping[str, str]:
        """Return our keys for the server side."""
        return self.right_headers("GET", "/v1/vouchers")

    def client_keys(self) -> Mapping[str, str]:
        """Return our keys for the client side, and where they come from."""
        return self.right_headers("POST", "/client/v1/validations")

    def together(self, *requests: Request) -> list[Mapping[str, Json]]:
        """Release *requests* at the same moment and return the objects that they answered.

        Where that cannot be done they go one after the other.

        Raises:
            Withheld: they may not be made.
        """
        try:
            met = fire(self._target, requests, self._setting(_LAYER), self._before())
        except CouldNotRun:
            return [self.call(each.method, each.path, each.body) for each in requests]
        self._explain(met)
        return [_object(each) for each in met]

    def _explain(self, met: Sequence[Exchange]) -> None:
        """Keep what was released together, in an order that explains it if there is one."""
        for exchange in met:
            self._newcomers.meet(self._shadow, exchange)
        contract, state = self._target.contract, self._shadow.state(self._world)
        told = in_order(contract, state, met)
        if told is None:
            few = smallest(contract, state, met) or met
            operation = contract.operation_of(met[0].method, met[0].url)
            got = ", ".join(str(each.status) for each in few)
            message = "no order of calls that overlap explains their answers"
            contrast = ("one order that does", got)
            claim = Claim(_CHECK, self._rule(met))
            id_ = operation.id if operation else ""
            self.findings.append(claim.broken(id_, few, message, contrast))
        kept: list[Exchange] = []
        for exchange in told or met:
            kept.append(replace(exchange, before=(*exchange.before, *kept)))
            self._keep(kept[-1])

    def _rule(self, met: Sequence[Exchange]) -> str:
        """Return the rule that is broken when the calls go in the order in which they were sent."""
        shadow = Shadow(self._target.contract, {self._world: self._shadow.state(self._world)})
        wrong = [each for exchange in met for each in shadow.watch(exchange)]
        return wrong[0].rule if wrong else "redemptions.md 18"

    def _keep(self, exchange: Exchange) -> None:
        self.made.append(exchange)
        self._newcomers.meet(self._shadow, exchange)
        if exchange.layer != _TENANTS:
            self._shadow.watch(exchange)

    def _setting(self, layer: str) -> Setting:
        return Setting(layer, self._world, self._names.tag)

    def _before(self) -> tuple[Exchange, ...]:
        return tuple(each for each in self.made if each.method != "GET")


def _object(exchange: Exchange) -> Mapping[str, Json]:
    told = exchange.document
    return told if isinstance(told, dict) else {}
