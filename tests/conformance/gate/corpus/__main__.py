"""Figures: `python -m tests.conformance.gate.corpus edits|refactors|sloppy|speed|draw`."""

import sys

from tests.conformance.gate.corpus import measure, sketch, speed

_OUTCOMES = {
    "edits": measure.labelled_outcomes,
    "refactors": measure.refactor_outcomes,
    "sloppy": measure.sloppy_outcomes,
}


def report(which):
    """Yield the lines of what was asked for."""
    if which == "draw":
        yield from map(_drawn, ("bank", "clinic"))
    elif which == "speed":
        yield from speed.report()
    else:
        yield from _told(_OUTCOMES[which]())


def _drawn(name):
    file, text = sketch.draw(name)
    file.write_text(text)
    return f"{file.name}: {len(text):,} characters"


def _told(outcomes):
    yield f"{'area':<28}{'pairs':>6}{'recall':>8}{'precision':>10}{'proved':>8}{'undecided':>10}"
    for area, of_area in {**measure.by_area(outcomes), "all": outcomes}.items():
        recall, precision, proved, undecided = measure.figures(of_area)
        yield (
            f"{area:<28}{len(of_area):>6}{recall:>8.1%}{precision:>10.1%}"
            f"{proved:>8.1%}{undecided:>10.1%}"
        )
    yield from (line for each in outcomes for line in _complaint(each))


def _complaint(each):
    if not each.right:
        yield f"{'missed' if each.wanted else 'false alarm'}: {each.name}: {' | '.join(each.told)}"
    elif each.reason is False:
        yield f"another reason: {each.name}: {' | '.join(each.told)}"
    elif each.proof is False:
        yield f"unproved: {each.name}: {' | '.join(each.told)}"


if __name__ == "__main__":
    for line in report(sys.argv[1] if len(sys.argv) > 1 else "edits"):
        sys.stdout.write(line + "\n")
