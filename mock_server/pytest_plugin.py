"""Fixtures for tests of code that redeems vouchers: `voucher_mock` and `voucher_mock_server`.

The plugin is loaded into every pytest run where the package is installed, so whatever is heavy
waits until a test asks for it.
"""

import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from mock_server.app.testing import Mocks
    from mock_server.app.voucher_mock import VoucherMock


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a project choose what its tests start with."""
    parser.addini(
        "voucher_mock_world",
        "What every voucher_mock starts with: the name of a world, or a YAML or JSON file.",
        default="small_shop",
    )


@pytest.fixture
def voucher_mock(_voucher_mocks: "Mocks") -> "Iterator[VoucherMock]":
    """A fresh project of a mock in this process: an httpx client with the project's keys."""
    with _voucher_mocks.fresh() as mock:
        yield mock


@pytest.fixture
def voucher_mock_server(_served_voucher_mocks: "Mocks") -> "Iterator[VoucherMock]":
    """A fresh project of a mock on a real port: the same client, whose `url` anybody can call."""
    with _served_voucher_mocks.fresh() as mock:
        yield mock


@pytest.fixture(scope="session")
def _voucher_mocks(pytestconfig: pytest.Config) -> "Iterator[Mocks]":
    yield from _mocks(pytestconfig, served=False)


@pytest.fixture(scope="session")
def _served_voucher_mocks(pytestconfig: pytest.Config) -> "Iterator[Mocks]":
    yield from _mocks(pytestconfig, served=True)


def _mocks(config: pytest.Config, *, served: bool) -> "Iterator[Mocks]":
    with warnings.catch_warnings(action="ignore"):  # connexion's dependencies have some to give
        from mock_server.app import serving, testing  # noqa: PLC0415  (see the head)
    begin = testing.served if served else testing.local
    try:
        with begin(config.getini("voucher_mock_world")) as mocks:
            yield mocks
            return
    except serving.BadOption as error:
        why = str(error)
    pytest.fail(why, pytrace=False)
