"""HAR files as recorders write them."""

import json


def an_entry(call="GET /v1/vouchers/SUMMER-1", status=200, body=None, **more):
    """Return an exchange of the small server, but for *more*: see the names."""
    method, path = call.split(" ")
    content = {"mimeType": "application/json", "size": 0}
    if body is not None:
        text = body if isinstance(body, str) else json.dumps(body)
        content |= {"text": text, "size": len(text)}
    sent = more.get("sent")
    posted = {"postData": {"mimeType": "application/json", "text": json.dumps(sent)}}
    headers = {"X-App-Id": "shop-7", "X-App-Token": "***"} | more.get("headers", {})
    return {
        "startedDateTime": f"2026-01-15T12:00:{more.get('second', 0):02d}.000Z",
        "time": more.get("lasted", 5),
        "request": {
            "method": method,
            "url": more.get("host", "https://api.shop.test") + path,
            "headers": [{"name": name, "value": value} for name, value in headers.items()]
            + ([{"name": "Content-Type", "value": "application/json"}] if sent else []),
            **(posted if sent else {}),
        },
        "response": {
            "status": status,
            "headers": [{"name": "Content-Type", "value": "application/json"}],
            "content": content | more.get("content", {}),
        },
    }


def a_har(*entries):
    """Return a document with *entries*."""
    return {"log": {"version": "1.2", "creator": {"name": "x"}, "entries": [*entries]}}


def written(folder, *entries):
    """Write a HAR with *entries* into *folder* and return its path."""
    path = folder / "traffic.har"
    path.write_text(json.dumps(a_har(*entries)))
    return str(path)
