"""What a call changes in a state; symbols in it are replaced before it is made."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TypeAlias

from conformance.model.documents import edited
from conformance.model.moment import NEVER
from conformance.model.session import Session
from conformance.model.state import Kind, State
from conformance.model.unknown import UNKNOWN, Known, Symbol
from spec import Json


@dataclass(frozen=True, slots=True)
class Put:
    """A thing is there from now on, or looks different; its `id` may be a symbol."""

    kind: Kind
    row: Known


@dataclass(frozen=True, slots=True)
class Drop:
    """A thing is gone.

    Attributes:
        kind: What it was.
        key: Its id or name.
        binned: Whether its names stay taken (R-9); None if nobody knows.
    """

    kind: Kind
    key: str
    binned: bool | None = None


@dataclass(frozen=True, slots=True)
class Forget:
    """Something happened to a thing, nobody knows what; with an empty key to any of its kind."""

    kind: Kind
    key: str = ""


@dataclass(frozen=True, slots=True)
class Blur:
    """A member of every thing of a kind may have another value now."""

    kind: Kind
    path: str


@dataclass(frozen=True, slots=True)
class Smudge:
    """Members of a thing may have other values now, as far as it is known at all."""

    kind: Kind
    key: str
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hold:
    """A key holds a voucher; it replaces what the key held of it before."""

    session: Session


@dataclass(frozen=True, slots=True)
class Release:
    """A key holds nothing of a voucher any more; of no voucher if that is empty."""

    key: str
    voucher: str = ""


@dataclass(frozen=True, slots=True)
class Loosen:
    """What a key holds may have been let go of."""

    key: str


@dataclass(frozen=True, slots=True)
class Learn:
    """A setting of the server is known from now on: members of `State` and their values."""

    settings: tuple[tuple[str, Known], ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """A voucher is new, and these are all of its transactions; symbols name it until then."""

    voucher: Known
    entries: tuple[Known, ...]


@dataclass(frozen=True, slots=True)
class Untarget:
    """The discount of a voucher or a tier is for all products; symbols name it until then."""

    id: Known


@dataclass(frozen=True, slots=True)
class Book:
    """A card has one more transaction; see `nouns.transaction`."""

    voucher: Known
    entry: Known


@dataclass(frozen=True, slots=True)
class Begin:
    """Work goes on after the answer; when it is done, things are gone.

    Attributes:
        action: The id of the asynchronous action; a symbol names it until then.
        gone: What will be.
    """

    action: Known
    gone: tuple[Drop, ...]


Edit: TypeAlias = (
    Begin
    | Blur
    | Smudge
    | Loosen
    | Ledger
    | Untarget
    | Book
    | Put
    | Drop
    | Forget
    | Hold
    | Release
    | Learn
)


def made(state: State, edits: Iterable[Edit], values: Mapping[str, Json]) -> State:
    """Return *state* after *edits*, in which *values* stand in the place of the symbols."""
    for edit in edits:
        filled = resolved(edit, values)
        state = _MAKERS[type(edit)](state, filled)
    return state


def resolved(node: Known, values: Mapping[str, Json]) -> Known:
    """Return *node* with the *values* of its symbols; `UNKNOWN` for those without."""
    if isinstance(node, Symbol):
        return values.get(node.name, UNKNOWN)
    if isinstance(node, dict):
        return {resolved(key, values): resolved(value, values) for key, value in node.items()}
    if isinstance(node, list | tuple):
        return type(node)(resolved(each, values) for each in node)
    if is_dataclass(node) and not isinstance(node, type):
        inside = {each.name: getattr(node, each.name) for each in fields(node)}
        return replace(node, **resolved(inside, values))
    return node


def _put(state: State, edit: Put) -> State:
    shelf = state.of(edit.kind)
    if edit.row["id"] is UNKNOWN:
        return state.with_shelf(edit.kind, replace(shelf, complete=False))
    return state.with_shelf(edit.kind, shelf.put(edit.row))


def _drop(state: State, edit: Drop) -> State:
    shelf = state.of(edit.kind).drop(edit.key, edit.binned)
    return state.with_shelf(edit.kind, shelf)


def _forget(state: State, edit: Forget) -> State:
    shelf = state.of(edit.kind)
    if edit.kind == "vouchers":
        row = shelf.get(edit.key)
        lost = {row["id"]} if row else set() if edit.key else set(state.ledgers)
        left = {id_: entries for id_, entries in state.ledgers.items() if id_ not in lost}
        state = replace(state, ledgers=left)
    return state.with_shelf(
        edit.kind, shelf.forget(edit.key) if edit.key else type(shelf)(shelf.name)
    )


def _blur(state: State, edit: Blur) -> State:
    shelf = state.of(edit.kind)
    rows = {id_: edited(row, {edit.path: UNKNOWN}) for id_, row in shelf.rows.items()}
    return state.with_shelf(edit.kind, replace(shelf, rows=rows))


def _smudge(state: State, edit: Smudge) -> State:
    row = state.find(edit.kind, edit.key)
    if row is None:
        return state
    changed = edited(row, dict.fromkeys(edit.paths, UNKNOWN))
    left = {id_: entries for id_, entries in state.ledgers.items() if id_ != row["id"]}
    state = replace(state, ledgers=left)
    return state.with_shelf(edit.kind, state.of(edit.kind).put(changed))


def _ledger(state: State, edit: Ledger) -> State:
    if edit.voucher is UNKNOWN:
        return state
    ledgers = {**state.ledgers, edit.voucher: edit.entries}
    return replace(state, ledgers=ledgers, made=state.made | {edit.voucher})


def _untarget(state: State, edit: Untarget) -> State:
    if edit.id is UNKNOWN:
        return state
    return replace(state, untargeted=state.untargeted | {edit.id})


def _book(state: State, edit: Book) -> State:
    if edit.voucher not in state.ledgers:
        return state
    entries = (*state.ledgers[edit.voucher], edit.entry)
    return replace(state, ledgers={**state.ledgers, edit.voucher: entries})


def _begin(state: State, edit: Begin) -> State:
    if edit.action is UNKNOWN:
        return state
    return replace(state, jobs={**state.jobs, edit.action: edit.gone})


def finished(state: State, action: str) -> State:
    """Return *state* when the asynchronous *action* is done."""
    left = {id_: gone for id_, gone in state.jobs.items() if id_ != action}
    return made(replace(state, jobs=left), state.jobs.get(action, ()), {})


def _hold(state: State, edit: Hold) -> State:
    held = edit.session
    others = tuple(
        each for each in state.sessions if (each.key, each.voucher) != (held.key, held.voucher)
    )
    return replace(state, sessions=(*others, held))


def _release(state: State, edit: Release) -> State:
    left = tuple(
        each
        for each in state.sessions
        if each.key != edit.key or edit.voucher not in ("", each.voucher)
    )
    return replace(state, sessions=left)


def _loosen(state: State, edit: Loosen) -> State:
    sessions = tuple(
        replace(each, free_from=NEVER) if each.key == edit.key else each for each in state.sessions
    )
    return replace(state, sessions=sessions)


def _learn(state: State, edit: Learn) -> State:
    return replace(state, **dict(edit.settings))


_MAKERS: Mapping[type, Callable[[State, Json], State]] = {
    Put: _put,
    Drop: _drop,
    Forget: _forget,
    Hold: _hold,
    Release: _release,
    Learn: _learn,
    Blur: _blur,
    Smudge: _smudge,
    Loosen: _loosen,
    Ledger: _ledger,
    Untarget: _untarget,
    Begin: _begin,
    Book: _book,
}
