"""Rules of what a request has to carry: parameters, credentials, and whether there is a body."""

from conformance.gate.rules.rule import ERROR, INFO, WARNING, Rule
from conformance.gate.side import Side

_S = Side.REQUEST

RULES = (
    Rule(
        "request-parameter-added", INFO, "Clients may send something new.",
        "optional query parameter limit added", side=_S,
    ),
    Rule(
        "request-required-parameter-added", ERROR, "Requests without it are refused.",
        "required header X-Tenant added", "Make it optional, with a default.", _S,
    ),
    Rule(
        "request-parameter-removed", WARNING, "What clients send is ignored.",
        "query parameter limit removed", "Accept it, and mark it deprecated.", _S,
    ),
    Rule(
        "request-deprecated-parameter-removed", INFO, "Clients had their warning.",
        "query parameter limit removed, which was deprecated", side=_S,
    ),
    Rule(
        "request-parameter-removed-before-sunset", WARNING,
        "Clients were promised that it works until its sunset.",
        "query parameter limit removed, x-sunset: 2027-01-31", "Wait for the day.", _S,
    ),
    Rule(
        "request-parameter-became-required", ERROR, "Requests without it are refused.",
        "query parameter limit: required: true set", "Keep it optional.", _S,
    ),
    Rule(
        "request-parameter-became-optional", INFO, "Clients need not send it any more.",
        "query parameter limit: required: true removed", side=_S,
    ),
    Rule(
        "request-parameter-serialization-changed", ERROR, "The same value is written otherwise.",
        "explode from true to false", "Keep how it is written.", _S,
    ),
    Rule(
        "request-path-parameter-renamed", INFO, "URLs stay as they are.",
        "/orders/{id} became /orders/{orderId}", side=_S,
    ),
    Rule("request-body-added", INFO, "Clients may send a body.", "requestBody added", side=_S),
    Rule(
        "request-required-body-added", ERROR, "Requests without a body are refused.",
        "required requestBody added", "Make it optional.", _S,
    ),
    Rule(
        "request-body-removed", WARNING, "What clients send is ignored or refused.",
        "requestBody removed", "Accept it, and ignore it.", _S,
    ),
    Rule(
        "request-body-became-required", ERROR, "Requests without a body are refused.",
        "requestBody: required: true set", "Keep it optional.", _S,
    ),
    Rule(
        "request-body-became-optional", INFO, "Clients need not send a body any more.",
        "requestBody: required: true removed", side=_S,
    ),
    Rule(
        "security-alternative-removed", ERROR, "Clients with these credentials are shut out.",
        "apiKey removed, bearer stays", "Accept both until clients have moved.", _S,
    ),
    Rule(
        "security-alternative-added", INFO, "Clients may use other credentials.",
        "bearer added beside apiKey", side=_S,
    ),
    Rule(
        "security-scope-added", ERROR, "Tokens without the scope are refused.",
        "oauth scope write added", "Grant the scope first to whom has the others.", _S,
    ),
    Rule(
        "security-scope-removed", INFO, "Tokens need less.", "oauth scope write removed", side=_S
    ),
)  # fmt: skip
"""The rules of this area."""
