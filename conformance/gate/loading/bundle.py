"""Makes one document of many files: what a reference outwards leads to is put inside.

A thing from another file gets a place below `#/x-files`, once, and references to it lead there, so
that a recursive schema stays a reference. A path item takes the place of its reference.
"""

from collections import deque
from dataclasses import dataclass, field
from urllib.parse import unquote

from conformance.gate.loading.errors import CouldNotLoad, NoSuchContract
from conformance.gate.loading.shelf import Shelf, Web, is_url
from conformance.gate.loading.text import Text, escaped
from spec import ContractError, Json
from spec.document import at

HOISTED = "x-files"
_DEEPEST = 200
_MOST_NODES = 3_000_000


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a part of the bundle was written.

    Attributes:
        text: The file.
        pointer: The place in it.
    """

    text: Text
    pointer: str


@dataclass(slots=True)
class Bundle:
    """One bundling under way.

    Attributes:
        shelf: Where the files are.
        remote: Whether references to URLs are followed from anywhere.
        origins: Where the parts of the bundle were written, by their pointer in it.
    """

    shelf: Shelf
    remote: bool
    origins: dict[str, Origin] = field(default_factory=dict)
    _texts: dict[str, Text] = field(default_factory=dict)
    _places: dict[tuple[str, str], str] = field(default_factory=dict)
    _waiting: deque[tuple[str, str, str]] = field(default_factory=deque)
    _entry: str = ""
    _nodes: int = 0

    def document(self, entry: str) -> Json:
        """Return the contract that begins in the file *entry*.

        Raises:
            NoSuchContract: there is no such file.
            CouldNotLoad: it cannot be read, or a reference leads nowhere.
        """
        self._entry = entry
        text = self._text(entry)
        self.origins[""] = Origin(text, "")
        document = self._copied(text.value, entry, "", 0)
        if isinstance(document, dict):
            self._hoist(document)
        return document

    def _hoist(self, document: dict[str, Json]) -> None:
        hoisted: dict[str, Json] = {}
        while self._waiting:
            name, file, pointer = self._waiting.popleft()
            self.origins[f"/{HOISTED}/{name}"] = Origin(self._text(file), pointer)
            hoisted[name] = self._copied(self._value(file, pointer), file, pointer, 0)
        if hoisted:
            document[HOISTED] = hoisted

    def _copied(self, node: Json, file: str, pointer: str, depth: int) -> Json:
        """Return a copy of *node* with every reference made local."""
        if depth > _DEEPEST:
            raise CouldNotLoad(f"{file} goes round in circles at #{pointer[:80]}.")
        self._nodes += 1
        if self._nodes > _MOST_NODES:
            raise CouldNotLoad(f"{file} is too big, with all that its aliases stand for.")
        if isinstance(node, list):
            return [
                self._copied(each, file, f"{pointer}/{number}", depth + 1)
                for number, each in enumerate(node)
            ]
        if not isinstance(node, dict):
            return node
        reference = node.get("$ref")
        if isinstance(reference, str) and "/example" not in pointer:
            return self._referred(node, reference, file, pointer, depth)
        return {
            key: self._copied(each, file, f"{pointer}/{escaped(key)}", depth + 1)
            for key, each in node.items()
        }

    def _referred(
        self, node: dict[str, Json], reference: str, file: str, pointer: str, depth: int
    ) -> Json:
        target, inner = self._target(reference, file)
        steps = pointer.split("/")
        if len(steps) == 3 and steps[1] in ("paths", "webhooks") and target != self._entry:
            beside = {key: each for key, each in node.items() if key != "$ref"}
            copied = self._copied(self._value(target, inner), target, inner, depth + 1)
            return {**copied, **beside} if isinstance(copied, dict) else copied
        self._value(target, inner)
        return {**node, "$ref": self._place(target, inner)}

    def _place(self, file: str, pointer: str) -> str:
        if file == self._entry:
            return f"#{pointer}"
        if (file, pointer) not in self._places:
            stem = pointer.rpartition("/")[2] or file.rpartition("/")[2]
            name = f"{len(self._places)}-{stem}".replace("/", "-").replace("~", "-")
            self._places[file, pointer] = name
            self._waiting.append((name, file, pointer))
        return f"#/{HOISTED}/{self._places[file, pointer]}"

    def _target(self, reference: str, file: str) -> tuple[str, str]:
        """Return the file and the pointer that *reference* means, written in *file*."""
        name, _, pointer = reference.partition("#")
        if is_url(name) and not (self.remote or isinstance(self.shelf, Web)):
            raise CouldNotLoad(f"{file} refers to {name}: say --allow-remote-refs to follow it.")
        shelf = Web() if is_url(file) or is_url(name) else self.shelf
        return (shelf.beside(file, name), unquote(pointer))

    def _value(self, file: str, pointer: str) -> Json:
        if pointer and not pointer.startswith("/"):
            raise CouldNotLoad(f"{file}#{pointer} is no place: it should begin with #/.")
        try:
            return at(self._text(file).value, pointer)
        except ContractError as error:
            raise CouldNotLoad(f"A reference leads nowhere: {file}#{pointer}.") from error

    def _text(self, file: str) -> Text:
        if file not in self._texts:
            shelf = Web() if is_url(file) else self.shelf
            try:
                self._texts[file] = Text(file, shelf.read(file))
            except NoSuchContract as error:
                if file == self._entry:
                    raise
                raise CouldNotLoad(f"A reference leads nowhere: {error}") from error
        return self._texts[file]
