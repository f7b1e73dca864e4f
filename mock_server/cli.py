"""The commands of the mock. Heavy imports wait until the address is known to be good."""

import gc
import ipaddress
import logging
import signal
import socket
from types import FrameType
from typing import NoReturn

import click

_LOG_LEVELS = ("critical", "error", "warning", "info", "debug")


class CannotServe(click.ClickException):
    """The mock cannot start like this; one sentence, exit 2."""

    exit_code = 2


_EPILOG = """\b
Examples:
  counterfoil serve
  counterfoil serve --port 0 --world my_shop.yaml --clock 2026-01-31T12:00:00Z
  counterfoil serve --rate-limit 100/h --no-control

\b
Exit status: 0 it was told to stop, 2 it could not start."""


@click.command(epilog=_EPILOG)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port",
    default=8080,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="Port to listen on; 0 takes a free one.",
)
@click.option(
    "--world",
    default="small_shop",
    show_default=True,
    help="What the project starts with: the name of a world, or a YAML or JSON file.",
)
@click.option("--seed", default="0", show_default=True, help="Same seed and calls, same ids.")
@click.option(
    "--clock",
    default="real",
    show_default=True,
    help="The project's time: real, or a timestamp at which it stands still.",
)
@click.option(
    "--auth",
    default="strict",
    show_default=True,
    type=click.Choice(["strict", "open"]),
    help="What unknown keys get: a 401, or a project of their own.",
)
@click.option(
    "--rate-limit",
    default="none",
    show_default=True,
    help="How often a project may be called, such as 100/h; none refuses nobody.",
)
@click.option(
    "--control/--no-control",
    default=True,
    show_default=True,
    help="Whether there is a control API under /_mock; a sandbox has none.",
)
@click.option("--log-level", default="warning", show_default=True, type=click.Choice(_LOG_LEVELS))
def serve(host: str, port: int, log_level: str, *, control: bool, **start: str) -> None:
    """Serve the mock until it is told to stop.

    Once it answers it prints one line with its URL. SIGTERM and SIGINT end it with exit 0.
    """
    gc.disable()  # starting makes objects that stay; looking through them takes a tenth of its time
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _leave)
    logging.basicConfig(level=log_level.upper(), format="%(levelname)s %(name)s: %(message)s")
    with _listener(host, port) as listener:
        from mock_server.app import serving  # noqa: PLC0415  (half a second that --help spares)

        def ready() -> None:
            gc.freeze()
            gc.enable()
            click.echo(f"counterfoil mock ready at {_url(listener)} (world {start['world']})")

        try:
            app = serving.app(control=control, **start)
        except serving.BadOption as error:
            raise CannotServe(str(error)) from error
        serving.run(app, listener, ready)


def _listener(host: str, port: int) -> socket.socket:
    """Return a socket that listens on *host*, which has to be this machine."""
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        if not ipaddress.ip_address(address[0]).is_loopback:
            raise CannotServe(
                f"{host} is no loopback address, and everybody who reaches the mock could use its"
                " control API under /_mock."
            )
        return socket.create_server((str(address[0]), port), family=family)
    except OSError as error:
        reason = (error.strerror or str(error)).partition(" (")[0]
        raise CannotServe(f"Cannot listen on {host}, port {port}: {reason}.") from error


def _url(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _leave(_number: int, _frame: FrameType | None) -> NoReturn:
    raise SystemExit(0)
