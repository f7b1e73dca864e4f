"""A reverse proxy on loopback that serves another server below a path, as gateways do."""

import http.client
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

_HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "content-length", "host"}


@contextmanager
def below(url, prefix):
    """Serve the server at *url* below *prefix*; give its URL, and what was asked beside it."""
    missed = []
    netloc = urlsplit(url).netloc

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def pass_on(self):
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            if not self.path.startswith(f"{prefix}/"):
                missed.append(self.path)
                self.reply(404, [("Content-Type", "text/html")], b"<h1>No shop here</h1>")
                return
            behind = http.client.HTTPConnection(netloc, timeout=30)
            try:
                sent = {k: v for k, v in self.headers.items() if k.lower() not in _HOP_BY_HOP}
                behind.request(self.command, self.path.removeprefix(prefix), body or None, sent)
                answer = behind.getresponse()
                self.reply(answer.status, answer.getheaders(), answer.read())
            finally:
                behind.close()

        def reply(self, status, headers, body):
            self.send_response_only(status)
            for name, value in headers:
                if name.lower() not in _HOP_BY_HOP:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    for method in ("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE"):
        setattr(Handler, f"do_{method}", Handler.pass_on)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.handle_error = lambda *_: None  # clients hang up, and broken calls are part of the test
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{prefix}", missed
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
