"""A comparison from beginning to end."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from conformance.control import WorldFailed, WorldRefused
from conformance.door.allowance import Withheld
from conformance.drift import recording
from conformance.drift.drift import Comparison
from conformance.drift.player import Player
from conformance.drift.recording import Recorder, Sequence
from conformance.knocking import knock
from conformance.machine.driver import Lives
from conformance.run import Run
from conformance.values.names import Names
from conformance.verdict import NotTested, Step

_EMPTY: dict[str, object] = {}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two servers that should be alike.

    Attributes:
        run: Sees to it that nothing stays on the target.
        reference: What it is compared with.
        label: How the reference is called in reports.
        other: The run of the reference, None if it is our own and nobody minds.
    """

    run: Run
    reference: Recorder
    label: str
    other: Run | None = None

    @property
    def alone(self) -> bool:
        """Whether both can be emptied for as long as it takes."""
        return self.run.bench.control is not None and self.reference.control is not None

    def names(self, prefix: str) -> Names:
        """Return new names that tell of the run on either side."""
        tags = self.run.tag + (self.other.tag if self.other else "")
        return Names(prefix + tags, whole=self.run.watch is not None or self.other is not None)


def compare(pair: Pair) -> Comparison:
    """Play all sequences on both servers of *pair*.

    Raises:
        CouldNotRun: one of them is not there, or cannot be compared.
    """
    target = pair.run.bench.target
    for each in (pair.reference, target):
        knock(each)
    pair.reference.taken()
    control = pair.run.bench.control if pair.alone else None
    player = Player(target, control, pair.reference.credentials)
    not_tested = [] if pair.alone else [*_left_out()]
    try:
        not_tested += _played(pair, player)
    except Withheld as reason:
        not_tested.append(NotTested("the rest of the sequences", str(reason)))
    finally:
        pair.run.finish()
        if pair.other:
            pair.other.finish()
    return Comparison(
        reference=pair.label,
        target=target.url,
        seed=pair.run.plan.seed,
        drifts=tuple(player.drifts.values()),
        sequences=player.sequences,
        calls=player.calls,
        not_tested=(*not_tested, *pair.run.evidence.not_tested),
        clean_up=pair.run.clean_up,
        interrupted=target.door.gone,
    )


def _played(pair: Pair, player: Player) -> Iterator[NotTested]:
    """Play what the reference lets us record; yield what the target did not let us play."""
    refused = 0
    for done, sequence in enumerate(_sequences(pair)):
        pair.run.tell(Step("drift", done, None, sequence.name))
        try:
            player.play(sequence)
        except (WorldRefused, WorldFailed):
            refused += 1
    if refused:
        yield NotTested(f"{refused} sequences", "the target cannot load their worlds")


def _sequences(pair: Pair) -> Iterator[Sequence]:
    reference, world = pair.reference, _EMPTY if pair.alone else None
    profile = pair.run.plan.profile
    lives = Lives(pair.run.plan.seed, profile.lives, profile.moves)
    return chain(
        recording.tour(reference, pair.names("d"), world),
        recording.examples(reference) if pair.alone else (),
        recording.lives(reference, pair.names("m"), lives, world),
    )


def _left_out() -> Iterator[NotTested]:
    why = "only servers with a control API can begin alike"
    yield NotTested("the worked examples", why)
    yield NotTested("how much lists hold", why)
