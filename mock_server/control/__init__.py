"""The control API under `/_mock`: one module a noun.

To add an operation: write it in `spec/control.yaml`, and the function of the same name here.
"""

from collections.abc import Mapping
from inspect import isfunction

from mock_server.control import clock, faults, health, journal, projects, settings, world
from mock_server.control.request import ControlHandler

NOUNS = (clock, faults, health, journal, projects, settings, world)

HANDLERS: Mapping[str, ControlHandler] = {
    name: value
    for noun in NOUNS
    for name, value in vars(noun).items()
    if isfunction(value) and value.__module__ == noun.__name__ and not name.startswith("_")
}
"""Every public function of the nouns by its name, which is the operationId."""
