"""The tour as a layer of a run."""

from conformance.run import Run
from conformance.tour.chapters import CHAPTERS
from conformance.tour.guide import Guide
from conformance.verdict import Step


def play(run: Run) -> None:
    """Walk through the shop; what comes back is judged with everything else."""
    guide = Guide(run.bench.target, run.names("d"), "shop", run.bench.stranger)
    try:
        for done, tell in enumerate(CHAPTERS):
            run.tell(Step("tour", done, len(CHAPTERS)))
            tell(guide)
    finally:
        run.exchanges += guide.made
        run.evidence.findings += guide.findings
    run.tell(Step("tour", len(CHAPTERS), len(CHAPTERS)))
