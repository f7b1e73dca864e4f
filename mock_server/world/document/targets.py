"""The products that a redeemable includes and excludes: `applicable_to` and its neighbours."""

from mock_server.engine.discounts import EVERYTHING, Target, Targets
from mock_server.store import codec
from mock_server.world.document.fields import Fields
from spec import Json


def read(source: Fields) -> Targets:
    """Read `applicable_to`, `excluded` and `included_all` of *source*."""
    targets = Targets(
        included=tuple(_entry(row) for row in source.rows("applicable_to")),
        excluded=tuple(_entry(row) for row in source.rows("excluded")),
        included_all=source.read("included_all", bool) or False,
    )
    return EVERYTHING if targets == EVERYTHING else targets


def _entry(source: Fields) -> Target:
    target = source.whole(Target)
    source.close()
    return target


def write(targets: Targets) -> dict[str, Json]:
    """Write what is configured, nothing if every line is meant."""
    names = {"included": "applicable_to"}
    return {names.get(name, name): json for name, json in codec.encode(targets).items()}
