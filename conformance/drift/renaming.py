"""Which name on one server stands for which on the other: a consistent renaming, one to one.

What a caller chose must be the same on both sides; what a server chose may differ, but then the
same two values belong together wherever either of them is seen.
"""

import re
from urllib.parse import parse_qsl, unquote, urlsplit

from spec import Json

_TOKEN = re.compile(r"\b[a-z]{1,8}_(?=[a-z]*[A-Z\d])[A-Za-z0-9]{6,36}\b")
_ID = re.compile(r"([a-z]{1,8})_[A-Za-z0-9]{6,36}")
_STEPS = re.compile(r"([/?&=,])")
_NAMES = {"id", "code", "access_token", "hash", "key", "url"}


class Renaming:
    """What is known of the names on both sides so far."""

    def __init__(self) -> None:
        """Start with nothing."""
        self._forth: dict[str, str] = {}
        self._back: dict[str, str] = {}
        self._said: set[str] = set()
        self._alike: set[str] = set()

    def heard(self, path: str, body: Json) -> None:
        """Learn what a caller says: those names are not the server's to choose."""
        parts = urlsplit(path)
        self._said |= {unquote(step) for step in parts.path.split("/")}
        self._said |= {value for _, value in parse_qsl(parts.query)}
        self._said |= set(texts(body))

    def said(self, text: str) -> bool:
        """Whether a caller chose *text*."""
        return text in self._said and text not in self._forth and text not in self._back

    def knows(self, left: Json) -> bool:
        """Whether the one server was seen to use the name before."""
        return left in self._forth or left in self._alike

    def forth(self, node: Json) -> Json:
        """Return *node*, said to the one server, as it has to be said to the other."""
        if isinstance(node, dict):
            return {self.forth(key): self.forth(value) for key, value in node.items()}
        if isinstance(node, list):
            return [self.forth(value) for value in node]
        return self._forth.get(node, node) if isinstance(node, str) else node

    def path_forth(self, path: str) -> str:
        """Return *path*, with its query, as the other server knows it."""
        return "".join(self._forth.get(unquote(step), step) for step in _STEPS.split(path))

    def matches(self, member: str, left: str, right: str) -> bool:
        """Whether two texts in the *member* stand for the same; if so, they do from now on."""
        if left in self._forth or right in self._back:
            return self._forth.get(left) == right
        if left == right:
            self._alike.add(left)
            return True
        if self.said(left) or self.said(right):
            return False
        return self._are_names(member, left, right) or self._inside(left, right)

    def _are_names(self, member: str, left: str, right: str) -> bool:
        """Whether a server chose both; ids of one kind start alike (resources.md 2)."""
        named = member in _NAMES or member.endswith("_id") or _TOKEN.fullmatch(left)
        if not named:
            return False
        if member == "key" and not (_has_digit(left) and _has_digit(right)):
            return False  # a key of an error is a word, that of a session is not
        return _kind(left) == _kind(right) and self._bind(left, right)

    def _inside(self, left: str, right: str) -> bool:
        """Whether two texts are the same but for the ids in them."""
        ones, others = _TOKEN.findall(left), _TOKEN.findall(right)
        if not ones or ones == [left] or _TOKEN.sub("", left) != _TOKEN.sub("", right):
            return False
        return all(self.matches("id", *pair) for pair in zip(ones, others, strict=True))

    def _bind(self, left: str, right: str) -> bool:
        self._forth[left], self._back[right] = right, left
        return True


def texts(node: Json) -> list[str]:
    """Return every text in *node*, names of members of maps too."""
    if isinstance(node, str):
        return [node]
    if isinstance(node, dict):
        return [*node, *(text for value in node.values() for text in texts(value))]
    return [text for value in node for text in texts(value)] if isinstance(node, list) else []


def _kind(name: str) -> str:
    """Return how an id starts that says what it is of, empty if *name* does not."""
    found = _ID.fullmatch(name)
    return found[1] if found else ""


def _has_digit(text: str) -> bool:
    return any(letter.isdigit() for letter in text)
