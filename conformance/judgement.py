"""A run from beginning to end: layers make the history, checks read it, the verdict sums it up."""

import secrets
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from conformance import checks
from conformance.control import Control
from conformance.credentials import schemes
from conformance.examples import reader
from conformance.examples.driver import Player
from conformance.finding import Finding, Severity, distinct
from conformance.history import Exchange, History
from conformance.schema.driver import Gathered, gather, untested, without_echoes
from conformance.schema.job import PHASES, Job
from conformance.security.driver import probe
from conformance.target import CouldNotRun, Setting, Target
from conformance.values.harvest import Harvest
from conformance.values.names import Names
from conformance.values.pools import Pools
from conformance.values.sample import Filling, sample
from conformance.verdict import Evidence, NotTested, Step, Tell, Verdict
from spec import Json, Operation

_TAG_LETTERS = 3
_UNAUTHORIZED, _NOT_FOUND = 401, 404


@dataclass(frozen=True, slots=True)
class Profile:
    """How thorough a run is.

    Attributes:
        name: As on the command line.
        examples: Calls drawn for each operation in fuzzing, and scenarios of links.
        alike: Calls in coverage that differ only in where they put the same fault.
    """

    name: str
    examples: int
    alike: int


PROFILES = {"standard": Profile("standard", 25, 1)}


@dataclass(frozen=True, slots=True)
class Bench:
    """One server to judge, and its control API if it has one."""

    target: Target
    control: Control | None


@dataclass(frozen=True, slots=True)
class Plan:
    """How to judge.

    Attributes:
        seed: Repeats the run on a server in the same state.
        profile: How thorough.
        max_time: Seconds for the schema layer; None for as long as it takes.
    """

    seed: int
    profile: Profile
    max_time: int | None


def judge(benches: Sequence[Bench], plan: Plan, tell: Tell) -> Verdict:
    """Judge a server.

    Args:
        benches: Servers that are alike, in the same state. The first is judged by all layers; a
            second one takes half of the schema layer, at the same time.
        plan: How.
        tell: Gets the news meanwhile.

    Raises:
        CouldNotRun: there is nothing there that can be judged.
    """
    started = time.monotonic()
    for bench in benches:
        knock(bench.target)
    run = _Run(plan, all(bench.control for bench in benches), tell)
    world = benches[0].control.export() if benches[0].control else None
    try:
        run.examples(benches[0])
        run.restore(benches[0], world)
        run.harvest(benches)
        run.security(benches[0])
        run.schema(benches)
    finally:
        run.restore(benches[0], world)
    return run.verdict(benches[0].target, started)


def knock(target: Target) -> None:
    """Make sure that there is an API at *target* which lets us in, with each kind of our keys.

    Raises:
        CouldNotRun: there is none; the message says what is wrong.
    """
    doors: dict[tuple[str, ...], Operation] = {}
    for operation in target.contract.operations.values():
        if operation.method == "GET" and "{" not in operation.path:
            doors.setdefault(schemes(target.contract.document, operation), operation)
    for operation in doors.values():
        filling = Filling({}, Names(""), stand_in="nobody")
        request = sample(target.contract, operation, filling)
        if request is not None:
            _understood(target.send(request, Setting("harvest", "")), target.url)


def _understood(answer: Exchange, root: str) -> None:
    """Make sure that *answer* comes from the API, and not from a closed door or from elsewhere."""
    if not answer.status:
        raise CouldNotRun(f"Nothing answers at {root} ({answer.response_body}).")
    if answer.status == _UNAUTHORIZED:
        raise CouldNotRun(f"{root} does not accept these credentials (401 to {answer.url}).")
    if answer.document is None:
        raise CouldNotRun(f"{answer.url} does not answer JSON: is {root} the root of the API?")
    if answer.status == _NOT_FOUND and "key" not in answer.document:
        raise CouldNotRun(f"{answer.url} does not exist: is {root} the root of the API?")


