"""Builds small contracts, and compares them."""

from datetime import date

from conformance.gate.change import Change
from conformance.gate.comparison import compare
from conformance.gate.loading import Contract
from spec import Json

TODAY = date(2026, 1, 31)


def a_contract(paths: Json = None, version: str = "3.1.0", **members: Json) -> Contract:
    """Return a contract with *paths*, or one operation, and whatever else is given."""
    document = {
        "openapi": version,
        "info": {"title": "t", "version": "1.0.0"},
        "paths": {"/a": {"post": an_operation()}} if paths is None else paths,
        **members,
    }
    return Contract("here", document, (), {})


def an_operation(**members: Json) -> Json:
    """Return an operation that answers 200, with whatever else is given."""
    return {"responses": {"200": {"description": "ok"}}, **members}


def taking(schema: Json, version: str = "3.1.0", **schemas: Json) -> Contract:
    """Return a contract of one operation whose request body is *schema*."""
    body = {"content": {"application/json": {"schema": schema}}}
    paths = {"/a": {"post": an_operation(requestBody=body)}}
    return a_contract(paths, version, components={"schemas": schemas})


def giving(schema: Json, version: str = "3.1.0", **schemas: Json) -> Contract:
    """Return a contract of one operation whose response is *schema*."""
    answer = {"description": "ok", "content": {"application/json": {"schema": schema}}}
    paths = {"/a": {"post": {"responses": {"200": answer}}}}
    return a_contract(paths, version, components={"schemas": schemas})


def changes(base: Contract, head: Contract) -> list[Change]:
    """Return what has changed, components aside."""
    found = compare(base, head, TODAY)
    return [each for each in found if not each.rule.startswith("component-")]


def breaks(base: Contract, head: Contract) -> list[str]:
    """Return the rules of what breaks, in alphabetical order."""
    return sorted(each.rule for each in changes(base, head) if each.breaking)


def news(base: Contract, head: Contract) -> list[str]:
    """Return the rules of all that changed, in alphabetical order."""
    return sorted(each.rule for each in changes(base, head))
