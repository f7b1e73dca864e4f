"""What a project has agreed on: severities, and changes that somebody answers for.

`.counterfoil-gate.yaml` has two members, both optional: `severities`, from ids of rules to error,
warning, info or ignore, and `accepted`, a list of `fingerprint`, `owner`, `reason` and `expires`.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import yaml

from conformance.finding import Severity
from conformance.gate.change import Change
from conformance.gate.outcome import Acceptance
from conformance.gate.rules import RULES
from spec import Json

NAME = ".counterfoil-gate.yaml"
_IGNORE = "ignore"
_KEYS = ("fingerprint", "owner", "reason", "expires")


class BadConfig(Exception):
    """A configuration that cannot be gone by; the message is one sentence."""


@dataclass(frozen=True, slots=True)
class Config:
    """What a project has agreed on.

    Attributes:
        severities: By id of rule; None for changes that are not reported.
        accepted: What somebody answers for.
    """

    severities: dict[str, Severity | None] = field(default_factory=dict)
    accepted: tuple[Acceptance, ...] = ()

    def weighed(self, change: Change) -> Change | None:
        """Return *change* with the severity agreed on; None if it is not to be reported.

        What is news only, such as anything in a draft, stays so.
        """
        if change.rule not in self.severities or _calmed(change):
            return change
        severity = self.severities[change.rule]
        return None if severity is None else replace(change, severity=severity)

    def acceptance(self, change: Change, today: date) -> Acceptance | None:
        """Return who has accepted *change*, if the agreement still holds."""
        known = {each.fingerprint: each for each in self.accepted}
        found = known.get(change.fingerprint)
        return found if found and found.expires >= today else None

    def expired(self, today: date) -> tuple[Acceptance, ...]:
        """Return the agreements whose day has passed."""
        return tuple(each for each in self.accepted if each.expires < today)


def read(path: Path) -> Config:
    """Return the configuration in the file *path*.

    Raises:
        BadConfig: it cannot be read or is not in the format.
    """
    try:
        document = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise BadConfig(f"{path} cannot be read: {' '.join(str(error).split())}.") from error
    if not isinstance(document, dict) or set(document) - {"severities", "accepted"}:
        raise BadConfig(f"{path} should have nothing but severities and accepted.")
    severities, accepted = document.get("severities") or {}, document.get("accepted") or []
    if not isinstance(severities, dict) or not isinstance(accepted, list):
        raise BadConfig(f"{path}: severities should be a map, and accepted a list.")
    return Config(
        {str(rule): _severity(path, str(rule), each) for rule, each in severities.items()},
        tuple(_acceptance(path, each) for each in accepted),
    )


def _calmed(change: Change) -> bool:
    return change.severity is Severity.INFO and RULES[change.rule].severity is not Severity.INFO


def _severity(path: Path, rule: str, given: Json) -> Severity | None:
    if rule not in RULES:
        raise BadConfig(f"{path}: there is no rule {rule}; counterfoil gate --rules lists them.")
    if given == _IGNORE:
        return None
    try:
        return Severity(given)
    except ValueError as error:
        words = f"{path}: the severity of {rule} should be error, warning, info or ignore."
        raise BadConfig(words) from error


def _acceptance(path: Path, given: Json) -> Acceptance:
    if not isinstance(given, dict) or any(not given.get(key) for key in _KEYS):
        raise BadConfig(f"{path}: each of accepted should have {', '.join(_KEYS)}.")
    try:
        expires = date.fromisoformat(str(given["expires"]))
    except ValueError as error:
        raise BadConfig(f"{path}: expires should be a day, as in 2027-01-31.") from error
    fingerprint, owner, reason = (str(given[key]) for key in _KEYS[:3])
    return Acceptance(fingerprint, owner, reason, expires)
