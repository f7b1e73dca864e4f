"""Random codes. Source: resources.md 2.4."""

from itertools import count

import pytest

from mock_server.engine.campaign import CodeConfig
from mock_server.engine.channel import Channel
from mock_server.engine.refusals import InvalidCodeConfig
from mock_server.service import codes
from mock_server.service.moment import Moment
from tests.shop import NOON, Shop, a_coupon, a_shop


def drawing(*drawn):
    """A moment whose random codes are *drawn*, the last one for ever."""
    queue = list(drawn)

    def draw(pattern, charset):
        return queue.pop(0) if len(queue) > 1 else queue[0]

    ids = count(1)
    return Moment(NOON, Channel("app"), lambda prefix: f"{prefix}_{next(ids)}", draw)


def drawn(shop: Shop, at: Moment, config: CodeConfig) -> str:
    return shop.store.transact(lambda tx: codes.draw(tx, at, config))


@pytest.mark.parametrize(
    ("config", "template"),
    [
        pytest.param(CodeConfig(), "########", id="eight-by-default"),
        pytest.param(CodeConfig(length=3), "###", id="length"),
        pytest.param(CodeConfig(length=3, pattern="A-####"), "A-####", id="pattern-beats-length"),
    ],
)
def test_the_template_follows_from_the_configuration(config, template):
    assert config.template == template


def test_prefix_and_postfix_wrap_the_code():
    assert drawn(a_shop(), drawing("X1"), CodeConfig(prefix="#", postfix="-26")) == "#X1-26"


def test_a_taken_code_is_drawn_again():
    assert drawn(a_shop(a_coupon("ONE")), drawing("ONE", "TWO"), CodeConfig()) == "TWO"


@pytest.mark.parametrize(
    "config",
    [
        pytest.param(CodeConfig(pattern="FIXED"), id="nothing-random"),
        pytest.param(CodeConfig(charset=""), id="nothing-to-draw-from"),
        pytest.param(CodeConfig(), id="all-taken"),
    ],
)
def test_a_configuration_without_free_codes_is_refused(config):
    with pytest.raises(InvalidCodeConfig):
        drawn(a_shop(a_coupon("ONE")), drawing("ONE"), config)
