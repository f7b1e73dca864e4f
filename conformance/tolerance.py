"""What is no lie: where the vendor's documents leave a choice, a server may choose otherwise.

Our own mock is judged by every decision of ours. Somebody else's server may know nothing of them:
what differs from a decision (P-n, R-n) is told, and is no error.
"""

import re
from dataclasses import dataclass, replace

from conformance.finding import Finding, Severity

_DECISION = re.compile(r"\b[PR]-\d+\b")
_MISSING = re.compile(r"should have required property '(\w+)'")
_ADDED = "should NOT have additional propert"
_BODY = "breaks its schema"
_LEFT_OUT = {
    "redemption": "P-2",
    "channel": "P-2",
    "related_object_type": "P-2",
    "related_object_id": "P-2",
    "status": "P-2",
    "categories": "resources.md 0.4",
    "category_id": "resources.md 0.4",
    "validation_rule_assignments": "resources.md 0.4",
}
"""Members of answers that the vendor's schemas require and its examples leave out."""

_NUMBER = re.compile(r"'-?\d+(\.\d+)?'")
_COUNTED = re.compile(r"should be (integer|number)")


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How a server is judged that is not ours.

    Attributes:
        ours: Whether it is ours: nothing is tolerated then.
        strict: Whether it has to know our decisions all the same.
        lenient: Whether the looseness is accepted that is known of the real service
            (redemptions.md P-2, resources.md 0.4).
    """

    ours: bool = True
    strict: bool = False
    lenient: bool = False

    def weighed(self, finding: Finding) -> Finding:
        """Return *finding*, as INFO if it is tolerated."""
        why = "" if self.ours else self._excuse(finding)
        if not why:
            return finding
        return replace(finding, severity=Severity.INFO, message=f"{finding.message} ({why})")

    def _excuse(self, finding: Finding) -> str:
        """Return why *finding* is no error, empty if it is one."""
        decisions = _DECISION.findall(finding.rule)
        if decisions and not self.strict:
            return f"differs from decision {', '.join(decisions)}"
        if _BODY not in finding.message:
            return ""
        if _ADDED in finding.expected:
            return "additions are no breach, resources.md 0.6"
        return self._looseness(finding) if self.lenient else ""

    def _looseness(self, finding: Finding) -> str:
        missing = _MISSING.search(finding.expected)
        if missing and missing[1] in _LEFT_OUT:
            return f"known to be left out, {_LEFT_OUT[missing[1]]}"
        if finding.got == "None":
            return "known to be null, resources.md 0.4"
        if _NUMBER.fullmatch(finding.got) and _COUNTED.search(finding.expected):
            return "known to be a text, resources.md 0.4"
        return ""
