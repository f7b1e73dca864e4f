"""Whatever a document says, it loads into a state that survives, or a `WorldError` says why not."""

import json
from copy import deepcopy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mock_server.world.document import WorldError, export, load, named
from tests.mock_server.world_document.documents import a_project
from tests.mock_server.world_document.test_round_trip import state_of

SHOP = named("small_shop")
ODD_VALUES = (
    *(None, True, -1, 0, 1.5, 2**70, float("inf"), "", "x", [], {}),
    *("2024-13-01", "0001-01-01T00:00+14:00", "P1Y", "24:00", "prod_mug", "APPLY_TO_ITEMS"),
    *([None], [1], ["x"], {"": 1}, {"type": "UNIT"}, {"amount": 1}, [{"object": "sku", "id": "x"}]),
)


def places(json_, path=()):
    """The paths of all values of a document."""
    yield path
    members = json_.items() if isinstance(json_, dict) else ()
    entries = enumerate(json_) if isinstance(json_, list) else ()
    for step, part in (*members, *entries):
        yield from places(part, (*path, step))


PLACES = [path for path in places(SHOP) if path]


def with_value(document, path, value):
    changed = deepcopy(document)
    parent = changed
    for step in path[:-1]:
        parent = parent[step]
    parent[path[-1]] = value
    return changed


def loads(project, document):
    """Whether *document* loads; if not, it was refused as such."""
    try:
        load(project, document)
    except WorldError:
        return False
    return True


@pytest.mark.slow
@given(st.sampled_from(PLACES), st.sampled_from(ODD_VALUES))
@settings(max_examples=100)
def test_one_odd_value_is_refused_or_survives(path, value):
    project, other = a_project(SHOP), a_project()
    loads(project, with_value(SHOP, path, value))

    load(other, json.loads(json.dumps(export(project))))

    assert state_of(other) == state_of(project)


@pytest.mark.slow
@given(
    st.recursive(
        st.sampled_from(ODD_VALUES),
        lambda inner: st.dictionaries(
            st.sampled_from([*SHOP, "discount"]), inner | st.lists(inner)
        ),
    )
)
def test_nonsense_leaves_the_project_as_it_was(document):
    project = a_project()
    before = state_of(project)

    loaded = loads(project, document)

    assert loaded or state_of(project) == before
