"""What is a variable in a written test: names that are new in each run, and those servers give."""

import json
import keyword
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, count

from conformance.contract import Contract
from conformance.door.door import Call
from conformance.history import Exchange
from conformance.repro.tracing import Trace, places
from conformance.staging.ownership import Ownership
from conformance.veil import TOKEN
from spec import Json

_ID = re.compile(r"(?!\d{4}-\d\d)(?=.*\d|.*[a-z].*[A-Z]|.*[A-Z].*[a-z])[\w-]{6,}", re.ASCII)
_KEY = re.compile(r"\$(COUNTERFOIL_[A-Z_]+)")
_WORD = re.compile(r"[^a-z0-9]+")
_SHOWN = 24
_WIDTH = 90


@dataclass(frozen=True, slots=True)
class Given:
    """A value that comes from an earlier answer.

    Attributes:
        variable: What it is called.
        answer: Which answer has it, counted from 1.
        path: Where.
    """

    variable: str
    answer: int
    path: tuple[str | int, ...]


@dataclass(slots=True)
class Naming:
    """The variables of one test.

    Attributes:
        fresh: Names that callers choose, by what they were in the run.
        given: Values of servers, by what they were in the run.
    """

    fresh: dict[str, str] = field(default_factory=dict)
    given: dict[str, Given] = field(default_factory=dict)

    def source(self, node: Json, indent: int = 0) -> str:
        """Return *node* as Python, with variables for what they stand for.

        What does not fit in a line is broken up; the first line is *indent* columns in.
        """
        flat = self._flat(node)
        if not isinstance(node, dict | list) or len(flat) + indent <= _WIDTH:
            return flat
        inner, end = " " * (indent + 4), " " * indent
        if isinstance(node, list):
            lines = [f"{inner}{self.source(each, indent + 4)},\n" for each in node]
            return f"[\n{''.join(lines)}{end}]"
        lines = [
            f"{inner}{self._flat(name)}: {self.source(value, indent + 4)},\n"
            for name, value in node.items()
        ]
        return f"{{\n{''.join(lines)}{end}}}"

    def _flat(self, node: Json) -> str:
        if isinstance(node, dict):
            members = (f"{self._flat(name)}: {self._flat(node[name])}" for name in node)
            return f"{{{', '.join(members)}}}"
        if isinstance(node, list):
            return f"[{', '.join(map(self._flat, node))}]"
        return self._text(node) if isinstance(node, str) else repr(node)

    def _text(self, text: str) -> str:
        """Return *text* as a literal, as a variable, or as a literal with variables in it."""
        capital = {chosen.upper(): f"{name}.upper()" for chosen, name in self.fresh.items()}
        given = {value: each.variable for value, each in self.given.items()}
        names = {**capital, **self.fresh, **given}
        known = [re.escape(each) for each in sorted(names, key=len, reverse=True)]
        pattern = re.compile("|".join([*known, _KEY.pattern]))
        pieces = [each for each in _pieces(text, pattern, names) if each[0]]
        if len(pieces) == 1 and not pieces[0][1]:
            return pieces[0][0]
        if all(is_text for _, is_text in pieces):
            return quoted(text)
        return 'f"' + "".join(_in_f_string(*piece) for piece in pieces) + '"'


def name(trace: Trace, contract: Contract) -> Naming:
    """Return the variables of the calls of *trace*."""
    naming, ownership = Naming(), Ownership(contract)
    for exchange in trace:
        for chosen in sorted(_chosen(exchange, contract, ownership)):
            naming.fresh.setdefault(chosen, _variable(chosen, naming))
    for number, exchange in enumerate(trace, 1):
        earlier = "\n".join(map(_said, trace[:number]))
        later = "\n".join(map(_said, trace[number:]))
        for path, value in places(exchange.document):
            if _is_given(value, earlier, later) and value not in naming.given:
                label = _label(path, exchange.document)
                naming.given[str(value)] = Given(_variable(label, naming), number, path)
    return naming


def quoted(text: str) -> str:
    """Return *text* as a Python literal."""
    told = json.dumps(text, ensure_ascii=False)
    shown = (each if each.isprintable() else each.encode("unicode_escape") for each in told)
    return "".join(each if isinstance(each, str) else each.decode() for each in shown)


def _chosen(exchange: Exchange, contract: Contract, ownership: Ownership) -> Iterable[str]:
    """Return the names that *exchange* gives to what it makes."""
    operation = contract.operation_of(exchange.method, exchange.url)
    if operation is None or exchange.method in ("GET", "DELETE") or not exchange.succeeded:
        return ()
    call = Call(exchange.method, exchange.url, exchange.request_body)
    return [each for each in ownership.names(operation, call) if _ID.fullmatch(each)]


def _is_given(value: object, earlier: str, later: str) -> bool:
    """Whether the server chose *value*, and callers go on with it."""
    if not isinstance(value, str) or not (value == TOKEN or _ID.fullmatch(value)):
        return False
    return value in later and value not in earlier


def _label(path: tuple[str | int, ...], document: Json) -> str:
    """Return what to call the value at *path*, as in `redemptions_id`."""
    names = [step for step in path if isinstance(step, str)]
    kind = document.get("object") if isinstance(document, dict) else None
    return "_".join([str(kind or "its"), *names][-2:])


def _said(exchange: Exchange) -> str:
    headers = "\n".join(value for _, value in exchange.request_headers)
    return f"{exchange.url}\n{headers}\n{exchange.request_body}"


def _variable(label: str, naming: Naming) -> str:
    """Return a new name for a variable that says *label*."""
    taken = {*naming.fresh.values(), *(each.variable for each in naming.given.values())}
    word = _WORD.sub("_", label.lower())[:_SHOWN].strip("_")
    word = word if word[:1].isalpha() else f"name_{word}"
    numbered = (f"{word}_{number}" for number in count(2))
    return next(each for each in chain((word,), numbered) if each not in taken | _RESERVED)


def _pieces(
    text: str, pattern: re.Pattern[str], names: dict[str, str]
) -> Iterator[tuple[str, bool]]:
    """Yield *text* piece by piece, each with whether it is text and no variable."""
    position = 0
    for found in pattern.finditer(text):
        yield text[position : found.start()], True
        key = _KEY.fullmatch(found[0])
        yield names.get(found[0]) or f'os.environ["{key[1] if key else ""}"]', False
        position = found.end()
    yield text[position:], True


def _in_f_string(piece: str, is_text: bool) -> str:
    if not is_text:
        return "{" + piece.replace('"', "'") + "}"  # Python 3.11 knows no nested quotes
    return quoted(piece)[1:-1].replace("{", "{{").replace("}", "}}")


_RESERVED = {"api", "os", "httpx", "uuid", "suffix", "at", "broken", "came_of", *keyword.kwlist}
