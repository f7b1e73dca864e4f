"""The contract as the judge reads it: which operation a call is, and what it may answer."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

import spec
from spec import Json, Operation
from spec.invariants import Invariants
from spec.validators import Validators

_GENERIC_KEYS = {
    400: frozenset({"invalid_payload", "invalid_query_params"}),
    401: frozenset({"unauthorized"}),
    403: frozenset({"forbidden"}),
    413: frozenset({"query_too_large"}),
}

JUDGED_BY = "x-judged-by"
"""Beside a schema of ours, the schema of somebody else that counts."""

_PARAMETER = re.compile(r"\\\{[^/]+?\\\}")


@dataclass(frozen=True, slots=True)
class Contract:
    """A bundled contract, ready to judge with.

    Attributes:
        document: The OpenAPI document; nobody changes it.
        operations: By operationId, in the document's order.
        validators: Compiled when first asked for.
        invariants: The rules that the contract has about its own answers.
        routes: The paths as patterns, the most literal first.
        base: What stands before the paths in whole URLs, as in `/shop`; usually empty.
    """

    document: Json
    operations: Mapping[str, Operation]
    validators: Validators
    invariants: Invariants
    routes: tuple[tuple[re.Pattern[str], Mapping[str, Operation]], ...]
    base: str = ""

    def below(self, url: str) -> "Contract":
        """Return the same contract for a server whose root is *url*."""
        return replace(self, base=urlsplit(url).path.rstrip("/"))

    def operation_of(self, method: str, url: str) -> Operation | None:
        """Return the operation that a call of *url* is, None if the contract has none.

        Args:
            method: Any case.
            url: Absolute or only a path, percent-encoded, with or without query.
        """
        return self.methods_at(url).get(method.upper())

    def methods_at(self, url: str) -> Mapping[str, Operation]:
        """Return the operations of *url* by their methods; see `operation_of`."""
        path = self.path(url)
        for pattern, methods in self.routes:
            if pattern.fullmatch(path):
                return methods
        return {}

    def path(self, url: str) -> str:
        """Return the path of *url*, absolute or only a path, as the contract writes it.

        Empty if it is an absolute one that lies elsewhere.
        """
        parts = urlsplit(url)
        if not (self.base and parts.netloc):
            return parts.path
        inside = parts.path.startswith(f"{self.base}/")
        return parts.path.removeprefix(self.base) if inside else ""

    def named(self, label: str) -> str:
        """Return the operationId of *label*, as in `GET /v1/vouchers`, or *label* without one."""
        method, _, path = label.partition(" ")
        for operation in self.operations.values():
            if (operation.method, operation.path) == (method, path):
                return operation.id
        return label

    def answer(self, operation: Operation, status: int) -> Json | None:
        """Return the Response Object for *status*, None if the contract does not name it."""
        answers = operation.node["responses"]
        for name in (str(status), f"{status // 100}XX", "default"):
            if name in answers:
                return spec.follow(self.document, answers[name])
        return None

    def judged_schema(self, operation: Operation, status: int) -> Json | None:
        """Return what a JSON body of *status* is held against: our schema, or one laid over it."""
        answer = self.answer(operation, status) or {}
        for media_type, content in answer.get("content", {}).items():
            if is_json(media_type):
                return content.get(JUDGED_BY, content.get("schema"))
        return None

    def answer_schema(self, operation: Operation, status: int) -> Json | None:
        """Return the schema of the JSON body of *status*, None where there is no such body."""
        answer = self.answer(operation, status) or {}
        for media_type, content in answer.get("content", {}).items():
            if is_json(media_type):
                return content.get("schema")
        return None


def read(document: Json | None = None) -> Contract:
    """Return *document*, ours by default, as the judge reads it.

    Raises:
        spec.ContractError: the document does not hang together.
    """
    document = spec.load() if document is None else document
    operations = spec.operations(document)
    return Contract(
        document, operations, Validators(document), Invariants(document), _routes(operations)
    )


def error_keys(operation: Operation) -> frozenset[str]:
    """Return the keys of the refusals that *operation* documents."""
    return frozenset(operation.node.get("x-error-keys", ()))


def generic_keys(status: int) -> frozenset[str]:
    """Return the keys of *status* that belong to HTTP, not to an operation (redemptions.md 14)."""
    return _GENERIC_KEYS.get(status, frozenset())


def is_json(media_type: str) -> bool:
    """Whether *media_type*, with or without parameters, is JSON."""
    name = media_type.partition(";")[0].strip().lower()
    return name == "application/json" or name.endswith("+json")


def _routes(
    operations: Mapping[str, Operation],
) -> tuple[tuple[re.Pattern[str], Mapping[str, Operation]], ...]:
    methods: dict[str, dict[str, Operation]] = {}
    for operation in operations.values():
        methods.setdefault(operation.path, {})[operation.method] = operation
    # RFC-like precedence: a literal segment beats a parameter, the leftmost difference decides.
    paths = sorted(methods, key=lambda path: ["{" in step for step in path.split("/")])
    return tuple((_pattern(path), methods[path]) for path in paths)


def _pattern(path: str) -> re.Pattern[str]:
    return re.compile(_PARAMETER.sub("[^/]+", re.escape(path)))
