"""What came of a selftest, for programs; its schema is `selftest.schema.json` beside this file."""

import json
from dataclasses import asdict
from pathlib import Path

from conformance.selftest.catch import Catch
from conformance.selftest.matrix import Honest, Hunted, Races
from conformance.selftest.result import Result
from spec import Json

SCHEMA = Path(__file__).with_name("selftest.schema.json")
"""JSON Schema (2020-12) of what `document` returns."""

VERSION = 1


def document(result: Result) -> Json:
    """Return *result* as JSON."""
    matrix = result.matrix
    return {
        "version": VERSION,
        "seed": result.seed,
        "profile": result.profile,
        "seconds": round(result.seconds, 3),
        "met": result.met,
        "interrupted": result.interrupted,
        "targets": [asdict(each) for each in result.targets],
        "sabotages": [*map(_hunted, matrix.hunted)],
        "all": asdict(matrix.all),
        "classes": [asdict(each) for each in matrix.classes],
        "checks": [asdict(each) for each in matrix.uses],
        "honest": [*map(_honest, matrix.honest)],
        "races": [*map(_races, matrix.races)],
    }


def written(result: Result) -> str:
    """Return *result* as text, indented."""
    return json.dumps(document(result), indent=2, ensure_ascii=False) + "\n"


def _hunted(hunted: Hunted) -> Json:
    return {
        "id": hunted.bug.id,
        "class": hunted.bug.kind,
        "sentence": hunted.bug.sentence,
        "found_in": hunted.profile or None,
        "first": list(hunted.catch.first),
        "reproduction": hunted.catch.steps if hunted.caught else None,
        "smoke": _catch(hunted.smoke),
        "standard": _catch(hunted.standard) if hunted.standard else None,
    }


def _honest(honest: Honest) -> Json:
    return {"seed": honest.seed, **_catch(honest.catch)}


def _races(races: Races) -> Json:
    return {
        "id": races.bug.id,
        "repeated": len(races.catches),
        "found": races.found,
        "broke_off": [each.crash for each in races.catches if each.crash],
    }


def _catch(catch: Catch) -> dict[str, Json]:
    return {
        "calls": catch.calls,
        "layer": catch.layer or None,
        "sightings": [asdict(each) for each in catch.sightings],
        "crash": catch.crash or None,
    }
