"""Every rule of the gate: its id, how much it matters, an example and what to do.

A rule is a row in the table of its area; `RULES` has them all. Rules of schemas are made for both
sides of one row, so that none is forgotten on one.
"""

from collections.abc import Mapping

from conformance.gate.rules import document, lifecycle, operations, payloads, requests, schemas
from conformance.gate.rules.rule import Rule

RULES: Mapping[str, Rule] = {
    rule.id: rule
    for area in (document, operations, lifecycle, requests, payloads, schemas)
    for rule in area.RULES
}
"""Every rule by its id."""

__all__ = ["RULES", "Rule"]
