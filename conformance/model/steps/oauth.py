"""Access tokens (resources.md 1.3)."""

from conformance.model.answers import NOT_FOUND, answer, nothing_to_say, refused
from conformance.model.documents import told
from conformance.model.edit import Put
from conformance.model.outcome import Branch
from conformance.model.scene import Scene, Steps
from conformance.model.unknown import UNKNOWN, Symbol

_RULE = "resources.md 1.3"
_LIFETIME_S = 900


def create(scene: Scene) -> Branch:
    """Predict a new token."""
    sent = told(scene.body)
    grant = sent.get("grant_type")
    if not grant or not sent.get("scope"):
        return refused(("missing_parameters", "invalid_grant_type", "invalid_scope"), _RULE)
    if grant != "client_credentials":
        return refused(("invalid_grant_type",), _RULE)
    scopes = frozenset(sent["scope"].split(" "))
    if not scene.choices.decide(scopes <= _SCOPES or None, "the scopes are known"):
        return refused(("invalid_scope",), _RULE)
    shown = {
        "access_token": Symbol("token", fresh=True),
        "expires_in": _LIFETIME_S,
        "token_type": "Bearer",
    }
    return answer(shown, _RULE)


def introspect(scene: Scene) -> Branch:
    """Predict what a token is good for; unknown ones are inactive."""
    token = told(scene.body).get("access_token")
    if not token:
        return refused(("missing_parameters",), _RULE)
    row = scene.state.find("access_tokens", token)
    if row is None:
        lacking = scene.state.of("access_tokens").lacks(token)
        active = scene.choices.decide(False if lacking else None, "it is active")
        return answer({"active": active}, _RULE)
    if not row["active"]:
        return answer({"active": False}, _RULE)
    if scene.choices.decide(None, "it has not expired"):
        shown = {"active": True, "access_token": token, "scope": row["scope"]}
        return answer(shown, _RULE)
    return answer({"active": False}, _RULE)


def revoke(scene: Scene) -> Branch:
    """Predict the end of a token."""
    token = told(scene.body).get("access_token")
    if not token:
        return refused(("missing_parameters",), _RULE)
    row = scene.state.find("access_tokens", token)
    lacking = row is None and scene.state.of("access_tokens").lacks(token)
    fact = False if lacking or (row and not row["active"]) else None
    if not scene.choices.decide(fact, "it is active"):
        return Branch(frozenset({NOT_FOUND}), "R-18")
    ended = {**(row or {"scope": UNKNOWN}), "id": token, "active": False}
    return nothing_to_say(_RULE, [Put("access_tokens", ended)])


_SCOPES = frozenset(
    {
        "api",
        "client_api",
        "vouchers",
        "promotions",
        "campaigns",
        "validations",
        "redemptions",
        "customers",
        "orders",
        "async-actions",
        "client_validations",
        "client_redemptions",
    }
)

STEPS: Steps = {
    "create_oauth_token": create,
    "introspect_oauth_token": introspect,
    "revoke_oauth_token": revoke,
}
