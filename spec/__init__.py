"""The contract: what the mock and the judge share, and nothing else.

`load` gives one bundled document, `operations` its table of contents. To add an operation, write it
in `spec/paths/<resource>.yaml` and give it one line in `spec/openapi.yaml`.
"""

import json
from pathlib import Path

from spec.document import ContractError, Json, Operation, follow, operations

__all__ = ["ContractError", "Json", "Operation", "follow", "load", "operations"]

_HERE = Path(__file__).parent


def load(name: str = "openapi") -> Json:
    """Return the contract *name* as one document without references between files.

    Args:
        name: `openapi` (the API) or `control` (the control API under `/_mock`).

    Returns:
        A fresh document; the caller may change it. The wheel carries it as JSON, a working tree
        reads the YAML.

    Raises:
        ContractError: the contract cannot be read or does not hang together.
    """
    packaged = _HERE / f"{name}.json"
    if packaged.exists():
        return json.loads(packaged.read_bytes())
    from spec import bundle  # noqa: PLC0415  (the wheel needs no YAML: 30 ms of every start)

    return bundle.read(_HERE / f"{name}.yaml")
