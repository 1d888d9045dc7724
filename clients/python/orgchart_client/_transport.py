"""Sending requests: with a token, again where that is safe, and reading the answers."""

from __future__ import annotations

import json
import re
import time
import urllib.error
import urllib.request
import uuid
from dataclasses import dataclass, field
from typing import Any, Callable, Dict, Generic, Mapping, Optional, Tuple, TypeVar
from urllib.parse import urlencode

from ._multipart import Multipart
from ._problem import ProblemError
from ._retry import Received, Repeatable, Retry, repeatedly
from ._tokens import Credentials, Tokens

T = TypeVar("T")

# The answer to a file that is sent begins when the server has read all of it; in seconds.
_UPLOAD_TIMEOUT = 15 * 60.0


@dataclass(frozen=True)
class Versioned(Generic[T]):
    """Something with the version it has."""

    value: T
    etag: str
    """For `if_match` of a change, which refuses it when a proxy has weakened it or taken it away."""


@dataclass(frozen=True)
class Download:
    """A file, all of it in memory."""

    name: str
    """The name that the server gave it, e.g. `orgchart-12.xlsx`, without a folder."""
    media_type: str
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class Call:
    """A request as the contract describes it."""

    method: str
    path: str
    query: Optional[Mapping[str, Any]] = None
    kind: Optional[str] = None
    body: Any = None
    if_match: Optional[str] = None
    is_keyed: bool = False
    idempotency_key: Optional[str] = None
    is_anonymous: bool = False
    timeout: Optional[float] = None


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """A token is for the server that it was meant for."""

    def redirect_request(self, *_: Any) -> None:
        return None


class Transport:
    """Sends requests and reads the answers."""

    def __init__(
        self,
        address: str,
        credentials: Optional[Credentials],
        language: Optional[str],
        retry: Retry,
        timeout: float,
        opener: Optional[urllib.request.OpenerDirector],
        now: Callable[[], float] = time.time,
    ) -> None:
        if not address.startswith(("http://", "https://")):
            raise ValueError(f"Not an address of a server: {address}")
        self._address = address.rstrip("/")
        self._language = language
        self._retry = retry
        self._timeout = timeout
        self._opener = opener or urllib.request.build_opener(_NoRedirects)
        self.tokens = None if credentials is None else Tokens(credentials, self._send_form, now)

    def json(self, call: Call) -> Any:
        """An answer in JSON."""
        return self._send(call).json()

    def versioned(self, call: Call) -> Versioned[Any]:
        """An answer in JSON with its version."""
        received = self._send(call)
        return Versioned(received.json(), received.headers.get("ETag") or "")

    def text(self, call: Call) -> str:
        """An answer in plain text."""
        return self._send(call).content.decode("utf-8")

    def file(self, call: Call) -> Download:
        """A file with the name that the server gave it."""
        received = self._send(call, is_again_after_loss=False)
        name = re.search(r'filename="([^"/\\]*)"', received.headers.get("Content-Disposition") or "")
        return Download(name[1] if name else "", received.headers.get("Content-Type") or "", received.content)

    def empty(self, call: Call) -> None:
        """An answer that says nothing."""
        self._send(call)

    def _send(self, call: Call, is_again_after_loss: bool = True) -> Received:
        """A file that stopped in the middle is not asked for again: it would begin at its start, and is dear."""
        headers, body = self._content_of(call)
        is_safe = call.method == "GET" or call.is_keyed
        repeatable = Repeatable(after_loss=is_safe and is_again_after_loss, after_unavailable=is_safe or call.if_match not in (None, "*"))
        tokens = None if call.is_anonymous else self.tokens

        def send(token: Optional[str]) -> Received:
            if token is not None:
                headers["Authorization"] = f"Bearer {token}"
            return repeatedly(lambda: self._once(call, headers, body), repeatable, self._retry)

        token = None if tokens is None else tokens.access()
        received = send(token)
        if received.status == 401 and tokens is not None and token is not None:
            # The session may have gone on elsewhere, or a key been changed: once with another token.
            received = send(tokens.instead(token))
        if received.status >= 300:
            raise ProblemError.of(received.status, received.content)
        return received

    def _content_of(self, call: Call) -> Tuple[Dict[str, str], Any]:
        headers = {"Accept": "application/json, */*;q=0.5", "User-Agent": "orgchart-client"}
        if self._language is not None:
            headers["Accept-Language"] = self._language
        if call.if_match is not None:
            headers["If-Match"] = _strong(call.if_match)
        if call.is_keyed:
            headers["Idempotency-Key"] = call.idempotency_key or str(uuid.uuid4())
        if call.kind is None:
            return headers, None
        if call.kind == "form":
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            return headers, _encoded(call.body).encode()
        if call.kind == "multipart":
            form = Multipart(call.body)
            return {**headers, **form.headers}, form
        kinds = {"json": "application/json", "patch": "application/json-patch+json" if isinstance(call.body, list) else "application/merge-patch+json"}
        headers["Content-Type"] = kinds[call.kind]
        return headers, json.dumps(call.body, ensure_ascii=False).encode()

    def _send_form(self, path: str, form: Dict[str, str], after_loss: bool) -> Received:
        call = Call("POST", path, kind="form", body=form)
        headers, body = self._content_of(call)
        return repeatedly(lambda: self._once(call, headers, body), Repeatable(after_loss, after_unavailable=after_loss), self._retry)

    def _once(self, call: Call, headers: Dict[str, str], body: Any) -> Received:
        usual = max(self._timeout, _UPLOAD_TIMEOUT) if call.kind == "multipart" else self._timeout
        query = _encoded(call.query or {})
        request = urllib.request.Request(self._address + call.path + (f"?{query}" if query else ""), data=body, headers=headers, method=call.method)
        try:
            with self._opener.open(request, timeout=usual if call.timeout is None else call.timeout) as response:
                return Received(response.status, response.headers, response.read())
        except urllib.error.HTTPError as refusal:
            with refusal:
                return Received(refusal.code, refusal.headers, refusal.read())


def _strong(etag: str) -> str:
    """A version that the server can compare; a weak one would be refused however often it is read again."""
    if not etag or etag.startswith("W/"):
        raise ValueError(f'"{etag}" is no version: a proxy between here and the server changes ETags, e.g. because it compresses.')
    return etag


def _encoded(values: Mapping[str, Any]) -> str:
    return urlencode({name: str(value).lower() if isinstance(value, bool) else value for name, value in values.items() if value is not None})
