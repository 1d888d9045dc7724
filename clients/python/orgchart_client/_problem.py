"""Refusals of the server."""

from __future__ import annotations

import json
from typing import Any, Dict, List, Mapping, Optional


class ProblemError(Exception):
    """The server's refusal: problem details (RFC 9457), or an OAuth 2.0 error (RFC 6749) of the token endpoint."""

    def __init__(self, status: int, problem: Mapping[str, Any]) -> None:
        self.status = status
        """The HTTP status."""
        self.code: str = problem.get("code") or problem.get("error") or f"http.{status}"
        """A stable code to branch on, e.g. `unit.not_found` or `invalid_grant`; `http.503` when the answer was not the server's own."""
        self.detail: str = problem.get("detail") or problem.get("error_description") or problem.get("title") or f"HTTP status {status}, and not in the server's own words"
        """What was wrong and what to do."""
        self.errors: Dict[str, List[str]] = problem.get("errors") or {}
        """With status 400: what is wrong, by field."""
        self.trace_id: Optional[str] = problem.get("traceId")
        """Finds the request in the server's log."""
        self.problem = problem
        """All that the server said, with members that only some problems have."""
        super().__init__(f"{self.code}: {self.detail}")

    @property
    def is_stale(self) -> bool:
        """Whether somebody else was faster: read again and repeat."""
        return self.status == 412

    @staticmethod
    def of(status: int, content: bytes) -> ProblemError:
        """Reads the refusal out of an answer."""
        try:
            said = json.loads(content)
        except ValueError:
            # A proxy's page.
            said = {}
        return ProblemError(status, said if isinstance(said, dict) else {})
