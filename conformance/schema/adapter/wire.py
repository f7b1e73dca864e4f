"""Reads queries and bodies as a server has to, to tell what is wrong with them once they are sent.

There are no types in a URL. Schemathesis draws a wrong query as typed values and forgets, deep
inside of bracketed parameters, that `$before=false` is also the text "false", and one text a list
of one. And it reads some schemas in a narrower way than this house (`spec.dialect`): to it, an
enumeration that is `nullable` and does not name null refuses it. What is valid as it was sent was
not wrong.
"""

import orjson

from conformance.contract import Contract, is_json
from conformance.model.query import is_readable, query_of
from spec import Operation, follow


def query_is_valid(contract: Contract, operation: Operation, url: str) -> bool:
    """Whether the query of *url* can be read as the contract describes it."""
    return query_of(contract, operation, url) is not None


def query_is_wrong(contract: Contract, operation: Operation, url: str) -> bool:
    """Whether the query of *url* can be read, and is not as the contract describes it."""
    return is_readable(operation, url) and not query_is_valid(contract, operation, url)


def body_is_valid(contract: Contract, operation: Operation, media_type: str, body: object) -> bool:
    """Whether *body* is JSON as the contract describes it for *media_type*.

    Nothing is said of forms, streams and the like: they are never valid.
    """
    told = follow(contract.document, operation.node.get("requestBody", {})).get("content", {})
    if media_type not in told or not is_json(media_type) or not isinstance(body, str | bytes):
        return False
    try:
        value = orjson.loads(body)
    except orjson.JSONDecodeError:
        return False
    schema = told[media_type].get("schema", {})
    return bool(contract.validators.request(schema).is_valid(value))
