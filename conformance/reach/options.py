"""The options of every command that calls a server."""

from collections.abc import Callable, Mapping
from typing import TypeVar

import click

from conformance.reach.order import Order
from conformance.target import Network

F = TypeVar("F", bound=Callable[..., object])

_KEYS = {
    "app-id": "Server-side key.",
    "app-token": "Its secret half.",
    "client-id": "Client-side key.",
    "client-token": "Its other half.",
    "oauth-token": "Access token to use in the place of the server-side key.",
    "other-app-id": "Server-side key of a second project, to look for leaks between the two.",
    "other-app-token": "Its secret half.",
    "other-client-id": "Client-side key of the second project.",
    "other-client-token": "Its other half.",
}
KEYS = tuple(name.replace("-", "_") for name in _KEYS)
"""The parameters that are keys."""

_FILE = click.Path(exists=True, dir_okay=False)
_DIRECTORY = click.Path(file_okay=False)

_REACH = (
    click.option("--control", metavar="URL", help="Root of the control API, if it is not URL."),
    click.option("--rate", metavar="N/s", help="Call no more often, such as 5/s."),
    click.option(
        "--budget",
        metavar="N/h",
        help="Call no more often in the long run, such as 100/h; runs on a project share it.",
    ),
    click.option("--proxy", metavar="URL", help="Proxy to call through; else the environment's."),
    click.option(
        "--ca-bundle",
        type=_FILE,
        envvar=["COUNTERFOIL_CA_BUNDLE", "SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"],
        show_envvar=True,
        help="Certificates to trust.",
    ),
    click.option(
        "--state-dir",
        type=_DIRECTORY,
        envvar="COUNTERFOIL_STATE_DIR",
        show_envvar=True,
        help="Where runs are remembered until they have cleaned up.",
    ),
    click.option(
        "--i-know-this-is-production", "production", is_flag=True, help="Call a production host."
    ),
)


def options(command: F) -> F:
    """Give *command* the options of an `Order`, and the keys."""
    for option in reversed(_REACH):
        command = option(command)
    for name, text in reversed(_KEYS.items()):
        variable = f"COUNTERFOIL_{name.replace('-', '_').upper()}"
        command = click.option(f"--{name}", envvar=variable, show_envvar=True, help=text)(command)
    return command


def order(given: Mapping[str, str | bool | None]) -> Order:
    """Return the order that the parameters *given* to a command make."""
    return Order(
        url=_text(given, "url"),
        control=_text(given, "control"),
        rate=_text(given, "rate"),
        budget=_text(given, "budget"),
        read_only=bool(given.get("read_only")),
        network=Network(_text(given, "proxy"), _text(given, "ca_bundle")),
        state_dir=_text(given, "state_dir"),
        contract=_text(given, "contract"),
        production=bool(given.get("production")),
    )


def keys(given: Mapping[str, str | bool | None]) -> dict[str, str | None]:
    """Return the keys among the parameters *given* to a command."""
    return {name: _text(given, name) or None for name in KEYS}


def _text(given: Mapping[str, str | bool | None], name: str) -> str:
    value = given.get(name)
    return value if isinstance(value, str) else ""
