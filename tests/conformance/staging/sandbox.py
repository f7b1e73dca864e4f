"""A mock that plays a sandbox of somebody else: no control API, maybe a limit of calls."""

from contextlib import ExitStack, contextmanager

import httpx

from conformance import contract as contracts
from conformance.credentials import DEFAULT
from conformance.plan import PROFILES, Plan
from conformance.reach.opening import Opening
from conformance.reach.order import Order
from conformance.run import Run
from conformance.staging.state import StateDirectory
from mock_server.app import serving
from tests.conformance.evidence import unheard
from tests.mock_server.app.server import running

KEYS = {"X-App-Id": "mock-app-id", "X-App-Token": "mock-app-token"}
NOBODY = "http://127.0.0.1:9"
"""Where no control API is."""


@contextmanager
def sandbox(rate_limit="none", control=False):
    """Serve a small shop and give its URL."""
    app = serving.app(control=control, world="small_shop", rate_limit=rate_limit)
    with running(app) as server:
        yield f"http://127.0.0.1:{server.port}"


@contextmanager
def a_run(url, folder, **order):
    """Begin a run on the sandbox at *url* that is remembered in *folder*."""
    plan = Plan(1, PROFILES["standard"], None)
    with ExitStack() as stack:
        wanted, state = Order(url=url, **order), StateDirectory(folder)
        opening = Opening(wanted, plan, contracts.read(), DEFAULT, state, stack, unheard)
        yield Run(plan, opening.benches(), unheard)


def listed(url, what, rows):
    """Return what the list of the sandbox holds, the newest first."""
    query = {"limit": "100", "order": "-created_at"}
    answer = httpx.get(f"{url}/v1/{what}", params=query, headers=KEYS, trust_env=False)
    return answer.json()[rows]


def stock(url):
    """Return the codes and names of everything that can be deleted."""
    return {
        "vouchers": {each["code"] for each in listed(url, "vouchers", "vouchers")},
        "campaigns": {each["name"] for each in listed(url, "campaigns", "campaigns")},
        "customers": {each["source_id"] for each in listed(url, "customers", "customers")},
        "tiers": {each["id"] for each in listed(url, "promotions/tiers", "tiers")},
    }
