"""Builders: what came of hunts, valid by default; and errands that go wrong in their own ways."""

import os
from dataclasses import replace

from conformance.selftest.catch import Catch, Sighting
from conformance.selftest.matrix import Honest, Hunted, Matrix, Races
from conformance.selftest.project import Bug


def a_bug(id_="limit_off_by_one", kind="quota"):
    return Bug(id_, kind, "A voucher can be redeemed once too often.")


def a_sighting(check="rules_are_followed", calls=20, steps=3):
    return Sighting(check, calls, steps, "the answer is not what the rules give")


def a_catch(*sightings, **changes):
    """Return a catch by *sightings*, one if none are given."""
    return replace(Catch(sightings or (a_sighting(),), "tour", 80), **changes)


MISSED = Catch(calls=100)
CRASHED = Catch(calls=7, crash="ValueError: too deep")


def a_matrix(*hunted, **changes):
    """Return a matrix of *hunted*, of which all that the mock has were hunted."""
    there = tuple(each.bug for each in hunted)
    return replace(Matrix(there, hunted, (), (), ("rules_are_followed",)), **changes)


def a_full_matrix():
    """Return a matrix in which everything occurs."""
    found = Hunted(a_bug(), a_catch())
    late = Hunted(a_bug("gift_race", "concurrency"), MISSED, a_catch(a_sighting(steps=None)))
    missed = Hunted(a_bug("lock_race", "concurrency"), MISSED, MISSED)
    broken = Hunted(a_bug("float_money", "money"), MISSED, CRASHED)
    return a_matrix(
        *(found, late, missed, broken),
        honest=(Honest(1, MISSED), Honest(2, a_catch()), Honest(3, CRASHED)),
        races=(Races(late.bug, (a_catch(), MISSED, CRASHED)),),
        checks=("ids_are_unique", "rules_are_followed"),
    )


def sees(_url, errand):
    """Notice at once, after as many calls as the seed says."""
    return a_catch(a_sighting(calls=errand.seed))


def stumbles(_url, errand):
    """Break over the errand with the seed 2."""
    if errand.seed == 2:
        raise ValueError("too deep")
    return sees(_url, errand)


def dies(_url, errand):
    """Take the whole process along with the errand with the seed 2."""
    if errand.seed == 2:
        os._exit(9)
    return sees(_url, errand)
