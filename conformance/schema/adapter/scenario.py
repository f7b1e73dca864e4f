"""Translates a recorded scenario of Schemathesis into exchanges and findings."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from schemathesis.core.failures import Failure
from schemathesis.core.transport import Response
from schemathesis.engine import Status
from schemathesis.engine.recorder import Interaction, ScenarioRecorder

from conformance.contract import Contract
from conformance.credentials import headers_for, identity
from conformance.curl import commands
from conformance.finding import Finding, Severity
from conformance.history import Exchange, Headers
from conformance.schema.job import Job, Line, Made, Mode


@dataclass(frozen=True, slots=True)
class Scenario:
    """One recorded scenario: an operation in a phase, or a walk along links."""

    recorder: ScenarioRecorder
    phase: str
    job: Job
    contract: Contract

    def news(self) -> Iterator[Line]:
        """Yield all calls with their places in the walk, then what their checks found."""
        calls = {id_: self._exchange(told) for id_, told in self.recorder.interactions.items()}
        for id_, node in self.recorder.cases.items():
            if id_ in calls:
                meta = node.value.meta
                mode: Mode = ""
                if meta is not None:
                    mode = "positive" if meta.generation.mode.is_positive else "negative"
                raw = node.value.operation.definition.raw
                yield Made(self._with_past(id_, calls), raw.get("operationId", ""), mode)
        yield from self._findings(calls)

    def _findings(self, calls: dict[str, Exchange]) -> Iterator[Finding]:
        for id_, checks in self.recorder.checks.items():
            for check in checks:
                if check.status is Status.FAILURE and check.failure_info is not None:
                    failure = check.failure_info.failure
                    yield self._finding(check.name, failure, failure.case_id or id_, calls)

    def _finding(
        self, check: str, failure: Failure, id_: str, calls: dict[str, Exchange]
    ) -> Finding:
        exchange = self._with_past(id_, calls) if id_ in calls else None
        title, _, rest = f"{failure.title}\n{failure.message}".partition("\n")
        return Finding(
            check=f"schemathesis_{check}",
            severity=Severity.ERROR,
            operation=self.contract.named(failure.operation or ""),
            message=title,
            expected=rest.strip(),
            got=f"{exchange.status} {exchange.response_body[:200]}" if exchange else "",
            reproduction=commands(exchange) if exchange else (),
        )

    def _with_past(self, id_: str, calls: dict[str, Exchange]) -> Exchange:
        """Return the call *id_* with those that led to it."""
        chain = [case.id for case in self.recorder.iter_chain_cases(case_id=id_)]
        return replace(calls[id_], before=tuple(calls[c] for c in chain if c != id_ and c in calls))

    def _exchange(self, told: Interaction) -> Exchange:
        request, response = told.request, told.response
        sent = tuple((name, ", ".join(values)) for name, values in request.headers.items())
        operation = self.contract.operation_of(request.method, request.uri)
        keys = self.job.credentials
        right = headers_for(self.contract.document, operation, keys) if operation else {}
        return Exchange(
            layer=self.phase,
            world=self.job.world,
            method=request.method,
            url=keys.redacted(request.uri),
            request_headers=keys.hidden(sent),
            request_body=keys.redacted((request.body or b"").decode(errors="replace")),
            identity=identity(sent, right),
            status=response.status_code if response else 0,
            response_headers=keys.hidden(_headers(response)) if response else (),
            response_body=keys.redacted(response.text) if response else "the connection failed",
            ended=told.timestamp,
            seconds=response.elapsed if response else 0.0,
        )


def _headers(response: Response) -> Headers:
    return tuple((name.lower(), ", ".join(values)) for name, values in response.headers.items())
