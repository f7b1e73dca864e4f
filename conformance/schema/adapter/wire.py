"""Reads a query as a server has to: there are no types in a URL.

Schemathesis draws a wrong query as typed values and forgets, deep inside of bracketed parameters,
that `$before=false` is also the text "false", and one text a list of one. What is valid as it
stands in the URL was not wrong.
"""

from conformance.contract import Contract
from conformance.model.query import query_of
from spec import Operation


def query_is_valid(contract: Contract, operation: Operation, url: str) -> bool:
    """Whether the query of *url* can be read as the contract describes it."""
    return query_of(contract, operation, url) is not None
