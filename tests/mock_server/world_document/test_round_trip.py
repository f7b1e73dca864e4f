"""An export loads into an equal state, whatever the state."""

import json
from datetime import UTC, datetime, timedelta
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mock_server.store import kinds
from mock_server.store.kinds import Kind
from mock_server.store.memory import MemoryStore
from mock_server.world.clock import ClockState
from mock_server.world.document import export, load, named
from mock_server.world.document.sections import SECTIONS
from mock_server.world.ids import IdState
from mock_server.world.world import World
from tests.mock_server.world_document import entities

KINDS = [value for value in vars(kinds).values() if isinstance(value, Kind)]
ENTITIES = {
    kind.name: get_args(hint)[0]
    for name, hint in kinds.__annotations__.items()
    if isinstance(kind := getattr(kinds, name), Kind)
}


def a_project():
    return World(MemoryStore).default


def state_of(project):
    """All that there is to know of a project."""
    stored = project.store.transact(lambda tx: {kind.name: list(tx.every(kind)) for kind in KINDS})
    return stored, project.clock.state, project.ids.state


def as_sent(document):
    """What arrives when *document* goes over the wire."""
    return json.loads(json.dumps(document))


@st.composite
def states(draw):
    """Entities of every kind, each with a key of its own; names that must be unique are."""
    state = {}
    for kind in KINDS:
        drawn = draw(st.lists(entities.of(ENTITIES[kind.name]), max_size=2), label=kind.name)
        unique = {key: entity for entity in drawn if (key := kind.key(entity))}
        taken = set()
        state[kind] = []
        for entity in unique.values():
            names = {
                (index, value)
                for index in ("code", "name", "source_id", "related_object")
                for value in kind.indexes.get(index, lambda _: ())(entity)
            }
            if taken.isdisjoint(names):
                taken |= names
                state[kind].append(entity)
    return state


@pytest.mark.slow
@given(states(), st.booleans())
@settings(max_examples=30)
def test_any_state_survives_export_and_load(state, frozen):
    project, other = a_project(), a_project()
    instant = datetime(2024, 6, 1, 12, tzinfo=UTC)

    def fill(tx, at):
        for kind, stored in state.items():
            for entity in stored:
                tx.put(kind, entity)

    project.replace(fill, ids=IdState("seed", 42))
    project.clock.state = (
        ClockState(frozen_at=instant) if frozen else ClockState(shift=timedelta(microseconds=-7))
    )
    load(other, as_sent(export(project)))

    assert state_of(other) == _with_settings(state_of(project))


def _with_settings(state):
    """Loading always stores settings: the defaults, if none were."""
    stored, clock, ids = state
    return {**stored, "settings": stored["settings"] or [kinds.Settings()]}, clock, ids


def test_every_kind_of_entity_has_a_section():
    elsewhere = {"settings", "redemptions"}

    assert {section.kind.name for section in SECTIONS} | elsewhere == {kind.name for kind in KINDS}


def test_the_small_shop_survives():
    project, other = a_project(), a_project()
    load(project, named("small_shop"))

    load(other, as_sent(export(project)))

    assert state_of(other) == state_of(project)


def test_an_export_of_an_empty_project_says_only_where_ids_go_on():
    assert export(a_project()) == {"id_source": {"seed": "0"}}


def test_ids_go_on_where_they_were():
    project, other = a_project(), a_project()
    load(project, named("small_shop"))
    load(other, as_sent(export(project)))

    next_ids = [each.ids.new_id("v") for each in (project, other)]

    assert next_ids[0] == next_ids[1]


@pytest.mark.parametrize("name", ["small_shop"])
def test_the_same_document_gives_the_same_ids_twice(name):
    project = a_project()
    load(project, named(name))
    first = export(project)

    load(project, named(name))

    assert [entry["id"] for entry in export(project)["vouchers"]] == [
        entry["id"] for entry in first["vouchers"]
    ]
