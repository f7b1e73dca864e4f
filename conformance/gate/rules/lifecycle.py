"""Rules of deprecation, sunset and stability, and of names that only tools use."""

from conformance.gate.rules.rule import ERROR, INFO, WARNING, Rule

RULES = (
    Rule("operation-deprecated", INFO, "Clients should move on.", "deprecated: true set"),
    Rule("operation-reactivated", INFO, "It is there to stay.", "deprecated: true removed"),
    Rule("parameter-deprecated", INFO, "Clients should stop sending it.", "deprecated: true set"),
    Rule("parameter-reactivated", INFO, "It is there to stay.", "deprecated: true removed"),
    Rule("sunset-added", INFO, "Clients know until when it works.", "x-sunset: 2027-01-31 set"),
    Rule(
        "sunset-removed", ERROR, "Clients no longer know until when it works.",
        "x-sunset removed from a deprecated operation", "Name the day again.",
    ),
    Rule(
        "sunset-moved-forward", WARNING, "Clients have less time than they were promised.",
        "x-sunset from 2027-06-30 to 2027-01-31", "Keep the day, or name a later one.",
    ),
    Rule("sunset-moved-back", INFO, "Clients have more time.", "x-sunset to a later day"),
    Rule(
        "sunset-unreadable", ERROR, "Nobody can tell until when it works.", "x-sunset: soon",
        "Write a day, as in 2027-01-31.",
    ),
    Rule(
        "stability-decreased", ERROR, "Clients rely on more than is promised now.",
        "x-stability-level from stable to beta", "Keep the level.",
    ),
    Rule("stability-increased", INFO, "More is promised.", "x-stability-level to stable"),
    Rule(
        "stability-unknown", ERROR, "Nobody can tell what is promised.",
        "x-stability-level: solid", "Write draft, alpha, beta or stable.",
    ),
    Rule("operation-id-added", INFO, "Generated clients get a better name.", "operationId set"),
    Rule(
        "operation-id-removed", INFO, "Generated clients lose a method's name.",
        "operationId removed",
    ),
    Rule(
        "operation-id-changed", INFO, "Generated clients rename a method.",
        "operationId from getOrder to readOrder",
    ),
    Rule("tag-added", INFO, "It appears in one more group.", "tag orders added"),
    Rule("tag-removed", INFO, "It appears in one group less.", "tag orders removed"),
)  # fmt: skip
"""The rules of this area."""
