"""Writes the contract into the wheel as JSON, so that an installed package parses no YAML."""

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CONTRACTS = ("openapi", "control")


class BundleHook(BuildHookInterface):
    """Bundles into a folder that goes away: JSON left in the tree would hide newer YAML."""

    def initialize(self, version, build_data):
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from spec import bundle  # noqa: PLC0415  (importable only now)

        self._folder = TemporaryDirectory()
        for name in CONTRACTS:
            document = bundle.read(Path(self.root, "spec", f"{name}.yaml"))
            packed = Path(self._folder.name, f"{name}.json")
            packed.write_text(json.dumps(document, separators=(",", ":")), encoding="utf-8")
            build_data["force_include"][str(packed)] = f"spec/{name}.json"

    def finalize(self, version, *_):
        if version != "editable":
            self._folder.cleanup()
