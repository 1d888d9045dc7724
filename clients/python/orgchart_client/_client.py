"""The client."""

from __future__ import annotations

import time
import urllib.request
from typing import Callable, Iterator, Literal, Optional
from urllib.parse import parse_qs, urlsplit

from . import models
from ._retry import Retry
from ._tokens import Credentials
from ._transport import Transport
from .operations import Operations


class OrgChartClient(Operations):
    """A client of an OrgChart server: one attribute per topic, e.g. `client.units.get(12)`.

    It signs in when it must and renews its token. What is busy (429), away (503) or lost on the way is asked again where nothing can be done
    twice: reading, and POSTs with an idempotency key, which it makes itself. Refusals are `ProblemError`. Threads may share it.
    """

    def __init__(
        self,
        address: str,
        credentials: Optional[Credentials] = None,
        *,
        language: Optional[Literal["en", "fr"]] = None,
        retry: Optional[Retry] = None,
        timeout: float = 45.0,
        opener: Optional[urllib.request.OpenerDirector] = None,
        now: Callable[[], float] = time.time,
    ) -> None:
        """
        :param address: The server's address, e.g. `https://orgchart.example`.
        :param credentials: Who signs in; left out, only what the server shows to everybody can be read.
        :param language: The language of names and titles; the server's default is English.
        :param retry: How long requests are tried again.
        :param timeout: How long an attempt waits for the answer to begin and for each next part of it, in seconds. While a file is sent it is at least 15 minutes.
        :param opener: What to send with, e.g. through a proxy; one that does not follow redirections when left out.
        :param now: The time in seconds.
        """
        self._transport = Transport(address, credentials, language, retry or Retry(), timeout, opener, now)
        super().__init__(self._transport)

    def sign_out(self) -> None:
        """Ends the session at the server. Whoever goes on using the client signs in anew."""
        if self._transport.tokens is not None:
            self._transport.tokens.sign_out()

    def changes_since(self, since: Optional[str] = None, *, lang: Optional[Literal["en", "fr"]] = None) -> Iterator[models.ChangePage]:
        """What has changed since a token, page after page; the last page's `deltaLink` leads to the next token (`since_of`).

        :param since: The token; left out for all there is, `latest` for a token of now.
        """
        while True:
            page = self.changes.list(since=since, lang=lang)
            yield page
            link = page.get("nextLink")
            if link is None:
                return
            since = self.since_of(link)

    @staticmethod
    def since_of(link: str) -> str:
        """The token in a `nextLink` or `deltaLink`."""
        tokens = parse_qs(urlsplit(link).query).get("since")
        if not tokens:
            raise ValueError(f"No token in {link}.")
        return tokens[0]
