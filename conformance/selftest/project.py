"""Projects of a mock, each with a bug of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import httpx

from conformance.contract import Contract
from conformance.control import discovered
from conformance.credentials import Credentials
from conformance.run import Bench
from conformance.staging.terms import Terms
from conformance.target import CouldNotRun, Target
from spec import Json

_WORLD = "small_shop"
_TIMEOUT_S = 30.0


@dataclass(frozen=True, slots=True)
class Bug:
    """A sabotage as the mock lists it.

    Attributes:
        id: Its name.
        kind: Its class.
        sentence: What goes wrong.
    """

    id: str
    kind: str
    sentence: str


def bugs(url: str) -> list[Bug]:
    """Return the sabotages of the mock at *url*.

    Raises:
        CouldNotRun: it does not say.
    """
    told = _done(url, "GET", "/_mock/faults")
    return [Bug(each["id"], each["class"], each["description"]) for each in told["sabotages"]]


@contextmanager
def sabotaged(
    url: str, bug: str, contract: Contract, terms: Terms | None = None, seed: str | None = None
) -> Iterator[Bench]:
    """Give a fresh project of the mock at *url* that has *bug*, and remove it in the end.

    Args:
        url: Of the mock.
        bug: The id of a sabotage; empty for an honest project.
        contract: What the project is judged by.
        terms: Under which it is called; None sets none.
        seed: What its ids are derived from; None makes them differ from all others.

    Raises:
        CouldNotRun: the mock does not make it.
    """
    drawn = {} if seed is None else {"seed": seed}
    made = _done(url, "POST", "/_mock/projects", {"world": _WORLD, **drawn})
    next_door = _done(url, "POST", "/_mock/projects", {})
    theirs, terms = _keys(next_door), terms or Terms()
    ours = replace(_keys(made), other=theirs)
    try:
        door = terms.door(contract)
        with (
            Target(url, contract, ours, door=door) as target,
            Target(url, contract, replace(theirs, other=ours), door=door) as stranger,
            discovered(url, ours) as control,
        ):
            if bug:
                _done(url, "PUT", "/_mock/faults", [{"sabotage": bug}], ours.by_header())
            yield Bench(target, control, terms, stranger=stranger)
    finally:
        for project in (made, next_door):
            _done(url, "DELETE", f"/_mock/projects/{project['id']}")


def _keys(project: Json) -> Credentials:
    names = ("app_id", "app_token", "client_id", "client_token")
    return Credentials(**{name: project[name] for name in names})


def _done(
    url: str, method: str, path: str, body: Json = None, keys: dict[str, str] | None = None
) -> Json:
    try:
        answer = httpx.request(
            method, url + path, json=body, headers=keys, timeout=_TIMEOUT_S, trust_env=False
        )
    except httpx.HTTPError as error:
        raise CouldNotRun(f"The mock does not answer {method} {path} ({error}).") from error
    if not answer.is_success:
        raise CouldNotRun(f"The mock answered {answer.status_code} to {method} {path}.")
    return answer.json() if answer.content else None
