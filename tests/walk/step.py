"""One call of a walk, before it is made."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

from spec import Json


@dataclass(frozen=True, slots=True)
class Step:
    """A call of the operation with id `operation`.

    Attributes:
        operation: An operationId of the contract or of the control contract.
        path: The parameters of the path, not encoded.
        query: Names and values, not encoded; a name may come several times.
        body: JSON, or the fields of a form; None sends no body.
        form: Whether `body` goes out as a form.
    """

    operation: str
    path: Mapping[str, str] = field(default_factory=dict)
    query: tuple[tuple[str, str], ...] = ()
    body: Json = None
    form: bool = False

    def url(self, template: str) -> str:
        """Return path and query, encoded, given the path *template* of the operation."""
        for name, value in self.path.items():
            template = template.replace(f"{{{name}}}", quote(value, safe=""))
        return template + ("?" + urlencode(self.query) if self.query else "")
