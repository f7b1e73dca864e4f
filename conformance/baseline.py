"""Known findings that somebody answers for, until a day that is agreed.

A baseline is a YAML file: a list `accepted`, each entry with the `fingerprint` of a finding, its
`owner`, a `reason`, and `expires`, the last day of the agreement. `finding` says in words what was
accepted; nobody compares it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from pathlib import Path

import yaml

from conformance.finding import Finding
from conformance.target import CouldNotRun
from conformance.verdict import Accepted, Verdict
from spec import Json

PATIENCE = timedelta(days=90)
"""How long a finding that is written into a baseline stays accepted."""

_HEAD = """\
# Findings that `counterfoil conform --baseline FILE` accepts. Say who answers for each, and why;
# after the day in `expires` an entry fails the run.
"""


class BadBaseline(CouldNotRun):
    """A baseline that cannot be gone by; the message is one sentence for its owner."""


class _Malformed(Exception):
    """A document is no baseline; the message says where, as the end of a sentence."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One finding that is accepted; see the head of this module."""

    fingerprint: str
    owner: str
    reason: str
    expires: date
    finding: str = ""


def read(path: Path, today: date) -> tuple[Entry, ...]:
    """Return the entries of the baseline at *path*.

    Raises:
        BadBaseline: it cannot be read, is not in the format, or an entry expired before *today*.
    """
    try:
        document = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        why = " ".join(str(error).split())
        raise BadBaseline(f"The baseline {path} cannot be read: {why}.") from error
    try:
        entries = tuple(_entries(document))
    except _Malformed as error:
        raise BadBaseline(f"The baseline {path} is malformed: {error}.") from error
    for entry in entries:
        if entry.expires < today:
            raise BadBaseline(
                f"The baseline {path} accepts {entry.fingerprint} ({entry.owner}: {entry.reason})"
                f" only until {entry.expires}: mend the server, or agree on another day."
            )
    return entries


def written(verdict: Verdict, owner: str, today: date) -> str:
    """Return a baseline that accepts everything that *verdict* reports, as YAML.

    What is accepted already keeps its owner, reason and day; *owner* answers for the rest.
    """
    reason, expires = f"known on {today}", today + PATIENCE
    known = [_row(each) for each in verdict.accepted]
    new = [_row(Accepted(each, owner, reason, expires)) for each in verdict.findings]
    return _HEAD + yaml.safe_dump(
        {"accepted": known + new}, sort_keys=False, allow_unicode=True, width=100
    )


def accepting(verdict: Verdict, entries: Iterable[Entry]) -> Verdict:
    """Return *verdict* with the findings that *entries* name among the accepted ones."""
    agreed = {entry.fingerprint: entry for entry in entries}
    accepted = [
        Accepted(each, entry.owner, entry.reason, entry.expires)
        for each in verdict.findings
        if (entry := agreed.get(each.fingerprint)) is not None
    ]
    rest = tuple(each for each in verdict.findings if each.fingerprint not in agreed)
    return replace(verdict, findings=rest, accepted=(*verdict.accepted, *accepted))


def _row(accepted: Accepted) -> Json:
    return {
        "fingerprint": accepted.finding.fingerprint,
        "finding": _words(accepted.finding),
        "owner": accepted.owner,
        "reason": accepted.reason,
        "expires": accepted.expires.isoformat(),
    }


def _words(finding: Finding) -> str:
    where = f" in {finding.operation}" if finding.operation else ""
    return f"{finding.check}{where}: {finding.message}"


def _entries(document: Json) -> Iterator[Entry]:
    """Yield the entries of *document*.

    Raises:
        _Malformed: it is not in the format.
    """
    listed = document.get("accepted") if isinstance(document, dict) else None
    if not isinstance(listed, list) or set(document) != {"accepted"}:
        raise _Malformed("it should be a list named accepted")
    seen: set[str] = set()
    for number, node in enumerate(listed, 1):
        entry = _entry(node, f"entry {number}")
        if entry.fingerprint in seen:
            raise _Malformed(f"entry {number} repeats {entry.fingerprint}")
        seen.add(entry.fingerprint)
        yield entry


def _entry(node: Json, name: str) -> Entry:
    if not isinstance(node, dict):
        raise _Malformed(f"{name} is no object")
    _refuse(name, "has the unknown member", sorted(set(map(str, node)) - _NAMES))
    _refuse(name, "lacks", [each for each in _TEXTS if not node.get(each)])
    wrong = [each for each in _TEXTS if not isinstance(node[each], str)]
    _refuse(name, "should have a text (in quotes) as", wrong)
    return Entry(**{**node, "expires": _day(node.get("expires"), name)})


_TEXTS = ("fingerprint", "owner", "reason")
_NAMES = {each.name for each in fields(Entry)}


def _day(value: Json, name: str) -> date:
    try:
        return value if type(value) is date else date.fromisoformat(str(value))
    except ValueError as error:
        raise _Malformed(f"{name} should have a day such as 2027-01-31 in expires") from error


def _refuse(name: str, what: str, members: Sequence[str]) -> None:
    if members:
        raise _Malformed(f"{name} {what} {', '.join(members)}")
