"""Opens recorded traffic: an HTTP Archive of a browser, or one of ours."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from conformance.target import CouldNotRun
from spec import Json
from spec.har import HarEntry, HarError, read_har


@dataclass(frozen=True, slots=True)
class Recorded:
    """An exchange in a file.

    Attributes:
        entry: What was said.
        cut: Whether there was a body in the answer that was not recorded.
    """

    entry: HarEntry
    cut: bool

    @property
    def layer(self) -> str:
        """The part of the judge that made the call, in files of `conform --har`; else empty."""
        return str(self.entry.ours.get("layer", ""))


def is_a_run(recorded: Sequence[Recorded]) -> bool:
    """Whether the judge made all of *recorded*, and wrote them down itself."""
    return bool(recorded) and all(each.layer for each in recorded)


def read(path: str) -> tuple[Recorded, ...]:
    """Return the exchanges in the file at *path*, in the order in which they began.

    Raises:
        CouldNotRun: it is no HAR; the message says why.
    """
    try:
        document = json.loads(Path(path).read_bytes())
        entries = read_har(document)
    except OSError as error:
        raise CouldNotRun(f"{path} cannot be read: {error.strerror}.") from error
    except json.JSONDecodeError as error:
        raise CouldNotRun(f"{path} is no HAR: {_why(error)}.") from error
    except (UnicodeDecodeError, RecursionError) as error:
        raise CouldNotRun(f"{path} is no HAR: it is no JSON.") from error
    except HarError as error:
        raise CouldNotRun(f"{path} is no HAR: {error}.") from error
    nodes = document["log"]["entries"]
    found = [Recorded(*pair) for pair in zip(entries, map(_is_cut, nodes), strict=True)]
    if is_a_run(found):
        return tuple(found)  # their order explains what overlapped
    return tuple(sorted(found, key=lambda each: each.entry.started))


def _why(error: json.JSONDecodeError) -> str:
    """Return whether a text would be JSON if it went on."""
    text = error.doc.strip()
    at_end = error.pos >= len(error.doc.rstrip()) or error.msg.startswith("Unterminated")
    return "it is cut off" if at_end and text[:1] in ("{", "[") else "it is no JSON"


def _is_cut(node: Json) -> bool:
    """Whether a browser knows how long the body was, but not any more what it said."""
    response = node["response"]
    content = response.get("content") or {}
    told = (content.get("size"), response.get("bodySize"))
    return content.get("text") is None and any(isinstance(n, int) and n > 0 for n in told)
