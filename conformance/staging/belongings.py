"""Gives an owner to what cannot be deleted, but goes with its owner: then nothing of a run stays.

The contract says so at the deletion of the owner: `x-takes-along: {order_id: customer}` has the
pool of what goes along, and the member of a request that says whose it is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from conformance.contract import Contract, is_json
from conformance.values.marks import namable
from spec import Json, Operation, follow

_OK = 200


@dataclass(frozen=True, slots=True)
class Owner:
    """With whom things go.

    Attributes:
        pool: Of what the owner is.
        member: Where a request says who it is.
    """

    pool: str
    member: str


def owners(deletions: Mapping[str, Operation]) -> dict[str, Owner]:
    """Return whose things go with them, by the pool of these things; *deletions* by pool."""
    return {
        pool: Owner(of, member)
        for of, operation in deletions.items()
        for pool, member in operation.node.get("x-takes-along", {}).items()
    }


def owned(
    contract: Contract, operation: Operation, body: Json, whose: Mapping[str, Owner], name: str
) -> Json:
    """Return *body* with an owner called *name*, if it makes a belonging and says not whose.

    Args:
        contract: What *operation* is of.
        operation: What is called.
        body: Its body, which nobody changes.
        whose: See `owners`.
        name: What the owner is called; it is made on the way.
    """
    schema = _schema(contract, operation)
    if not isinstance(body, dict) or operation.method != "POST":
        return body
    makes = _pools(contract, operation, [_property(contract, schema, name) for name in body])
    for owner in (whose[pool] for pool in makes & whose.keys()):
        told = _property(contract, schema, owner.member)
        key = namable(contract.document, told).get(owner.pool)
        if key and _is_nobodys(contract, told, body, owner.member):
            body = {**body, owner.member: {key: name}}
    return body


def _is_nobodys(contract: Contract, told: Json, body: Json, member: str) -> bool:
    """Whether *body* may say in its *member* who owns it, and does not: null says nobody."""
    if member not in body:
        return True
    return body[member] is None and contract.validators.request(told).is_valid(None)


def _pools(contract: Contract, operation: Operation, parts: Sequence[Json]) -> set[str]:
    """Return of what *operation* makes things: what it answers with, or a name in a part makes."""
    answer = contract.answer_schema(operation, _OK) or {}
    made = follow(contract.document, _property(contract, answer, "id")).get("x-pool", "")
    return {made}.union(*(namable(contract.document, each) for each in parts))


def _property(contract: Contract, schema: Json, name: str) -> Json:
    """Return what *schema* says of its member *name*, an empty schema if nothing."""
    schema = follow(contract.document, schema)
    own = schema.get("properties", {}).get(name)
    if own is not None:
        return own
    nested = (_property(contract, branch, name) for branch in schema.get("allOf", ()))
    return next(filter(None, nested), {})


def _schema(contract: Contract, operation: Operation) -> Json:
    told = follow(contract.document, operation.node.get("requestBody", {})).get("content", {})
    return next((each.get("schema", {}) for kind, each in told.items() if is_json(kind)), {})
