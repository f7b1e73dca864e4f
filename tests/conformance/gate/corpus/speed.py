"""How long the gate takes and how much memory it needs: for the reader, no test waits for it."""

import json
import resource
import time
from copy import deepcopy

from tests.conformance.gate.corpus import measure
from tests.conformance.gate.corpus.labelled import edits, original
from tests.conformance.gate.corpus.places import edited

_CHANGES = 50
_SCHEMAS = 1500
_BYTES_OF_A_KILOBYTE = 1024


def report():
    """Yield the figures, a line each."""
    many = _many_changes()
    size = len(json.dumps(original("ours")))
    yield _timed(f"{len(many[2])} changes on {size:,} bytes", many[0], many[1])
    large = _large()
    count = len(large["components"]["schemas"])
    yield _timed(
        f"{len(json.dumps(large)):,} bytes, {count} schemas, with itself", large, deepcopy(large)
    )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _BYTES_OF_A_KILOBYTE
    yield f"peak memory {peak:.0f} MB"


def _many_changes():
    """Return our contract, the same after fifty edits of it, and their names."""
    base = original("ours")
    head, names = base, []
    for edit in edits():
        if edit.contract != "ours" or edit.name.endswith("back") or len(names) == _CHANGES:
            continue
        try:
            head = edited(head, edit.told)
        except (KeyError, ValueError, IndexError, TypeError):
            continue  # an earlier edit took its place away
        names.append(edit.name)
    return base, head, names


def _large():
    """Return our contract many times over: 3 MB, every schema and path under a number."""
    base = original("ours")
    schemas, paths = {}, {}
    copies = -(-_SCHEMAS // len(base["components"]["schemas"]))
    for number in range(copies):
        told = json.dumps(base).replace("#/components/schemas/", f"#/components/schemas/N{number}")
        copy = json.loads(told)
        schemas |= {
            f"N{number}{name}": each for name, each in copy["components"]["schemas"].items()
        }
        paths |= {f"/n{number}{path}": item for path, item in copy["paths"].items()}
    shared = {**copy["components"], "schemas": schemas}
    return {**base, "paths": paths, "components": shared}


def _timed(what, base, head):
    start, busy = time.perf_counter(), time.process_time()
    found = measure.findings(base, head)
    took, busy = time.perf_counter() - start, time.process_time() - busy
    breaks = sum(each.breaking for each in found)
    proved = sum(each.witness is not None for each in found)
    seen = f"{len(found)} findings, {breaks} breaking, {proved} with a witness"
    return f"{what}: {took:.2f} s ({busy:.2f} s CPU), {seen}"
