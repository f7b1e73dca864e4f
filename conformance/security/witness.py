"""What to read to see whether a call had an effect."""

from conformance.contract import Contract
from conformance.target import Request
from spec import Operation


def witness(contract: Contract, operation: Operation, request: Request) -> Request | None:
    """Return the reading that shows what *request* is about, None if there is none.

    The operation with GET whose path is the same or the longest beginning of it: a voucher for a
    call that disables it, the list for a call that adds to it.
    """
    steps = operation.path.split("/")
    for length in range(len(steps), 2, -1):
        if _readable(contract, "/".join(steps[:length])):
            path = request.path.partition("?")[0].split("/")
            return Request("GET", "/".join(path[:length]))
    return None


def _readable(contract: Contract, path: str) -> bool:
    return any(
        operation.path == path and operation.method == "GET"
        for operation in contract.operations.values()
    )
