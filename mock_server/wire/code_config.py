"""How random codes look (resources.md 2.4)."""

from mock_server.engine.campaign import CodeConfig
from mock_server.wire.number import read_whole
from spec import Json


def read_code_config(json: Json) -> CodeConfig:
    """Read a `CodeConfigRequest` (spec/schemas/code_config.yaml); null or absent is the default."""
    config = json or {}
    return CodeConfig(
        length=read_whole(config.get("length")),
        charset=config.get("charset"),
        prefix=config.get("prefix"),
        postfix=config.get("postfix"),
        pattern=config.get("pattern"),
    )


def write_code_config(config: CodeConfig) -> Json:
    """Write a `CodeConfig` (spec/schemas/code_config.yaml) with the defaults filled in."""
    written = {
        "length": config.template.count("#"),
        "charset": config.characters,
        "pattern": config.template,
    }
    around = {"prefix": config.prefix, "postfix": config.postfix}
    return {**written, **{end: text for end, text in around.items() if text is not None}}
