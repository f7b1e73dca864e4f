"""Plays the worked examples on a target whose world can be replaced."""

from collections.abc import Iterator, Mapping, Sequence

from conformance.contract import Contract
from conformance.control import Control, WorldFailed, WorldRefused
from conformance.curl import commands
from conformance.examples.expectation import find, unmet
from conformance.examples.reader import Call, Example, resolved
from conformance.finding import Finding, Severity
from conformance.history import Exchange
from conformance.target import Request, Setting, Target
from conformance.verdict import Evidence, Outcome, Step, Tell
from spec import Json


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
            self._fail(example, "", [("world", "it can be loaded", str(failed))], commands(loading))
            return
        calls, kept = self._calls(example, loading)
        yield from calls
        self._judge(example, calls[-1], kept)

    def _calls(
        self, example: Example, loading: Exchange
    ) -> tuple[tuple[Exchange, ...], Mapping[str, Json]]:
        """Make the calls of *example* after *loading*, and return all of them.

        Returns:
            The calls, and what was kept of their answers.
        """
        made: tuple[Exchange, ...] = (loading,)
        kept: dict[str, Json] = {}
        setting = Setting("examples", example.id)
        for call in example.calls:
            exchange = self._target.send(_request(call.given(kept)), setting, made)
            kept |= {name: find(exchange.document, path) for name, path in call.keep.items()}
            made = (*made, exchange)
        return made, kept

    def _judge(self, example: Example, exchange: Exchange, kept: Mapping[str, Json]) -> None:
        wrong = [("status", str(example.status), str(exchange.status))]
        if exchange.status == example.status:
            wrong = list(unmet(resolved(dict(example.body), kept), exchange.document))
        if not wrong:
            self._record(example, "passed", "")
            return
        operation = self._target.contract.operation_of(exchange.method, exchange.url)
        self._fail(example, operation.id if operation else "", wrong, commands(exchange))

    def _fail(
        self,
        example: Example,
        operation: str,
        wrong: Sequence[tuple[str, str, str]],
        steps: tuple[str, ...],
    ) -> None:
        """Record what is *wrong*, as paths with what was expected and what came."""
        self._record(example, "failed", "; ".join(f"{path} is {got}" for path, _, got in wrong))
        self.evidence.findings.append(
            Finding(
                check="worked_example",
                severity=Severity.ERROR,
                operation=operation,
                message=f"{example.topic}/{example.id}: {example.title}",
                expected=", ".join(f"{path}: {wanted}" for path, wanted, _ in wrong),
                got=", ".join(f"{path}: {got}" for path, _, got in wrong),
                reproduction=steps,
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


def _request(call: Call) -> Request:
    return Request(call.method, call.path, call.body, credentials={} if call.anonymous else None)
