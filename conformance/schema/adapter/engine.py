"""Runs Schemathesis: its settings, and its events as our values.

The settings are not a matter of taste. With its cache, error feedback or example database on,
Schemathesis may pass a server on the second run that failed on the first; with more than one worker
it loses calls silently. Its hooks are global, so every job runs in a process of its own.
"""

import math
import time
from collections.abc import Iterator

import orjson
import schemathesis
from schemathesis.engine import Status, events, from_schema

from conformance import contract as contracts
from conformance.contract import JUDGED_BY, Contract
from conformance.credentials import schemes
from conformance.finding import Finding, Severity
from conformance.schema.adapter.gate import Gate
from conformance.schema.adapter.hooks import install
from conformance.schema.adapter.scenario import Scenario
from conformance.schema.adapter.thinning import Thinner
from conformance.schema.job import PHASES, Ended, Job, Line
from conformance.values.filler import Filler
from conformance.values.names import Names
from conformance.verdict import Tell
from spec import Json

_TIMEOUT_S = 10.0
_STATEFUL_STEPS = 6
_OF_ANSWERS = (
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "status_code_conformance",
)


_LATE = "the time was up"


def run(job: Job, tell: Tell) -> Iterator[Line]:
    """Run the phases of *job* and yield every call, every finding, and at last that it is over.

    Args:
        job: What to do.
        tell: Hears of pauses while they last.
    """
    contract = contracts.read(job.document).below(job.url)
    gate = Gate(job.terms.door(contract))
    gate.door.allowance.tell = tell
    if job.terms.binding:
        gate.stand()
    names = Names(job.tag, whole=gate.owns is not None)
    filler = Filler(contract, job.lasting, job.expendable, names, owns=gate.owns)
    install(filler, Thinner(job.alike), gate.brand)
    config = schemathesis.Config.from_dict(settings(job, contract))
    schema = schemathesis.openapi.from_dict(job.document, config=config)
    stream = from_schema(schema).execute()
    # Told of the time itself, the engine fills it: it draws more and more until the time is up.
    ends = time.monotonic() + job.max_time if job.max_time else math.inf
    for event in stream:
        if time.monotonic() > ends:
            gate.close(_LATE)
        if gate.closed:
            stream.stop()
        for news in _news(event, job, contract):
            yield gate.excused(news)


def settings(job: Job, contract: Contract) -> Json:
    """Return the configuration of Schemathesis for *job*."""
    return {
        "base-url": job.url,
        "seed": job.seed,
        "workers": 1,
        "continue-on-failure": True,
        "request-timeout": _TIMEOUT_S,
        "warnings": False,
        "cache": {"enabled": False},
        "output": {
            "sanitization": {"enabled": False},
            "truncation": {"max-recorded-payload-size": 0},
        },
        "auth": {"openapi": _keys(job, contract)},
        **_checks(job),
        "generation": {
            "max-examples": job.examples,
            "database": "none",
            "mode": "all",
            # Drawn keys would turn good calls into refused ones; the security layer sends them.
            "with-security-parameters": False,
        },
        "phases": _phases(job.phases, job.terms.read_only),
        **({"tls-verify": job.terms.ca_bundle} if job.terms.ca_bundle else {}),
        **({"proxy": job.terms.proxy} if job.terms.proxy else {}),
    }


def _checks(job: Job) -> Json:
    """Return all checks, but for those of a contract that another one is laid over."""
    if JUDGED_BY not in orjson.dumps(job.document).decode():
        return {}
    return {"checks": {name: {"enabled": False} for name in _OF_ANSWERS}}


def _phases(enabled: tuple[str, ...], read_only: bool) -> Json:
    """Return the settings of all phases; values and links are the contract's, none are guessed."""
    guess_nothing = {"extra-data-sources": {"responses": False}}
    own: Json = {
        "examples": guess_nothing,
        "coverage": guess_nothing,
        "fuzzing": {**guess_nothing, "error-feedback": {"enabled": False}},
        "stateful": {"max-steps": _STATEFUL_STEPS, "inference": {"algorithms": []}},
    }
    if read_only:
        own["coverage"] = {**guess_nothing, "unexpected-methods": []}
    return {phase: {"enabled": phase in enabled, **own[phase]} for phase in PHASES}


def _keys(job: Job, contract: Contract) -> Json:
    """Return our keys by the name of the security scheme that takes them."""
    definitions = contract.document.get("components", {}).get("securitySchemes", {})
    values = {name.lower(): value for name, value in job.credentials.by_header().items()}
    used = {
        name
        for operation in contract.operations.values()
        for name in schemes(contract.document, operation, job.credentials)
    }
    return {
        name: {"bearer": job.credentials.oauth_token}
        if definitions[name]["type"] == "http"
        else {"api_key": values[definitions[name]["name"].lower()]}
        for name in sorted(used)
    }


def _news(event: events.EngineEvent, job: Job, contract: Contract) -> Iterator[Line]:
    if isinstance(event, events.ScenarioFinished):
        yield from Scenario(event.recorder, event.phase.value, job, contract).news()
        if event.status is Status.ERROR:
            yield _trouble(contract.named(event.recorder.label), "the scenario ended in an error")
    elif isinstance(event, events.NonFatalError):
        yield _trouble(contract.named(event.label), f"{event.info.title}: {event.info.message}")
    elif isinstance(event, events.FatalError):
        yield _trouble("", f"the engine gave up: {event.exception!r}")
    elif isinstance(event, events.EngineFinished):
        yield Ended(complete=True)


def _trouble(operation: str, message: str) -> Finding:
    """Return the finding that something could not be tested as it should."""
    return Finding("schema_engine", Severity.ERROR, operation, message)
