"""The report for programs; `gate.schema.json` beside this file describes it."""

import json

from conformance.finding import Severity
from conformance.gate.change import Witness
from conformance.gate.outcome import Acceptance, Judged, Outcome
from spec import Json


def document(outcome: Outcome) -> Json:
    """Return *outcome* as JSON."""
    return {
        "version": 1,
        "base": outcome.base,
        "head": outcome.head,
        "new": outcome.new,
        "breaking": any(each.change.severity is Severity.ERROR for each in outcome.open),
        "counts": {str(severity): outcome.count(severity) for severity in Severity},
        "warnings": list(outcome.warnings),
        "changes": [_change(each) for each in outcome.judged],
        "expired": [_acceptance(each) for each in outcome.expired],
        "recorded": outcome.recorded,
    }


def written(outcome: Outcome) -> str:
    """Return *outcome* as text, indented."""
    return json.dumps(document(outcome), indent=2, ensure_ascii=False) + "\n"


def _change(each: Judged) -> Json:
    change = each.change
    return {
        "rule": change.rule,
        "severity": str(change.severity),
        "message": change.message,
        "operation": change.operation,
        "place": change.place,
        "side": str(change.side) if change.side else None,
        "base": change.base,
        "head": change.head,
        "file": each.file,
        "line": each.line,
        "fingerprint": change.fingerprint,
        "undecided": change.undecided,
        "witness": _witness(change.witness) if change.witness else None,
        "accepted": _acceptance(each.acceptance) if each.acceptance else None,
        "exchanges": list(each.exchanges),
    }


def _witness(witness: Witness) -> Json:
    sent = witness.sent
    return {
        "part": witness.part,
        "value": witness.value,
        "complete": witness.complete,
        "validators": witness.validators,
        "request": sent
        and {
            "method": sent.method,
            "url": sent.url,
            "headers": [{"name": name, "value": value} for name, value in sent.headers],
            "body": sent.body,
        },
    }


def _acceptance(agreed: Acceptance) -> Json:
    return {
        "fingerprint": agreed.fingerprint,
        "owner": agreed.owner,
        "reason": agreed.reason,
        "expires": agreed.expires.isoformat(),
    }
