"""One operation of the contract, compiled into what a request needs of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from mock_server.app.body import JSON, Body, compile_body
from mock_server.app.check import Check
from mock_server.app.connexion_model import AbstractOperation
from mock_server.app.parameters import Parameters, compile_parameters
from mock_server.app.problems import ContractViolation
from mock_server.app.security import Access, access_of
from mock_server.http.call import Answer, Handler, Json
from spec.document import follow
from spec.validators import Validators


@dataclass(frozen=True, slots=True)
class Operation:
    """What is checked, and who answers.

    Attributes:
        id: The operationId.
        keys: The error keys that the contract lists.
        mocked: Whether it belongs to the API that is mocked; faults leave the control API alone.
        handler: Makes the answer of a request that passed.
        access: Who may call.
        path: Its parameters, like `query` and `header`.
        body: What it reads; None if nothing.
        responses: What it answers, by status, class (`4XX`) or `default`; None without content.
    """

    id: str
    keys: frozenset[str]
    mocked: bool
    handler: Handler
    access: Access
    path: Parameters
    query: Parameters
    header: Parameters
    body: Body | None
    responses: Mapping[str, Check | None]

    def check(self, answer: Answer) -> None:
        """Let an answer pass that the contract promises.

        Raises:
            ContractViolation: Its status is undeclared or its body has another shape.
        """
        for status in (str(answer.status), f"{answer.status // 100}XX", "default"):
            if status in self.responses:
                break
        else:
            raise ContractViolation(f"{self.id}: status {answer.status} is not declared")
        check = self.responses[status]
        if check is None:
            if answer.body is not None:
                raise ContractViolation(f"{self.id} {answer.status}: a body is not declared")
        elif not check.accepts(answer.body):
            faults = check.faults(answer.body)
            raise ContractViolation(f"{self.id} {answer.status}: {faults}")


def compile_operation(
    document: Json, declared: AbstractOperation, validators: Validators
) -> Operation:
    """Return the operation that connexion read as *declared* from *document*.

    Connexion's model has references followed and defaults of path and document merged in; bodies
    and answers are compiled from the document itself, whose schemas may be recursive.
    """
    node = document["paths"][declared.path][declared.method]
    parameters = declared.parameters
    return Operation(
        id=declared.operation_id,
        mocked=not declared.path.startswith("/_mock/"),
        keys=frozenset(node.get("x-error-keys", ())),
        handler=declared._resolution.function,
        access=access_of(declared.path, declared.security, declared.security_schemes),
        path=compile_parameters("path", parameters, validators),
        query=compile_parameters("query", parameters, validators),
        header=compile_parameters("header", parameters, validators),
        body=compile_body(document, node, validators),
        responses={
            status.upper() if status != "default" else status: _content(
                follow(document, response), validators
            )
            for status, response in node["responses"].items()
        },
    )


def _content(response: Json, validators: Validators) -> Check | None:
    schema = response.get("content", {}).get(JSON, {}).get("schema")
    return None if schema is None else Check(lambda: validators.response(schema))
