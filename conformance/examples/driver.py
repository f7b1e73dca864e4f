"""Plays the worked examples on a target whose world can be replaced."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from conformance.contract import Contract
from conformance.control import Control, WorldFailed, WorldRefused
from conformance.credentials import ORIGIN
from conformance.curl import commands
from conformance.examples.expectation import find, unmet
from conformance.examples.reader import Call, Example, Turn, resolved
from conformance.finding import Finding, Severity
from conformance.history import Exchange
from conformance.target import Request, Setting, Target
from conformance.verdict import Evidence, Outcome, Step, Tell
from spec import Json

_US = "examples"

_TOKEN_HEADERS = {"bearer": "Authorization", "oauth": "X-Voucherify-OAuth"}
"""The headers that a token may come in (P-50), by what an example calls it."""

Wrong: TypeAlias = tuple[str, str, str]
"""A path, what was expected there and what came."""


class Player:
    """Plays examples and keeps what came of them.

    Attributes:
        evidence: Outcomes and findings so far.
    """

    def __init__(self, target: Target, control: Control) -> None:
        """Play on *target*, whose worlds *control* loads."""
        self.evidence = Evidence()
        self._target = target
        self._control = control

    def play(self, examples: Sequence[Example], tell: Tell) -> Iterator[Exchange]:
        """Play *examples*, each in its own world; the last one stays.

        Yields:
            Every call that was made.
        """
        for done, example in enumerate(examples):
            tell(Step("examples", done, len(examples), example.id))
            yield from self._play(example)
        tell(Step("examples", len(examples), len(examples)))

    def _play(self, example: Example) -> Iterator[Exchange]:
        unknown = unknown_call(self._target.contract, example)
        loading = self._control.loading(example.given, example.id)
        if unknown:
            self._record(example, "not tested", f"a call is not in the contract: {unknown}")
            return
        try:
            self._control.load(example.given)
        except WorldRefused as refused:
            self._record(example, "not tested", f"its world cannot be loaded: {refused}")
            return
        except WorldFailed as failed:
            told = ("world", "it can be loaded", str(failed))
            self._fail(example, "", [told], [loading])
            return
        made, wrong = self._made(example, loading)
        yield from made
        self._judge(example, made, wrong)

    def _made(
        self, example: Example, loading: Exchange
    ) -> tuple[tuple[Exchange, ...], Sequence[Wrong]]:
        """Take the steps of *example* after *loading*, up to the first that ends otherwise.

        Returns:
            The calls, and what is wrong with the last one.
        """
        made: tuple[Exchange, ...] = (loading,)
        kept: dict[str, Json] = {}
        world, wrong = example.id, list[Wrong]()
        for step in example.steps:
            if isinstance(step, Turn):
                made = (*made, self._control.turn(step.now, world))
                world += ", later"  # what was read before may look otherwise now
                continue
            call = step.given(kept)
            exchange = self._target.send(request(call), Setting(_layer(call), world), made)
            made = (*made, exchange)
            if wrong := list(_wrong(step, exchange, kept)):
                break
            kept |= {name: find(exchange.document, path) for name, path in step.keep.items()}
        return made, wrong

    def _judge(self, example: Example, made: Sequence[Exchange], wrong: Sequence[Wrong]) -> None:
        if not wrong:
            self._record(example, "passed", "")
            return
        operation = self._target.contract.operation_of(made[-1].method, made[-1].url)
        self._fail(example, operation.id if operation else "", wrong, made)

    def _fail(
        self,
        example: Example,
        operation: str,
        wrong: Sequence[Wrong],
        made: Sequence[Exchange],
    ) -> None:
        """Record what is *wrong* with the last of the calls that were *made*."""
        place = "" if len(made) > len(example.steps) else f", step {len(made) - 1}"
        self._record(example, "failed", "; ".join(f"{path} is {got}" for path, _, got in wrong))
        self.evidence.findings.append(
            Finding(
                check="worked_example",
                severity=Severity.ERROR,
                operation=operation,
                message=f"{example.topic}/{example.id}{place}: {example.title}",
                expected=", ".join(f"{path}: {wanted}" for path, wanted, _ in wrong),
                got=", ".join(f"{path}: {got}" for path, _, got in wrong),
                reproduction=commands(made[-1]),
                rule=example.source,
            )
        )

    def _record(self, example: Example, result: str, why: str) -> None:
        self.evidence.examples.append(Outcome(example.id, example.topic, result, why))


def unknown_call(contract: Contract, example: Example) -> str:
    """Return the first call of *example* that the contract does not have, empty if it has all."""
    for call in example.calls:
        path = call.path.replace(" ", "%20")
        if contract.operation_of(call.method, path) is None:
            return f"{call.method} {call.path.partition('?')[0]}"
    return ""


def request(call: Call) -> Request:
    """Return *call* as it can be sent."""
    asked = Request(call.method, call.path, call.body, form=call.form)
    if call.credentials is None:
        return asked
    if not isinstance(call.credentials, dict):
        return replace(asked, credentials={})
    if "origin" in call.credentials:
        return replace(asked, headers={"Origin": call.credentials["origin"]})
    header = next(name for name in _TOKEN_HEADERS if name in call.credentials)
    bearer = f"Bearer {call.credentials[header]}"
    return replace(asked, credentials={_TOKEN_HEADERS[header]: bearer, "Origin": ORIGIN})


def _layer(call: Call) -> str:
    """Return the layer that *call* counts for: checks of tokens look at all that use one."""
    with_token = isinstance(call.credentials, dict) and "origin" not in call.credentials
    return "tokens" if with_token else _US


def _wrong(call: Call, exchange: Exchange, kept: Mapping[str, Json]) -> Iterator[Wrong]:
    """Yield where *exchange* is not what *call* expects."""
    expect = call.expect
    if expect is None:
        return
    if exchange.status != expect.status:
        yield ("status", str(expect.status), str(exchange.status))
        return
    yield from unmet(resolved(dict(expect.body), kept), exchange.document)
