"""World documents: a project's state as one JSON or YAML document that a person can write.

Every section is a list of entities by the names of their fields, with short notations on top;
the modules of this package say which. An export is the same format, written in full, and has
`id_source`, by which loading knows that nothing is left to fill in. Source: design 4.3,
redemptions.md 17.
"""

from mock_server.world.document.changing import change_settings, write_settings
from mock_server.world.document.exporting import export
from mock_server.world.document.loading import load
from mock_server.world.document.named import named, packaged, parse
from mock_server.world.document.world_error import WorldError

__all__ = [
    "WorldError",
    "change_settings",
    "export",
    "load",
    "named",
    "packaged",
    "parse",
    "write_settings",
]
