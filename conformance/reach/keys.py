"""The credentials of a call: from options, from the environment, or those of the mock."""

from collections.abc import Mapping
from dataclasses import replace

from conformance.credentials import DEFAULT, OTHER, OWN, Credentials
from conformance.target import CouldNotRun, is_loopback

_PAIRS = (("app_id", "app_token"), ("client_id", "client_token"))


def credentials(url: str, given: Mapping[str, str | None]) -> Credentials:
    """Return the keys that were *given*; those of the mock stand in on this machine only.

    Args:
        url: The server; empty for a mock of our own.
        given: By the names of `Credentials`, those of a second project with `other_` in front.

    Raises:
        CouldNotRun: half of a key is missing, or there is none for the server side.
    """
    own = {name: given.get(name) or "" for name in _names()}
    token = given.get("oauth_token") or ""
    other = {name: given.get(f"other_{name}") or "" for name in _names()}
    if not url or is_loopback(url):
        own |= {name: own[name] or getattr(DEFAULT, name) for name in _names()}
    _whole(own, OWN)
    _whole(other, OTHER)
    if not own["app_id"] and not token:
        names = " and ".join(f"{OWN}{name.upper()}" for name in _PAIRS[0])
        raise CouldNotRun(f"Credentials are missing: set {names} or give the options.")
    stranger = replace(_held(other), variables=OTHER) if any(other.values()) else None
    return replace(_held(own), oauth_token=token, other=stranger)


def _held(keys: Mapping[str, str]) -> Credentials:
    return Credentials(keys["app_id"], keys["app_token"], keys["client_id"], keys["client_token"])


def _names() -> tuple[str, ...]:
    return tuple(name for pair in _PAIRS for name in pair)


def _whole(keys: Mapping[str, str], prefix: str) -> None:
    for pair in _PAIRS:
        missing = [f"{prefix}{name.upper()}" for name in pair if not keys[name]]
        if len(missing) == 1:
            raise CouldNotRun(f"Credentials are missing: set {missing[0]} or give the option.")
