"""Asking again what is busy, away or lost, where nothing can be done twice."""

from __future__ import annotations

import json
import random
import re
import time
from dataclasses import dataclass
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from typing import Any, Callable, Mapping, Optional

from ._problem import ProblemError


@dataclass(frozen=True)
class Retry:
    """How long a request is tried again."""

    attempts: int = 5
    """How often it is sent at most, 1 or more."""
    pause: float = 0.5
    """The first pause where the server says none, in seconds; it doubles each time."""
    total_pause: float = 60.0
    """How long all pauses together may be, in seconds. A server that wants more is not waited for."""


@dataclass(frozen=True)
class Received:
    """An answer as it came, read to its end."""

    status: int
    headers: Mapping[str, str]
    content: bytes

    def json(self) -> Any:
        """What it says in JSON."""
        try:
            return json.loads(self.content)
        except ValueError as error:
            raise ProblemError.of(self.status, self.content) from error


@dataclass(frozen=True)
class Repeatable:
    """What may be sent again without being done twice."""

    after_loss: bool
    """After an answer was lost, in which case it may have been done."""
    after_unavailable: bool
    """After 503, in which case it may have been done too: the server, or a proxy, did not wait for the end."""


def repeatedly(send: Callable[[], Received], repeatable: Repeatable, retry: Retry) -> Received:
    """Sends until there is an answer that more sending would not improve."""
    waited = 0.0
    attempt = 0
    while True:
        attempt += 1
        received: Optional[Received] = None
        lost: Optional[Exception] = None
        try:
            received = send()
        except (OSError, HTTPException) as error:
            if not repeatable.after_loss:
                raise
            lost = error
        pause = retry_after(received.headers) if received is not None else None
        if pause is None:
            pause = retry.pause * 2 ** (attempt - 1) * random.uniform(0.5, 1)
        if (received is not None and not _is_for_later(received, repeatable)) or attempt >= retry.attempts or waited + pause > retry.total_pause:
            if received is None:
                assert lost is not None
                raise lost
            return received
        waited += pause
        time.sleep(pause)


def _is_for_later(received: Received, repeatable: Repeatable) -> bool:
    if received.status == 409 and repeatable.after_loss:
        # The first of several sendings with one key may still be at work.
        return ProblemError.of(received.status, received.content).code == "idempotency.running"
    return received.status == 429 or (received.status == 503 and repeatable.after_unavailable)


def retry_after(headers: Mapping[str, str], now: Optional[datetime] = None) -> Optional[float]:
    """`Retry-After` in seconds, be it seconds or a date."""
    value = headers.get("Retry-After")
    if value is None:
        return None
    if re.fullmatch(r"[0-9]+", value):
        return float(value)
    try:
        date = parsedate_to_datetime(value)
    except (TypeError, ValueError):
        return None
    return max(0.0, (date.astimezone(timezone.utc) - (now or datetime.now(timezone.utc))).total_seconds())
