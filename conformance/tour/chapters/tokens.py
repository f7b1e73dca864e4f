"""A token is issued, used, looked at and revoked, twice."""

from conformance.target import Request
from conformance.tour.guide import Guide


def tell(guide: Guide) -> None:
    """Use an access token."""
    wish = {"grant_type": "client_credentials", "scope": "vouchers"}
    made = guide.call("POST", "/v1/oauth/token", wish, form=True)
    token = str(made.get("access_token", "t-none"))
    named, bearer = {"access_token": token}, {"Authorization": f"Bearer {token}"}
    guide.intrude(Request("GET", "/v1/orders?limit=1", credentials=bearer), "tokens")
    guide.call("POST", "/v1/oauth/token/revoke", named, form=True)
    guide.call("POST", "/v1/oauth/token/revoke", named, form=True)
    guide.call("POST", "/v1/oauth/introspect", named, form=True)
    guide.intrude(Request("GET", "/v1/vouchers?limit=1", credentials=bearer), "tokens")
