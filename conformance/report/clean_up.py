"""Says in words what became of the things that a run has made."""

from collections.abc import Iterator, Mapping

from conformance.verdict import CleanUp

_SHOWN = 10


def told(clean_up: CleanUp) -> Iterator[str]:
    """Yield the lines that a user should read after a run."""
    yield f"Clean-up of {clean_up.run}: {_counted(clean_up.deleted) or 'nothing'} deleted."
    if clean_up.kept:
        yield f"{_counted(clean_up.kept)} stay: the API has no way to delete them."
    if clean_up.listed and not clean_up.left and not clean_up.why:
        yield f"Nothing else is left, say {', '.join(clean_up.listed)}."
    for thing in clean_up.left[:_SHOWN]:
        yield f"Still there: {thing}"
    if len(clean_up.left) > _SHOWN:
        yield f"... and {len(clean_up.left) - _SHOWN} more"
    if clean_up.why:
        yield f"The clean-up could not be finished: {clean_up.why}."
    if clean_up.left or clean_up.why:
        yield f"Finish it with: counterfoil cleanup {clean_up.run}"


def _counted(kinds: Mapping[str, int]) -> str:
    """Return the numbers with the names of their kinds, which are those of the pools."""
    return ", ".join(
        f"{number} {_noun(kind, number)}" for kind, number in sorted(kinds.items()) if number
    )


def _noun(kind: str, number: int) -> str:
    noun = kind.removesuffix("_id").removesuffix("_code").replace("_", " ")
    return noun if number == 1 else f"{noun}s"
