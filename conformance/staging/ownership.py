"""What the contract says about making and deleting: nothing here knows a resource by its name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlsplit

import orjson

from conformance.contract import Contract
from conformance.door.door import Call
from conformance.staging.belongings import owned, owners
from conformance.values.marks import UPSERT, Holder, anonymous, mark_of, marks
from spec import Json, Operation, follow

METADATA = "metadata"
RUN = "counterfoil_run"
"""Under which key of its metadata a thing says which run made it, where no name does."""


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that stands in an answer and can be deleted.

    Attributes:
        pool: What it is.
        value: What it is deleted by.
        also: All its identifiers of that kind.
        names: What it is called, and what it belongs to.
        evidence: Every text that stands directly in it.
        run: The run that its metadata name, empty without one.
    """

    pool: str
    value: str
    also: frozenset[str]
    names: frozenset[str]
    evidence: frozenset[str]
    run: str


class Ownership:
    """Reads requests and answers with the eyes of somebody who has to clean up.

    Attributes:
        contract: What is read.
        deletions: By pool, the operation that deletes a thing of it.
        lasting: Pools of things that can be read, but not deleted.
        owners: With whom some of the lasting things go, by their pool.
        lists: By pool, the operation that lists its things without being told where.
    """

    def __init__(self, contract: Contract) -> None:
        """Look through *contract* once."""
        self.contract = contract
        self.deletions = _by_pool(contract, "DELETE")
        self._makers = _makers(contract, self.deletions)
        self._keys = {pool: key for made in self._makers.values() for pool, key in made.items()}
        read = _by_pool(contract, "GET")
        self.lasting = frozenset(read) - frozenset(self.deletions)
        self.owners = owners(self.deletions)
        self.lists = _lists(contract, {*self._keys, *self.lasting})

    def makes(self, operation: Operation) -> str | None:
        """Return the pool of what *operation* makes, None if the contract names no deletion."""
        return next(iter(self._makers.get(operation.id, ())), None)

    def names(self, operation: Operation, call: Call) -> frozenset[str]:
        """Return the names that *call* gives to what it makes."""
        return frozenset(value for pool, value in self._said(operation, call) if _is_name(pool))

    def upserts(self, operation: Operation, call: Call) -> frozenset[tuple[str, str]]:
        """Return pool and name of what *call* makes on the way, if it is not there yet.

        Only what can be deleted again; the rest cannot be helped.
        """
        said = [(pool, name) for pool, name in self._said(operation, call) if UPSERT in pool]
        found = [(pool.removeprefix(UPSERT), name) for pool, name in said]
        found += [(pool, RUN) for pool, _ in self.nameless(operation, read_json(call.body))]
        return frozenset(key for key in found if key[0] in self.deletions)

    def nameless(self, operation: Operation, body: Json) -> Iterator[tuple[str, Holder]]:
        """Yield pool and object of what *body* makes on the way without giving it a name."""
        told = follow(self.contract.document, operation.node.get("requestBody", {}))
        for content in told.get("content", {}).values():
            if isinstance(body, dict):
                yield from anonymous(self.contract.document, content.get("schema", {}), body)

    def owned(self, operation: Operation, call: Call, body: Json, name: str) -> Json:
        """Return *body*, that of *call*, with an owner called *name* for what it leaves behind.

        Nobody's, if it says already whose that is.
        """
        said = {pool.removeprefix(UPSERT) for pool, _ in self._said(operation, call)}
        whose = {pool: each for pool, each in self.owners.items() if each.pool not in said}
        return owned(self.contract, operation, body, whose, name)

    def named(self, operation: Operation, call: Call) -> frozenset[tuple[str, str]]:
        """Return pool and value of everything that *call* says exists."""
        said = self._said(operation, call)
        return frozenset((pool, value) for pool, value in said if not _is_name(pool))

    def things(self, operation: Operation, status: int, document: Json) -> Iterator[Thing]:
        """Yield what stands in the answer *document* and could be deleted."""
        for holder in self._holders(operation, status, document):
            for pool, key in self._keys.items():
                value = holder.marked.get((pool, key))
                if value is not None:
                    yield _thing(pool, value, holder)

    def records(self, operation: Operation, status: int, document: Json) -> set[tuple[str, str]]:
        """Return pool and id of everything in the answer *document* that cannot be deleted."""
        return {
            (pool, value)
            for holder in self._holders(operation, status, document)
            for (pool, key), value in holder.marked.items()
            if pool in self.lasting and key == "id"
        }

    def _holders(self, operation: Operation, status: int, document: Json) -> Iterator["_Holder"]:
        schema = self.contract.answer_schema(operation, status)
        if schema is None or not isinstance(document, dict | list):
            return
        found: dict[int, _Holder] = {}
        for mark in marks(self.contract.document, schema, document):
            if mark.pool and isinstance(mark.holder, Mapping):
                holder = found.setdefault(id(mark.holder), _Holder(mark.holder, {}))
                holder.marked[mark.pool, str(mark.key)] = mark.value
        yield from found.values()

    def _said(self, operation: Operation, call: Call) -> Iterator[tuple[str, str]]:
        """Yield pool and value of everything marked in *call*, with an empty pool for new names."""
        document = self.contract.document
        for parameter, value in _parameters(operation, call):
            pool = mark_of(document, parameter)
            if pool is not None and self._is_sayable(parameter.get("schema", {}), value):
                yield pool, value
        body, told = follow(document, operation.node.get("requestBody", {})), read_json(call.body)
        for content in body.get("content", {}).values() if isinstance(told, dict | list) else ():
            yield from self._marked(content.get("schema", {}), told)

    def _marked(self, schema: Json, told: Json) -> Iterator[tuple[str, str]]:
        """Yield the marked values of a body, but not those that no server may take."""
        for mark in marks(self.contract.document, schema, told):
            if self._is_sayable(mark.schema, mark.value):
                yield mark.pool, mark.value

    def _is_sayable(self, schema: Json, value: str) -> bool:
        return self.contract.validators.request(schema).is_valid(value)


