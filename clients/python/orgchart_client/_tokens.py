"""Signing in, and tokens that are renewed before they end."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from http.client import HTTPException
from typing import Callable, Dict, Optional, Union

from ._problem import ProblemError
from ._retry import Received

# Before it ends a token is renewed, so that it is good when the request arrives; in seconds.
_MARGIN = 30.0

SendForm = Callable[[str, Dict[str, str], bool], Received]
"""Sends a form to an endpoint of OAuth 2.0; the last argument says whether it is sent again when an answer is lost."""


@dataclass(frozen=True)
class ClientCredentials:
    """A program for itself (`client_credentials`)."""

    client_id: str
    client_secret: str = field(repr=False)
    scope: Optional[str] = None


@dataclass(frozen=True)
class PasswordCredentials:
    """A person, through a first-party client (`password`). A second factor's code is good once: when the session ends, `invalid_grant` is raised."""

    client_id: str
    client_secret: str = field(repr=False)
    email: str
    password: str = field(repr=False)
    otp: Optional[str] = field(default=None, repr=False)
    scope: Optional[str] = None


@dataclass(frozen=True)
class TokenCredentials:
    """Whoever a token of your own says; asked again when the server does not take it any more."""

    access_token: Callable[[], str]


Credentials = Union[ClientCredentials, PasswordCredentials, TokenCredentials]


@dataclass(frozen=True)
class _Current:
    access: str = field(repr=False)
    refresh: Optional[str] = field(repr=False)
    ends_at: float


class Tokens:
    """Access tokens. However many threads ask at once, one request is sent: a refresh token is good once."""

    def __init__(self, credentials: Credentials, send_form: SendForm, now: Callable[[], float]) -> None:
        self._credentials = credentials
        self._send_form = send_form
        self._now = now
        self._gate = threading.Lock()
        self._current: Optional[_Current] = None

    def access(self) -> str:
        """A token that is good for a while."""
        with self._gate:
            current = self._current
            if current is not None and self._now() < current.ends_at - _MARGIN:
                return current.access
            return self._renew()

    def instead(self, refused: str) -> str:
        """Another token than one that the server did not take."""
        with self._gate:
            current = self._current
            if current is not None and current.access != refused:
                return current.access
            return self._renew()

    def sign_out(self) -> None:
        """Ends the session at the server (RFC 7009). Whoever goes on using the client signs in anew."""
        with self._gate:
            ending, self._current = self._current, None
            if ending is None or isinstance(self._credentials, TokenCredentials):
                return
            form = {**self._client(), "token": ending.refresh or ending.access}
            received = self._send_form("/api/v1/auth/revoke", form, True)
            if received.status != 200:
                raise ProblemError.of(received.status, received.content)

    def _renew(self) -> str:
        if isinstance(self._credentials, TokenCredentials):
            self._current = _Current(self._credentials.access_token(), None, float("inf"))
            return self._current.access
        if self._current is not None and self._current.refresh is not None:
            access = self._go_on(self._current.refresh)
            if access is not None:
                return access
        self._current = None
        return self._sign_in()

    def _go_on(self, refresh: str) -> Optional[str]:
        """Goes on with the session; nothing when it has ended."""
        try:
            received = self._ask({"grant_type": "refresh_token", "refresh_token": refresh}, False)
        except (OSError, HTTPException):
            # Its answer was lost: sent again, the token would look stolen.
            return None
        # After 500 and more it may have been taken all the same, which is as good as lost.
        return None if received.status == 400 or received.status >= 500 else self._take(received)

    def _sign_in(self) -> str:
        credentials = self._credentials
        assert not isinstance(credentials, TokenCredentials)
        form = {"grant_type": "client_credentials"}
        if isinstance(credentials, PasswordCredentials):
            form = {"grant_type": "password", "username": credentials.email, "password": credentials.password}
            if credentials.otp is not None:
                form["otp"] = credentials.otp
        if credentials.scope is not None:
            form["scope"] = credentials.scope
        return self._take(self._ask(form, True))

    def _ask(self, form: Dict[str, str], after_loss: bool) -> Received:
        return self._send_form("/api/v1/auth/token", {**self._client(), **form}, after_loss)

    def _client(self) -> Dict[str, str]:
        assert not isinstance(self._credentials, TokenCredentials)
        return {"client_id": self._credentials.client_id, "client_secret": self._credentials.client_secret}

    def _take(self, received: Received) -> str:
        if received.status != 200:
            raise ProblemError.of(received.status, received.content)
        answer = received.json()
        self._current = _Current(answer["access_token"], answer.get("refresh_token"), self._now() + answer["expires_in"])
        return answer["access_token"]
