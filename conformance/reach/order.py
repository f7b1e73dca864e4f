"""What the user asked for, before anything is called."""

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import yaml

import spec
from conformance import contract as contracts
from conformance import overlay, scope
from conformance.contract import Contract
from conformance.credentials import Credentials, can_call
from conformance.door.limit import Limit
from conformance.reach.production import is_production
from conformance.scope import Scope
from conformance.target import CouldNotRun, Network
from spec import ContractError, Json, Operation


@dataclass(frozen=True, slots=True)
class Order:
    """Which server to call, and how carefully. See `conformance.reach.options`.

    Attributes:
        url: The server; empty for a mock of our own.
        control: Root of the control API, if it is not `url`.
        rate: A limit of calls, or empty.
        budget: Another, for a long time, shared by all runs on the same project.
        read_only: Whether to change nothing.
        network: Proxy and certificates.
        state_dir: Where runs are remembered; empty for the usual place.
        contract: A file with the contract to judge by; empty for ours.
        production: Whether a production host is meant.
    """

    url: str = ""
    control: str = ""
    rate: str = ""
    budget: str = ""
    read_only: bool = False
    network: Network = field(default_factory=Network)
    state_dir: str = ""
    contract: str = ""
    production: bool = False

    def check(self) -> None:
        """Make sure that it makes sense.

        Raises:
            CouldNotRun: it does not; nothing was called.
        """
        host = _host(self.url or "http://localhost")
        if self.control:
            _host(self.control)
        if is_production(host) and not self.production:
            raise CouldNotRun(
                f"{host} is a production host: judge a sandbox project there only, and"
                " say so with --i-know-this-is-production."
            )
        try:
            for limit in filter(None, (self.rate, self.budget)):
                Limit.read(limit)
        except ValueError as error:
            raise CouldNotRun(f"{error}.") from error

    def scope(self, keys: Credentials) -> tuple[Contract, Scope]:
        """Return the part of the contract that can be judged, also as it was cut out.

        Raises:
            CouldNotRun: there is no such part, or no such contract.
        """
        document = self._document()

        def keep(operation: Operation) -> bool:
            safe = operation.method == "GET" or not self.read_only
            return safe and can_call(document, operation, keys)

        cut = scope.narrowed(document, keep)
        if not cut.document.get("paths"):
            raise CouldNotRun("No operation of the contract can be called like this.")
        return contracts.read(cut.document), cut

    def _document(self) -> Json:
        ours = spec.load()
        if not self.contract:
            return ours
        try:
            theirs = yaml.safe_load(Path(self.contract).read_text(encoding="utf-8"))
            return overlay.laid(ours, theirs)
        except (OSError, ValueError, yaml.YAMLError, ContractError) as error:
            raise CouldNotRun(f"{self.contract} cannot be judged by: {error}.") from error


def _host(url: str) -> str:
    """Return the host of *url*, the root of a server.

    Raises:
        CouldNotRun: it is no such URL; a password in it is not repeated.
    """
    try:
        parts = urlsplit(url)
        known = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError as error:
        raise CouldNotRun(f"{url} is no URL: {error}.") from error
    if not known or parts.hostname is None:
        raise CouldNotRun(f"{url} is no URL: it should start with http:// or https://.")
    if parts.username is not None:
        raise CouldNotRun(f"Keys do not belong into the URL of {parts.hostname}: see --help.")
    if parts.query or parts.fragment:
        raise CouldNotRun(f"{url} is not the root of an API: leave out what follows the path.")
    return parts.hostname
