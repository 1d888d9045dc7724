"""Small servers of the tests."""

from __future__ import annotations

import json
import threading
import urllib.error
import urllib.request
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Callable, Dict, Iterator, List, Mapping, Optional, Tuple


@dataclass(frozen=True)
class Asked:
    """A request that arrived."""

    method: str
    url: str
    headers: Mapping[str, str]
    body: str


Answer = Optional[Tuple[int, Any, Dict[str, str]]]
"""Status, body, also in parts with its length among the headers, and headers; nothing when the connection breaks."""


class Stub:
    """A server on a port of its own, which answers the nth request, counted from 0, as it is told."""

    def __init__(self, answer: Callable[[int, Asked], Answer]) -> None:
        self.requests: List[Asked] = []
        gate = threading.Lock()
        stub = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def _handle(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
                asked = Asked(self.command, self.path, self.headers, body)
                with gate:
                    stub.requests.append(asked)
                    nth = len(stub.requests) - 1
                answered = answer(nth, asked)
                if answered is None:
                    self.close_connection = True
                    return
                status, content, headers = answered
                parts = content if isinstance(content, Iterator) else [content if isinstance(content, bytes) else json.dumps(content).encode()]
                length = {} if isinstance(content, Iterator) else {"Content-Length": str(len(parts[0]))}
                self.send_response(status)
                for name, value in {"Content-Type": "application/json", **headers, **length}.items():
                    self.send_header(name, value)
                self.end_headers()
                try:
                    for part in parts:
                        self.wfile.write(part)
                except ConnectionError:
                    # Whoever asked has given up.
                    self.close_connection = True

            do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _handle

            def log_message(self, *_: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> Stub:
        self._thread.start()
        return self

    def __exit__(self, *_: Any) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def refusal(status: int, code: str, **headers: str) -> Answer:
    """Problem details."""
    return status, {"title": code, "status": status, "code": code, "traceId": "trace"}, {name.replace("_", "-"): value for name, value in headers.items()}


def bad_way_to(address: str) -> Stub:
    """A bad way to a real server: too many requests, then away, then the answer is lost although the server did what it was asked; from then on it
    works. Tokens come through untroubled."""
    passing: List[str] = []

    def answer(_: int, asked: Asked) -> Answer:
        if "/auth/" not in asked.url:
            passing.append(asked.url)
            if len(passing) == 1:
                return refusal(429, "request.too_many", Retry_After="0")
            if len(passing) == 2:
                return refusal(503, "server.unavailable", Retry_After="1")
        headers = {name: value for name, value in asked.headers.items() if name.lower() not in ("host", "content-length", "connection")}
        request = urllib.request.Request(address + asked.url, data=asked.body.encode() if asked.body else None, headers=headers, method=asked.method)
        try:
            with urllib.request.urlopen(request, timeout=30) as response:
                answered = response.status, response.read(), {name: response.headers[name] for name in ("Content-Type", "ETag") if name in response.headers}
        except urllib.error.HTTPError as error:
            answered = error.code, error.read(), {"Content-Type": error.headers["Content-Type"]}
        return None if len(passing) == 3 and "/auth/" not in asked.url else answered

    return Stub(answer)
