"""The three calls of the README give what it says, ids included."""

import re
import shlex
from itertools import pairwise
from pathlib import Path

import pytest

from mock_server.world.document import named

README = (Path(__file__).parents[3] / "README.md").read_text()
CALL = re.compile(r"```sh\n(?:counterfoil serve &\n\n)?(curl [^`]*)```\n\n```\n([^`]*)```")
ID = re.findall(r"`ID=(r_\w+)`", README)


@pytest.fixture
def shop(api):
    assert api.ask("PUT", "/_mock/world", named("small_shop")).status == 200
    return api


def asked(shop, command):
    """Make the call of a curl command on *shop*."""
    words = shlex.split(command.replace("$ID", ID[0]).replace("\\\n", " "))
    given = dict(pairwise(words))
    url = next(word for word in words if word.startswith("http://"))
    body = given.get("-d")
    target = url.removeprefix("http://127.0.0.1:8080")
    return shop.ask(given.get("-X", "GET"), target, None if body is None else body.encode())


def fragments(said):
    """Return the pieces of an answer that the README shows, with … between them."""
    return [piece.strip() for piece in re.split("…", said) if piece.strip()]


def test_the_calls_of_the_readme_answer_what_it_says(shop):
    calls = CALL.findall(README)

    answers = [asked(shop, command).content.decode() for command, _ in calls]

    assert len(calls) == 3
    for answer, (_, said) in zip(answers, calls, strict=True):
        pieces = ".*".join(re.escape(piece.removesuffix(",")) for piece in fragments(said))
        assert re.match(pieces, answer), said