class _Run:
    """What has come together so far."""

    def __init__(self, plan: Plan, repeatable: bool, tell: Tell) -> None:
        """Start with nothing; names may repeat those of another run if the world is put back."""
        self._plan = plan
        self._tell = tell
        self._exchanges: list[Exchange] = []
        self._evidence = Evidence()
        self._pools: list[Pools] = []
        tag = f"{plan.seed:03d}" if repeatable else secrets.token_hex(_TAG_LETTERS)
        self._tag = tag[-_TAG_LETTERS:]

    def examples(self, bench: Bench) -> None:
        """Play the worked examples, if the target's world can be replaced."""
        examples = reader.read()
        if bench.control is None:
            why = "the target has no control API to load their worlds with"
            self._evidence.not_tested.append(NotTested(f"{len(examples)} worked examples", why))
            return
        player = Player(bench.target, bench.control)
        self._exchanges += player.play(examples, self._tell)
        self._add(player.evidence)

    def restore(self, bench: Bench, world: Json) -> None:
        """Put the *world* back that was there before, as far as the target is able to."""
        if bench.control is None:
            return
        try:
            why = bench.control.restore(world)
        except CouldNotRun as error:
            why = str(error)
        if why:
            what = "whether the target's world is as it was before"
            self._evidence.not_tested.append(NotTested(what, why))

    def harvest(self, benches: Sequence[Bench]) -> None:
        """Find out what exists; the same calls on all servers leave them alike."""
        for number, bench in enumerate(benches):
            self._pools.append(Pools())
            self._tell(Step("harvest", number, len(benches)))
            names, world = Names(f"h{self._tag}"), f"server {number}"
            looking = Harvest(bench.target, names, self._pools[-1], world)
            self._exchanges += looking.calls()
        self._tell(Step("harvest", len(benches), len(benches)))

    def security(self, bench: Bench) -> None:
        """Try to get in without the right keys."""
        filling = Filling(self._pools[0].all(), Names(f"s{self._tag}"), 0)
        for made in probe(bench.target, filling, "server 0", self._tell):
            if isinstance(made, Exchange):
                self._exchanges.append(made)
            else:
                self._evidence.not_tested.append(made)

    def schema(self, benches: Sequence[Bench]) -> None:
        """Let Schemathesis call everything; two servers share the phases."""
        slices = (
            [PHASES] if len(benches) == 1 else [("coverage",), ("examples", "fuzzing", "stateful")]
        )
        jobs = [
            self._job(bench, number, phases)
            for number, (bench, phases) in enumerate(zip(benches, slices, strict=True))
        ]
        gathered = gather(jobs, self._tell)
        self._exchanges += gathered.exchanges
        self._add(gathered)
        if gathered.complete:
            self._evidence.findings += self._untested(benches[0].target, gathered)
        if not gathered.exchanges:
            message = "the schema layer made no call"
            self._evidence.findings.append(Finding("schema_engine", Severity.ERROR, "", message))

    def verdict(self, target: Target, started: float) -> Verdict:
        """Let all checks read the history, and sum up; the run *started* on the monotonic clock."""
        history = History(target.contract, tuple(self._exchanges))
        claims = checks.every()
        for done, (name, check) in enumerate(claims.items()):
            self._tell(Step("checks", done, len(claims), name))
            self._evidence.findings += check(history)
        self._tell(Step("checks", len(claims), len(claims)))
        return Verdict(
            target=target.url,
            seed=self._plan.seed,
            profile=self._plan.profile.name,
            findings=distinct(without_echoes(self._evidence.findings)),
            not_tested=tuple(self._evidence.not_tested),
            examples=tuple(self._evidence.examples),
            calls=Counter(exchange.layer for exchange in self._exchanges),
            checks=tuple(claims),
            seconds=time.monotonic() - started,
        )

    def _untested(self, target: Target, gathered: Gathered) -> list[Finding]:
        gathered.exchanges[:0] = [each for each in self._exchanges if each.layer == "harvest"]
        return list(untested(target.contract, gathered))

    def _job(self, bench: Bench, number: int, phases: tuple[str, ...]) -> Job:
        return Job(
            url=bench.target.url,
            credentials=bench.target.credentials,
            document=bench.target.contract.document,
            seed=self._plan.seed,
            phases=phases,
            examples=self._plan.profile.examples,
            alike=self._plan.profile.alike,
            max_time=self._plan.max_time,
            lasting=self._pools[number].lasting(),
            expendable=self._pools[number].expendable(),
            tag=f"{number}{self._tag}"[:_TAG_LETTERS],
            world=f"server {number}",
        )

    def _add(self, evidence: Evidence) -> None:
        self._evidence.findings += evidence.findings
        self._evidence.not_tested += evidence.not_tested
        self._evidence.examples += evidence.examples
