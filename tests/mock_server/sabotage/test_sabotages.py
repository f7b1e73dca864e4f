"""Every sabotage shows itself in a few calls, and is gone when it is taken back."""

import re

import pytest

from mock_server.app import build
from mock_server.sabotage import entries
from mock_server.store.memory import MemoryStore
from mock_server.world.world import World
from tests.mock_server.app.server import running
from tests.mock_server.sabotage import (
    proofs_access,
    proofs_concurrency,
    proofs_lines,
    proofs_lists,
    proofs_money,
    proofs_quota,
    proofs_retry,
    proofs_schema,
    proofs_state,
    proofs_time,
)
from tests.mock_server.sabotage.bench import PROOFS, WORLD, Bench

_RACES = 4

CLASSES = {
    "schema": (proofs_schema,),
    "access": (proofs_access,),
    "state": (proofs_state, proofs_lists),
    "quota": (proofs_quota,),
    "time": (proofs_time,),
    "money": (proofs_money, proofs_lines),
    "retry": (proofs_retry,),
    "concurrency": (proofs_concurrency,),
}


@pytest.fixture(scope="module", name="server")
def _server():
    with running(build(World(MemoryStore))) as server:
        yield server


@pytest.fixture(name="bench")
def _bench(server):
    """A shop and a neighbour, both new."""

    def make():
        reply = server.ask("POST", "/_mock/projects", {"world": WORLD}, keys={})
        assert reply.status == 200, reply.json
        return reply.json

    bench = Bench(server, make(), make())
    yield bench
    for project in (bench.project, bench.neighbour):
        server.ask("DELETE", f"/_mock/projects/{project['id']}", keys={})


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.id)
def test_a_sabotage_shows_itself_and_goes_away(entry, bench):
    proof = PROOFS[entry.id]

    before = proof.evidence(bench)
    bench.post("/_mock/reset")
    put = bench.put("/_mock/faults", {"sabotage": entry.id})
    during = _shown(entry, bench)
    bench.delete("/_mock/faults")
    bench.post("/_mock/reset")
    after = proof.evidence(bench)

    assert put.status == 200
    assert (before, during, after) == (proof.honest, proof.wrong, proof.honest)


def _shown(entry, bench):
    """Return what the proof of a sabotage shows; a race is held again if a busy machine lost it."""
    proof = PROOFS[entry.id]
    shown = proof.evidence(bench)
    for _ in range(_RACES if entry.kind == "concurrency" else 0):
        if shown == proof.wrong:
            break
        bench.post("/_mock/reset")
        shown = proof.evidence(bench)
    return shown


def test_every_proof_is_of_a_sabotage_that_exists():
    assert sorted(PROOFS) == sorted(entry.id for entry in entries())


def test_every_class_has_its_proofs_in_its_own_files():
    kinds = {entry.id: entry.kind for entry in entries()}

    assert {
        (id_, proof.evidence.__module__)
        for id_, proof in PROOFS.items()
        if proof.evidence.__module__ not in {file.__name__ for file in CLASSES[kinds[id_]]}
    } == set()


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.id)
def test_a_sabotage_says_what_goes_wrong_in_one_sentence(entry):
    assert re.fullmatch(r"[A-Z][^.]*\.", entry.sentence)
    assert entry.kind in CLASSES
