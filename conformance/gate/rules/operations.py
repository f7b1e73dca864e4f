"""Rules of paths, operations, webhooks and callbacks."""

from conformance.gate.rules.rule import ERROR, INFO, WARNING, Rule

_KEEP = "Keep it, mark it deprecated with an x-sunset date, and remove it after that day."

RULES = (
    Rule("operation-added", INFO, "There is something new to call.", "POST /orders added"),
    Rule(
        "operation-removed", ERROR, "Clients that call it get an error.",
        "DELETE /orders/{id} removed", _KEEP,
    ),
    Rule(
        "operation-removed-before-sunset", WARNING,
        "Clients were promised that it works until its sunset.",
        "GET /old removed in May, x-sunset: 2026-12-31", "Wait for the day.",
    ),
    Rule(
        "deprecated-operation-removed", INFO, "Clients had their warning, and the time to act.",
        "GET /old removed, which was deprecated",
    ),
    Rule(
        "unstable-operation-removed", INFO, "Drafts and alphas promise nothing.",
        "GET /try removed, x-stability-level: alpha",
    ),
    Rule("callback-added", INFO, "The server may call one more URL.", "callback onPaid added"),
    Rule(
        "callback-removed", ERROR, "Receivers wait for calls that never come.",
        "callback onPaid removed", "Keep calling it until receivers have moved.",
    ),
    Rule("webhook-added", INFO, "The server may send one more event.", "webhook paid added"),
    Rule(
        "webhook-removed", ERROR, "Receivers wait for events that never come.",
        "webhook paid removed", "Keep sending it until receivers have moved.",
    ),
    Rule("link-added", INFO, "A response says what can follow it.", "link getOrder added"),
    Rule(
        "link-removed", INFO, "Programs that walk by links find one less.",
        "link getOrder removed",
    ),
    Rule("link-changed", INFO, "A link leads elsewhere.", "link getOrder changed"),
)  # fmt: skip
"""The rules of this area."""
