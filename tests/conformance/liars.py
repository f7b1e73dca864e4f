"""A mock on loopback whose projects have a bug each, and what single layers of the judge find."""

from contextlib import contextmanager
from dataclasses import replace

from conformance import checks, contract
from conformance.door.allowance import Withheld
from conformance.finding import Severity
from conformance.history import History
from conformance.plan import PROFILES, Plan
from conformance.run import Run
from conformance.selftest.project import sabotaged
from mock_server.app import serving
from tests.conformance.evidence import unheard
from tests.mock_server.app.server import running

CONTRACT = contract.read()


@contextmanager
def a_mock():
    """Serve a mock with a control API and give its URL."""
    with running(serving.app(control=True, world="small_shop")) as server:
        yield f"http://127.0.0.1:{server.port}"


def played(url, layer, bug="", calls=None, **bench_without):
    """Play *layer* on a new project with *bug*, an honest one without, and return the run.

    At most *calls* are made; what *bench_without* names is not there.
    """
    with sabotaged(url, bug, CONTRACT) as bench:
        run = Run(Plan(1, PROFILES["standard"], None), [replace(bench, **bench_without)], unheard)
        try:
            with run.bench.target.door.allowance.share(calls):
                layer(run)
        except Withheld as why:
            run.leave_out("the rest", str(why))
    return run


def noticed(run):
    """Return the names of all checks that find an error in *run*."""
    history = History(CONTRACT, tuple(run.exchanges))
    found = list(run.evidence.findings)
    for check in checks.every().values():
        found += check(history)
    return {each.check for each in found if each.severity is Severity.ERROR}
