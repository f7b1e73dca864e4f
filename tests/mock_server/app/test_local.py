"""The transport without a socket, against apps that misbehave as an app can."""

import threading

import httpx
import pytest

from mock_server.app.connection import ConnectionBroken
from mock_server.app.local import LocalTransport


async def echo(scope, receive, send):
    """Answer with what came, as text."""
    message = await receive()
    told = [scope["method"], scope["path"], scope["raw_path"], scope["query_string"], message]
    headers = [(b"content-type", b"text/plain"), (b"x-two", b"a"), (b"x-two", b"b")]
    await send({"type": "http.response.start", "status": 201, "headers": headers})
    await send({"type": "http.response.body", "body": repr(told).encode(), "more_body": True})
    await send({"type": "http.response.body", "body": repr(scope["headers"][-1]).encode()})


async def dropping(scope, receive, send):
    raise ConnectionBroken("on purpose")


async def crashing(scope, receive, send):
    raise ZeroDivisionError


async def naming_its_thread(scope, receive, send):
    await send({"type": "http.response.start", "status": 200})
    await send({"type": "http.response.body", "body": threading.current_thread().name.encode()})


def ask(app, *arguments, **named):
    with httpx.Client(transport=LocalTransport(app)) as client:
        return client.request(*arguments, **named)


def test_a_request_arrives_as_it_was_sent():
    answer = ask(echo, "PUT", "http://mock/a%2Fb?x=%20", content=b"body", headers={"X-One": "1"})

    assert answer.text.startswith(
        "['PUT', '/a/b', b'/a%2Fb', b'x=%20', {'type': 'http.request', 'body': b'body'}]"
    )


def test_an_answer_comes_back_whole():
    answer = ask(echo, "GET", "http://mock/")

    assert (answer.status_code, answer.headers.get_list("x-two")) == (201, ["a", "b"])


def test_a_dropped_connection_is_an_error_of_the_protocol():
    with pytest.raises(httpx.RemoteProtocolError, match="on purpose"):
        ask(dropping, "GET", "http://mock/")


def test_a_crash_of_the_app_is_seen():
    with pytest.raises(ZeroDivisionError):
        ask(crashing, "GET", "http://mock/")


def test_all_callers_meet_one_thread():
    names = []
    with httpx.Client(transport=LocalTransport(naming_its_thread)) as client:
        callers = [
            threading.Thread(target=lambda: names.append(client.get("http://mock/").text))
            for _ in range(5)
        ]
        for caller in callers:
            caller.start()
        for caller in callers:
            caller.join()

    assert len(names) == 5
    assert len(set(names)) == 1
