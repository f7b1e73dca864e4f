"""What a child process is told to do, and what it reports: JSON on standard input and output."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

import orjson

from conformance.credentials import Credentials
from conformance.finding import Finding, Severity
from conformance.history import Exchange
from conformance.staging.terms import Terms
from conformance.verdict import Step
from spec import Json

PHASES = ("examples", "coverage", "fuzzing", "stateful")

Mode: TypeAlias = Literal["positive", "negative", ""]
"""Whether a call was meant to be good; empty if nobody meant anything."""


@dataclass(frozen=True, slots=True)
class Job:
    """One slice of the schema layer.

    Attributes:
        url: Of the target.
        credentials: The keys to call with.
        document: The contract.
        seed: Repeats the slice on a server in the same state.
        phases: Those of `PHASES` to run.
        examples: Calls drawn for each operation and mode in fuzzing, scenarios in stateful.
        alike: Calls of a kind in coverage.
        max_time: Seconds; None lets it finish.
        lasting: What exists and is to stay, by pool.
        expendable: What exists and may go.
        tag: Starts the names that the run makes up.
        world: For the exchanges.
        terms: Under which the target is called.
    """

    url: str
    credentials: Credentials
    document: Json
    seed: int
    phases: tuple[str, ...]
    examples: int
    alike: int
    max_time: int | None
    lasting: Mapping[str, list[str]]
    expendable: Mapping[str, list[str]]
    tag: str
    world: str
    terms: Terms = field(default_factory=Terms)


@dataclass(frozen=True, slots=True)
class Made:
    """A call that was made.

    Attributes:
        exchange: The call.
        operation: The operationId that it was made for, even if its path leads elsewhere.
        mode: What it was meant to be.
    """

    exchange: Exchange
    operation: str
    mode: Mode


@dataclass(frozen=True, slots=True)
class Ended:
    """The slice is over.

    Attributes:
        complete: False if it had to stop before.
        why: Why it had to; empty if it had not.
        calls: How many calls it made in all, those of checks and probes included.
    """

    complete: bool
    why: str = ""
    calls: int = 0


Line: TypeAlias = Made | Finding | Step | Ended


def written(job: Job) -> bytes:
    """Return *job* for the input of a child."""
    return orjson.dumps(job)


def job_of(data: bytes) -> Job:
    """Return the job that `written` wrote."""
    told = orjson.loads(data)
    keys, phases = _credentials(told.pop("credentials")), tuple(told.pop("phases"))
    return Job(**{**told, "terms": Terms(**told["terms"])}, credentials=keys, phases=phases)


def line(news: Line) -> bytes:
    """Return *news* as one line of output, its end included."""
    return orjson.dumps({type(news).__name__: news}, option=orjson.OPT_APPEND_NEWLINE)


def news_of(data: bytes) -> Line:
    """Return what `line` wrote."""
    ((kind, told),) = orjson.loads(data).items()
    match kind:
        case "Made":
            return Made(_exchange(told["exchange"]), told["operation"], told["mode"])
        case "Finding":
            steps = tuple(told.pop("reproduction"))
            return Finding(**{**told, "severity": Severity(told["severity"])}, reproduction=steps)
        case "Step":
            return Step(**told)
        case _:
            return Ended(**told)


def _credentials(told: Json) -> Credentials:
    other = told.pop("other")
    return Credentials(**told, other=_credentials(other) if other else None)


def _exchange(told: Json) -> Exchange:
    for name in ("request_headers", "response_headers"):
        told[name] = tuple(map(tuple, told[name]))
    return Exchange(**{**told, "before": tuple(map(_exchange, told["before"]))})
