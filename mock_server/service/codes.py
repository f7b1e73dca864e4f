"""Codes of vouchers: free ones, taken ones, and random ones (resources.md 2.4)."""

from mock_server.engine.campaign import CodeConfig
from mock_server.engine.refusals import DuplicateFound, InvalidCodeConfig
from mock_server.service import trash_bin
from mock_server.service.moment import Moment
from mock_server.store.base import Transaction
from mock_server.store.kinds import VOUCHERS

_TRIES = 100


def is_taken(tx: Transaction, code: str) -> bool:
    """Whether a voucher has *code*, or had it and lies in the bin (R-9)."""
    return tx.count(VOUCHERS, "code", code) > 0 or trash_bin.holds(tx, "voucher", code)


def claim(tx: Transaction, code: str) -> str:
    """Return *code* if it is free.

    Raises:
        DuplicateFound: It is taken.
    """
    if is_taken(tx, code):
        raise DuplicateFound.of("voucher", code)
    return code


def check(config: CodeConfig) -> None:
    """Refuse a configuration that leaves nothing to chance.

    Raises:
        InvalidCodeConfig: The pattern has no `#`, or the charset is empty.
    """
    if "#" not in config.template or not config.characters:
        raise InvalidCodeConfig("A random code needs a # in its pattern, and a charset")


def draw(tx: Transaction, at: Moment, config: CodeConfig) -> str:
    """Return a random free code.

    Raises:
        InvalidCodeConfig: *config* makes no code, or none that is free: given up after 100 tries.
    """
    check(config)
    template = config.template
    for _ in range(_TRIES):
        middle = at.new_code(template, config.characters)
        code = f"{config.prefix or ''}{middle}{config.postfix or ''}"
        if not is_taken(tx, code):
            return code
    raise InvalidCodeConfig(f"No free code was found for the pattern {template}")
