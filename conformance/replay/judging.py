"""Judges recorded traffic: each pair by itself, and all of them as a history."""

import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from conformance import checks
from conformance.contract import Contract
from conformance.control import CONTROL
from conformance.coverage import measured
from conformance.finding import Finding, distinct
from conformance.history import History
from conformance.replay.choosing import Place
from conformance.replay.heard import Heard
from conformance.replay.pairs import Pairs
from conformance.veil import veiled, without_tokens
from conformance.verdict import NotTested, Verdict

_CONTRACT = "response_matches_contract"
_MODEL = "rules_are_followed"
_SHARED = NotTested(
    "the rules over several calls", "others changed things meanwhile that were not recorded"
)


def judge(heard: Heard, place: Place, contract: Contract, *, shared: bool) -> Verdict:
    """Return the verdict on the server at *place*.

    Args:
        heard: What was recorded.
        place: Where the server is.
        contract: For calls with whole URLs.
        shared: Whether others used the server meanwhile.
    """
    started = time.monotonic()
    history = History(contract, tuple(heard.exchanges), alone=not shared)
    known = checks.every()
    claims = {name: check for name, check in known.items() if not (shared and name == _MODEL)}
    found = [finding for check in claims.values() for finding in check(history)]
    found += _second_opinions(heard, Pairs(contract, place.base), found)
    findings = tuple(map(_shown, distinct(found)))
    return Verdict(
        target=place.url,
        seed=0,
        profile="replay",
        findings=findings,
        not_tested=(*heard.not_tested, *([_SHARED] if shared else [])),
        examples=(),
        calls=Counter(each.layer for each in heard.exchanges if each.layer != CONTROL),
        checks=(*claims, "openapi_core"),
        seconds=time.monotonic() - started,
        coverage=measured(history, findings),
        exchanges=tuple(map(veiled, history.exchanges)),
    )


def _second_opinions(heard: Heard, pairs: Pairs, found: list[Finding]) -> Iterator[Finding]:
    """Yield what openapi-core says, but of answers only where our own check found nothing."""
    told = {each.reproduction[-1] for each in found if each.check == _CONTRACT}
    for exchange in heard.answered:
        for finding in pairs.findings(exchange):
            if finding.reproduction[-1] not in told or "the request" in finding.message:
                yield finding


def _shown(finding: Finding) -> Finding:
    expected, got = without_tokens(finding.expected), without_tokens(finding.got)
    return replace(finding, expected=expected, got=got)
