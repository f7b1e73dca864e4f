"""An access token that many revoke."""

from conformance.races.contest import Contest, Spoiled, Stage
from conformance.target import Request
from spec import Json


def prepare(stage: Stage) -> Contest:
    """One finds it; for the others it is gone (redemptions.md 13)."""
    told = stage.make(_form("/v1/oauth/token", _WANTED)).document
    if not isinstance(told, dict) or "access_token" not in told:
        raise Spoiled("no token is issued")
    stopping = _form("/v1/oauth/token/revoke", {"access_token": told["access_token"]})
    return Contest(requests=(stopping,) * stage.size, rule="redemptions.md 13", most=1)


_WANTED = {"grant_type": "client_credentials", "scope": "vouchers"}


def _form(path: str, body: Json) -> Request:
    return Request("POST", path, body, form=True)
