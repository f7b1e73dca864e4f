"""The end of an OAuth token."""

from datetime import UTC, datetime

from conformance.boundaries.edge import Edge, Scene
from conformance.history import Exchange
from conformance.target import Request


def prepare(scene: Scene) -> Edge:
    """A token is active until it expires."""
    scene.turnable()
    body = {"grant_type": "client_credentials", "scope": "vouchers"}
    made = scene.make(Request("POST", "/v1/oauth/token", body, form=True)).document
    token = made["access_token"]
    asking = Request("POST", "/v1/oauth/introspect", {"access_token": token}, form=True)
    return Edge(
        at=datetime.fromtimestamp(made["expires_at"], UTC),
        rule="resources.md 2",
        ask=lambda: asking,
        expected=("open", "", "closed"),
        told=_active,
    )


def _active(exchange: Exchange) -> str:
    told = exchange.document
    return "open" if isinstance(told, dict) and told.get("active") is True else "closed"
