"""Rules of media types, statuses and headers."""

from conformance.gate.rules.rule import ERROR, INFO, WARNING, Rule
from conformance.gate.side import Side

_REQUEST, _RESPONSE = Side.REQUEST, Side.RESPONSE
_MOVE = "Keep it until clients have moved."

RULES = (
    Rule(
        "request-media-type-added", INFO, "Clients may send another type.",
        "application/xml added", side=_REQUEST,
    ),
    Rule(
        "request-media-type-removed", ERROR, "Bodies of this type are refused.",
        "application/xml removed", _MOVE, _REQUEST,
    ),
    Rule(
        "response-media-type-added", INFO, "Clients may ask for another type.",
        "application/xml added", side=_RESPONSE,
    ),
    Rule(
        "response-media-type-removed", ERROR, "Clients that ask for this type get another.",
        "application/xml removed", _MOVE, _RESPONSE,
    ),
    Rule(
        "request-media-type-generalized", INFO, "Clients may send more types.",
        "text/csv became text/*", side=_REQUEST,
    ),
    Rule(
        "response-media-type-generalized", ERROR, "Clients may get a type they cannot read.",
        "text/csv became text/*", _MOVE, _RESPONSE,
    ),
    Rule(
        "request-encoding-changed", WARNING, "Parts of the body are written otherwise.",
        "encoding of the part photo changed", "Keep how it is written.", _REQUEST,
    ),
    Rule(
        "response-encoding-changed", WARNING, "Parts of the body are written otherwise.",
        "encoding of the part photo changed", "Keep how it is written.", _RESPONSE,
    ),
    Rule(
        "response-success-status-added", INFO, "A call may succeed in another way.",
        "202 added", side=_RESPONSE,
    ),
    Rule(
        "response-success-status-removed", ERROR, "Clients wait for a status that never comes.",
        "201 removed", "Keep the status.", _RESPONSE,
    ),
    Rule("response-status-added", INFO, "A call may fail in another way.", "409 added",
         side=_RESPONSE),
    Rule("response-status-removed", INFO, "A call fails in one way less.", "409 removed",
         side=_RESPONSE),
    Rule("response-header-added", INFO, "There is more to read.", "header ETag added",
         side=_RESPONSE),
    Rule(
        "response-required-header-removed", ERROR, "Clients rely on it.",
        "required header ETag removed", "Keep sending it.", _RESPONSE,
    ),
    Rule(
        "response-header-removed", WARNING, "Clients may rely on it.",
        "optional header ETag removed", "Keep sending it.", _RESPONSE,
    ),
    Rule(
        "response-header-became-optional", ERROR, "Clients rely on it.",
        "header ETag: required: true removed", "Keep it required.", _RESPONSE,
    ),
    Rule("response-header-became-required", INFO, "Clients may rely on it.",
         "header ETag: required: true set", side=_RESPONSE),
    Rule("response-error-key-added", INFO, "Clients meet an error they may not know.",
         "x-error-keys: order_locked added", side=_RESPONSE),
    Rule(
        "response-error-key-removed", INFO, "An error that clients handle no longer comes.",
        "x-error-keys: order_locked removed", side=_RESPONSE,
    ),
)  # fmt: skip
"""The rules of this area."""