@dataclass(frozen=True, slots=True)
class _Holder:
    """An object of an answer, and its marked members."""

    content: Mapping[str, Json]
    marked: dict[tuple[str, str], str]


def _parameters(operation: Operation, call: Call) -> Iterator[tuple[Json, str]]:
    """Yield the parameters of *operation* in the path and the query of *call*, decoded."""
    url, template = urlsplit(call.url), operation.path.split("/")
    steps = dict(zip(template, url.path.split("/")[-len(template) :], strict=True))
    query = dict(parse_qsl(url.query))
    for parameter in operation.parameters:
        name, step = parameter["name"], "{" + parameter["name"] + "}"
        if parameter["in"] == "path" and step in steps:
            yield parameter, unquote(steps[step])
        elif parameter["in"] == "query" and name in query:
            yield parameter, query[name]


def _is_name(pool: str) -> bool:
    return not pool or pool.startswith(UPSERT)


def _thing(pool: str, value: str, holder: _Holder) -> Thing:
    metadata = holder.content.get(METADATA)
    run = metadata.get(RUN) if isinstance(metadata, dict) else None
    texts = frozenset(each for each in holder.content.values() if isinstance(each, str) and each)
    also = {each for (other, _), each in holder.marked.items() if other == pool}
    names = frozenset(holder.marked.values())
    return Thing(pool, value, frozenset(also), names, texts, run if isinstance(run, str) else "")


def tagged(contract: Contract, operation: Operation, body: Json, run: str) -> Json:
    """Return *body* with the *run* in its metadata, where *operation* takes any."""
    told = follow(contract.document, operation.node.get("requestBody", {}))
    schemas = [content.get("schema", {}) for content in told.get("content", {}).values()]
    if not any(_takes_metadata(contract.document, schema) for schema in schemas):
        return body
    plain = {} if body is None else body
    held = plain.get(METADATA) if isinstance(plain, dict) else body
    if not isinstance(plain, dict) or not isinstance(held, dict | type(None)):
        return body
    return {**plain, METADATA: {**(held or {}), RUN: run}}


def _takes_metadata(document: Json, schema: Json) -> bool:
    schema = follow(document, schema)
    branches = [each for key in ("allOf", "anyOf", "oneOf") for each in schema.get(key, ())]
    return METADATA in schema.get("properties", {}) or any(
        _takes_metadata(document, each) for each in branches
    )


def _by_pool(contract: Contract, method: str) -> dict[str, Operation]:
    """Return the operations of *method* that name one existing thing, by its pool."""
    found: dict[str, Operation] = {}
    for operation in contract.operations.values():
        steps = [each for each in operation.parameters if each["in"] == "path"]
        last = operation.path.rpartition("/")[2]
        if operation.method == method and len(steps) == 1 and last.startswith("{"):
            pool = mark_of(contract.document, steps[0])
            if pool:
                found.setdefault(pool, operation)
    return found


def _makers(contract: Contract, deletions: Mapping[str, Operation]) -> dict[str, dict[str, str]]:
    """Return, by operationId, the pool of what a POST makes and the member that identifies it.

    A link from the answer to the deletion tells both.
    """
    pools = {operation.id: pool for pool, operation in deletions.items()}
    found: dict[str, dict[str, str]] = {}
    for operation in contract.operations.values():
        for link in _links(contract, operation) if operation.method == "POST" else ():
            pool = pools.get(link.get("operationId", ""))
            for told in link.get("parameters", {}).values() if pool else ():
                if str(told).startswith("$response.body#/"):
                    found.setdefault(operation.id, {})[pool or ""] = told.rpartition("/")[2]
    return found


def _links(contract: Contract, operation: Operation) -> Iterator[Json]:
    for status in operation.node["responses"]:
        if status.startswith("2"):
            answer = contract.answer(operation, int(status)) or {}
            for link in answer.get("links", {}).values():
                yield follow(contract.document, link)


def _lists(contract: Contract, pools: set[str]) -> dict[str, Operation]:
    """Return the operations that list all things of each of *pools*: the path is the collection."""
    found: dict[str, Operation] = {}
    singles = {**_by_pool(contract, "GET"), **_by_pool(contract, "DELETE")}
    collections = {singles[pool].path.rpartition("/")[0]: pool for pool in pools if pool in singles}
    for operation in contract.operations.values():
        if operation.method == "GET" and operation.path in collections:
            found[collections[operation.path]] = operation
    return found


def read_json(text: str) -> Json:
    """Return *text* as JSON, None if it is none."""
    try:
        return orjson.loads(text) if text else None
    except orjson.JSONDecodeError:
        return None
