# Generated from docs/openapi.json by clients/generate.mjs. Do not edit.
"""All there is, by topic."""

from __future__ import annotations

from typing import Any, Iterator, List, Literal, Mapping, Optional, Union
from urllib.parse import quote

from . import models
from ._paging import paged
from ._transport import Call, Download, Transport, Versioned


class AccessLogOperations:
    """Who asked for what."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list(self, *, caller: Optional[str] = None, address: Optional[str] = None, method: Optional[str] = None, status: Optional[int] = None, route: Optional[str] = None, from_: Optional[str] = None, to: Optional[str] = None, offset: Optional[int] = None, limit: Optional[int] = None, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> models.PageOfAccessEntryAnswer:
        """Lists every request, newest first, a second or two after it was answered. Requests of one caller that were alike and answered within the same second are one entry with a count. Permission: `audit:read`.

        :param caller: Only requests of this user or client, e.g. `u12`, or `anonymous`.
        :param address: Only requests from this IP address, e.g. `192.0.2.1`.
        :param method: Only requests with this method, e.g. `GET`.
        :param status: Only requests answered with this status, e.g. `403`.
        :param route: Only requests to this route, e.g. `/api/v1/units/{id:int}`, or `-` for addresses that lead nowhere.
        :param from_: Not before this moment, e.g. `2026-11-21T08:00:00Z`.
        :param to: Before this moment.
        :param offset: How many to leave out.
        :param limit: How many at most.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.json(Call("GET", "/api/v1/access-log", query={"caller": caller, "address": address, "method": method, "status": status, "route": route, "from": from_, "to": to, "offset": offset, "limit": limit, "lang": lang}, timeout=timeout))

    def list_all(self, *, caller: Optional[str] = None, address: Optional[str] = None, method: Optional[str] = None, status: Optional[int] = None, route: Optional[str] = None, from_: Optional[str] = None, to: Optional[str] = None, offset: Optional[int] = None, limit: Optional[int] = None, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> Iterator[models.AccessEntryAnswer]:
        """All of `list`, page after page; `limit` is the size of a page."""
        return paged(lambda offset, limit: self.list(caller=caller, address=address, method=method, status=status, route=route, from_=from_, to=to, lang=lang, offset=offset, limit=limit, timeout=timeout), offset, limit)


class AccountsOperations:
    """First administrator and forgotten passwords."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def create_first(self, body: models.FirstAdministratorBody, *, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> Versioned[models.UserAnswer]:
        """Makes the first administrator, with the code that the server prints at its start as long as there is none. Permission: none.

        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.versioned(Call("POST", "/api/v1/auth/first-administrator", query={"lang": lang}, kind="json", body=body, is_anonymous=True, timeout=timeout))

    def ask_for_reset(self, body: models.PasswordResetRequestBody, *, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> None:
        """Sends a code for a new password to an address, if it is a user's. The answer never tells whether it is; 501 where no mail is set up. Permission: none.

        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        self._transport.empty(Call("POST", "/api/v1/auth/password-reset-request", query={"lang": lang}, kind="json", body=body, is_anonymous=True, timeout=timeout))

    def reset(self, body: models.PasswordResetBody, *, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> None:
        """Sets a new password with a code. All sessions of the user end. Permission: none.

        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        self._transport.empty(Call("POST", "/api/v1/auth/password-reset", query={"lang": lang}, kind="json", body=body, is_anonymous=True, timeout=timeout))


class AuditOperations:
    """Who changed what, and taking it back."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list(self, *, resource: Optional[str] = None, actor: Optional[str] = None, action: Optional[str] = None, import_id: Optional[int] = None, from_: Optional[str] = None, to: Optional[str] = None, offset: Optional[int] = None, limit: Optional[int] = None, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> models.PageOfAuditEntryAnswer:
        """Lists every write, newest first. Permission: `audit:read`.

        :param resource: Only entries about this kind of record, or about this record, e.g. `unit` or `unit:12`.
        :param actor: Only what this user or client did.
        :param action: Only this use case, e.g. `MoveUnit`.
        :param import_id: Only what this load did.
        :param from_: Not before this moment, e.g. `2026-11-21T08:00:00Z`.
        :param to: Before this moment.
        :param offset: How many to leave out.
        :param limit: How many at most.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.json(Call("GET", "/api/v1/audit", query={"resource": resource, "actor": actor, "action": action, "importId": import_id, "from": from_, "to": to, "offset": offset, "limit": limit, "lang": lang}, timeout=timeout))

    def list_all(self, *, resource: Optional[str] = None, actor: Optional[str] = None, action: Optional[str] = None, import_id: Optional[int] = None, from_: Optional[str] = None, to: Optional[str] = None, offset: Optional[int] = None, limit: Optional[int] = None, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> Iterator[models.AuditEntryAnswer]:
        """All of `list`, page after page; `limit` is the size of a page."""
        return paged(lambda offset, limit: self.list(resource=resource, actor=actor, action=action, import_id=import_id, from_=from_, to=to, lang=lang, offset=offset, limit=limit, timeout=timeout), offset, limit)

    def get(self, id: int, *, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> models.AuditEntryAnswer:
        """Shows one write. Permission: `audit:read`.

        :param id: The entry's id.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.json(Call("GET", f"/api/v1/audit/{quote(str(id), safe='')}", query={"lang": lang}, timeout=timeout))

    def undo(self, id: int, *, lang: Optional[Literal["en", "fr"]] = None, idempotency_key: Optional[str] = None, timeout: Optional[float] = None) -> None:
        """Undoes one write, as long as nothing it touched has changed since. Loads are not undone: load the earlier file again. Permission: `directory:write`.

        :param id: The entry's id.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param idempotency_key: The same key and request are done once; one of our own without it.
        :param timeout: Instead of the client's, in seconds.
        """
        self._transport.empty(Call("POST", f"/api/v1/audit/{quote(str(id), safe='')}/undo", query={"lang": lang}, is_keyed=True, idempotency_key=idempotency_key, timeout=timeout))


class AuthOperations:
    """Signing in, and tokens (OAuth 2.0)."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def token(self, body: models.TokenForm, *, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> models.TokenAnswer:
        """Gives out tokens. A user signs in with password through a first-party client, a session goes on with its refresh token, a client signs in for itself. Permission: none.

        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.json(Call("POST", "/api/v1/auth/token", query={"lang": lang}, kind="form", body=body, is_anonymous=True, timeout=timeout))

    def revoke(self, body: models.RevocationForm, *, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> models.RevocationAnswer:
        """Ends the session of a refresh token. A token that is none is no error. Permission: none.

        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.json(Call("POST", "/api/v1/auth/revoke", query={"lang": lang}, kind="form", body=body, is_anonymous=True, timeout=timeout))

    def keys(self, *, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> models.KeySetAnswer:
        """The public keys that access tokens are signed with, those to come included. May be kept for five minutes. Permission: none.

        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.json(Call("GET", "/.well-known/jwks.json", query={"lang": lang}, is_anonymous=True, timeout=timeout))

    def metadata(self, *, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> models.ServerMetadataAnswer:
        """What this authorization server can do (RFC 8414). Permission: none.

        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.json(Call("GET", "/.well-known/oauth-authorization-server", query={"lang": lang}, is_anonymous=True, timeout=timeout))


class BatchesOperations:
    """Several changes in one transaction."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def run(self, body: models.BatchBody, *, dry_run: Optional[bool] = None, lang: Optional[Literal["en", "fr"]] = None, idempotency_key: Optional[str] = None, timeout: Optional[float] = None) -> models.BatchAnswer:
        """Does up to 100 changes in one transaction: all of them or none. Later ones may refer to what earlier ones made, as $NAME. When one fails, the answer is a problem with its status and code and the answers of all. Permission: `directory:write`.

        :param dry_run: Whether to say only what would happen.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param idempotency_key: The same key and request are done once; one of our own without it.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.json(Call("POST", "/api/v1/batch", query={"dryRun": dry_run, "lang": lang}, kind="json", body=body, is_keyed=True, idempotency_key=idempotency_key, timeout=timeout))


class ChangesOperations:
    """What has changed since somebody asked last, so that other systems stay in step."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list(self, *, since: Optional[str] = None, limit: Optional[int] = None, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> models.ChangePage:
        """Hands out all units and employees at first, then what has changed: follow nextLink as long as there is one, keep deltaLink, and come back with it. Each item shows its record as it is then. Items may come twice. Permission: `directory:read`; contact data needs `contact:read` too. Without a token when the server allows anonymous reading (`Access:AnonymousRead`); contact data then only with `Access:AnonymousContactData`.

        :param since: The token as nextLink or deltaLink gave it; left out for everything there is; `latest` for a token of now.
        :param limit: How many at most.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.json(Call("GET", "/api/v1/changes", query={"since": since, "limit": limit, "lang": lang}, timeout=timeout))


class ClientsOperations:
    """Programs that sign in for themselves, or that people sign in through."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list(self, *, offset: Optional[int] = None, limit: Optional[int] = None, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> models.PageOfClientAnswer:
        """Lists the clients by name. Permission: `clients:admin`.

        :param offset: How many to leave out.
        :param limit: How many at most.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.json(Call("GET", "/api/v1/clients", query={"offset": offset, "limit": limit, "lang": lang}, timeout=timeout))

    def list_all(self, *, offset: Optional[int] = None, limit: Optional[int] = None, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> Iterator[models.ClientAnswer]:
        """All of `list`, page after page; `limit` is the size of a page."""
        return paged(lambda offset, limit: self.list(lang=lang, offset=offset, limit=limit, timeout=timeout), offset, limit)

    def create(self, body: models.ClientDocument, *, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> models.ClientSecretAnswer:
        """Makes a client. Its secret is shown this once. Permission: `clients:admin`.

        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.json(Call("POST", "/api/v1/clients", query={"lang": lang}, kind="json", body=body, timeout=timeout))

    def get(self, id: int, *, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> Versioned[models.ClientAnswer]:
        """Shows a client. Permission: `clients:admin`.

        :param id: The client's number.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.versioned(Call("GET", f"/api/v1/clients/{quote(str(id), safe='')}", query={"lang": lang}, timeout=timeout))

    def patch(self, id: int, body: Union[Mapping[str, Any], List[Mapping[str, Any]]], if_match: str, *, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> Versioned[models.ClientAnswer]:
        """Changes what a client is called and may do, by JSON Patch or merge patch. With other permissions its access tokens are refused from now on. Permission: `clients:admin`.

        :param id: The client's number.
        :param if_match: The `etag` of what was read; `*` for whichever version there is.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.versioned(Call("PATCH", f"/api/v1/clients/{quote(str(id), safe='')}", query={"lang": lang}, kind="patch", body=body, if_match=if_match, timeout=timeout))

    def delete(self, id: int, if_match: str, *, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> None:
        """Deletes a client. Its access tokens are refused from now on. Permission: `clients:admin`.

        :param id: The client's number.
        :param if_match: The `etag` of what was read; `*` for whichever version there is.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        self._transport.empty(Call("DELETE", f"/api/v1/clients/{quote(str(id), safe='')}", query={"lang": lang}, if_match=if_match, timeout=timeout))

    def replace_secret(self, id: int, *, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> models.ClientSecretAnswer:
        """Gives a client another secret, shown this once. The old one, and access tokens got with it, are refused from now on. Permission: `clients:admin`.

        :param id: The client's number.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.json(Call("POST", f"/api/v1/clients/{quote(str(id), safe='')}/secret", query={"lang": lang}, timeout=timeout))


class DepartmentsOperations:
    """The departments: units without a parent."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list(self, *, offset: Optional[int] = None, limit: Optional[int] = None, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> models.PageOfDepartmentItem:
        """Lists the departments by name. Permission: `directory:read`; contact data needs `contact:read` too. Without a token when the server allows anonymous reading (`Access:AnonymousRead`); contact data then only with `Access:AnonymousContactData`.

        :param offset: How many to leave out.
        :param limit: How many at most.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.json(Call("GET", "/api/v1/departments", query={"offset": offset, "limit": limit, "lang": lang}, timeout=timeout))

    def list_all(self, *, offset: Optional[int] = None, limit: Optional[int] = None, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> Iterator[models.DepartmentItem]:
        """All of `list`, page after page; `limit` is the size of a page."""
        return paged(lambda offset, limit: self.list(lang=lang, offset=offset, limit=limit, timeout=timeout), offset, limit)

    def get(self, id: int, *, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> Versioned[models.UnitAnswer]:
        """Shows a department. Permission: `directory:read`; contact data needs `contact:read` too. Without a token when the server allows anonymous reading (`Access:AnonymousRead`); contact data then only with `Access:AnonymousContactData`.

        :param id: The department's id.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.versioned(Call("GET", f"/api/v1/departments/{quote(str(id), safe='')}", query={"lang": lang}, timeout=timeout))

    def chart(self, id: int, *, depth: Optional[int] = None, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> models.ChartNode:
        """Shows the tree of a department. Permission: `directory:read`; contact data needs `contact:read` too. Without a token when the server allows anonymous reading (`Access:AnonymousRead`); contact data then only with `Access:AnonymousContactData`.

        :param id: The department's id.
        :param depth: How many levels beneath the top; all when left out. Where the tree is cut, childCount still says how many there are.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.json(Call("GET", f"/api/v1/departments/{quote(str(id), safe='')}/chart", query={"depth": depth, "lang": lang}, timeout=timeout))


class EmployeesOperations:
    """The people of the organisation."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list(self, *, unit_id: Optional[int] = None, department_id: Optional[int] = None, manager_id: Optional[int] = None, sort: Optional[str] = None, offset: Optional[int] = None, limit: Optional[int] = None, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> models.PageOfEmployeeItem:
        """Lists the people who meet all conditions given. Permission: `directory:read`; contact data needs `contact:read` too. Without a token when the server allows anonymous reading (`Access:AnonymousRead`); contact data then only with `Access:AnonymousContactData`.

        :param unit_id: Only people directly in this unit.
        :param department_id: Only people of this department and all units beneath it.
        :param manager_id: Only people who report directly to this employee.
        :param sort: What the list goes by: surname, givenName or id; with a minus sign in front from the end to the beginning.
        :param offset: How many to leave out.
        :param limit: How many at most.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.json(Call("GET", "/api/v1/employees", query={"unitId": unit_id, "departmentId": department_id, "managerId": manager_id, "sort": sort, "offset": offset, "limit": limit, "lang": lang}, timeout=timeout))

    def list_all(self, *, unit_id: Optional[int] = None, department_id: Optional[int] = None, manager_id: Optional[int] = None, sort: Optional[str] = None, offset: Optional[int] = None, limit: Optional[int] = None, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> Iterator[models.EmployeeItem]:
        """All of `list`, page after page; `limit` is the size of a page."""
        return paged(lambda offset, limit: self.list(unit_id=unit_id, department_id=department_id, manager_id=manager_id, sort=sort, lang=lang, offset=offset, limit=limit, timeout=timeout), offset, limit)

    def create(self, body: models.NewEmployeeBody, *, lang: Optional[Literal["en", "fr"]] = None, idempotency_key: Optional[str] = None, timeout: Optional[float] = None) -> Versioned[models.EmployeeAnswer]:
        """Adds a person to a unit. Permission: `directory:write`.

        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param idempotency_key: The same key and request are done once; one of our own without it.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.versioned(Call("POST", "/api/v1/employees", query={"lang": lang}, kind="json", body=body, is_keyed=True, idempotency_key=idempotency_key, timeout=timeout))

    def get(self, id: int, *, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> Versioned[models.EmployeeAnswer]:
        """Shows a person. Permission: `directory:read`; contact data needs `contact:read` too. Without a token when the server allows anonymous reading (`Access:AnonymousRead`); contact data then only with `Access:AnonymousContactData`.

        :param id: The employee's id.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.versioned(Call("GET", f"/api/v1/employees/{quote(str(id), safe='')}", query={"lang": lang}, timeout=timeout))

    def replace(self, id: int, body: models.EmployeeDocument, if_match: str, *, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> Versioned[models.EmployeeAnswer]:
        """Replaces the fields of a person that can be edited; those left out are emptied. Permission: `directory:write`.

        :param id: The employee's id.
        :param if_match: The `etag` of what was read; `*` for whichever version there is.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.versioned(Call("PUT", f"/api/v1/employees/{quote(str(id), safe='')}", query={"lang": lang}, kind="json", body=body, if_match=if_match, timeout=timeout))

    def patch(self, id: int, body: Union[Mapping[str, Any], List[Mapping[str, Any]]], if_match: str, *, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> Versioned[models.EmployeeAnswer]:
        """Changes some fields of a person, by JSON Patch (RFC 6902) or merge patch (RFC 7396). Permission: `directory:write`.

        :param id: The employee's id.
        :param if_match: The `etag` of what was read; `*` for whichever version there is.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.versioned(Call("PATCH", f"/api/v1/employees/{quote(str(id), safe='')}", query={"lang": lang}, kind="patch", body=body, if_match=if_match, timeout=timeout))

    def delete(self, id: int, if_match: str, *, reassign_reports_to: Optional[int] = None, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> None:
        """Removes a person. Permission: `directory:write`.

        :param id: The employee's id.
        :param if_match: The `etag` of what was read; `*` for whichever version there is.
        :param reassign_reports_to: To whom they report from now on; without it, nobody may report to the one who is removed. If it is one of them, he takes the other's place.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        self._transport.empty(Call("DELETE", f"/api/v1/employees/{quote(str(id), safe='')}", query={"reassignReportsTo": reassign_reports_to, "lang": lang}, if_match=if_match, timeout=timeout))

    def reports(self, id: int, *, offset: Optional[int] = None, limit: Optional[int] = None, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> models.PageOfEmployeeItem:
        """Lists who reports to a person directly, by surname, given name and id. Permission: `directory:read`; contact data needs `contact:read` too. Without a token when the server allows anonymous reading (`Access:AnonymousRead`); contact data then only with `Access:AnonymousContactData`.

        :param id: The employee's id.
        :param offset: How many to leave out.
        :param limit: How many at most.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.json(Call("GET", f"/api/v1/employees/{quote(str(id), safe='')}/reports", query={"offset": offset, "limit": limit, "lang": lang}, timeout=timeout))

    def reports_all(self, id: int, *, offset: Optional[int] = None, limit: Optional[int] = None, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> Iterator[models.EmployeeItem]:
        """All of `reports`, page after page; `limit` is the size of a page."""
        return paged(lambda offset, limit: self.reports(id, lang=lang, offset=offset, limit=limit, timeout=timeout), offset, limit)

    def manager(self, id: int, *, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> Versioned[models.EmployeeAnswer]:
        """Shows whom a person reports to. Permission: `directory:read`; contact data needs `contact:read` too. Without a token when the server allows anonymous reading (`Access:AnonymousRead`); contact data then only with `Access:AnonymousContactData`.

        :param id: The employee's id.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.versioned(Call("GET", f"/api/v1/employees/{quote(str(id), safe='')}/manager", query={"lang": lang}, timeout=timeout))

    def set_manager(self, id: int, body: models.ManagerBody, if_match: str, *, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> Versioned[models.EmployeeAnswer]:
        """Makes a person report to somebody. Permission: `directory:write`.

        :param id: The employee's id.
        :param if_match: The `etag` of what was read; `*` for whichever version there is.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.versioned(Call("PUT", f"/api/v1/employees/{quote(str(id), safe='')}/manager", query={"lang": lang}, kind="json", body=body, if_match=if_match, timeout=timeout))

    def clear_manager(self, id: int, if_match: str, *, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> None:
        """Notes that nobody is known whom a person reports to. Permission: `directory:write`.

        :param id: The employee's id.
        :param if_match: The `etag` of what was read; `*` for whichever version there is.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        self._transport.empty(Call("DELETE", f"/api/v1/employees/{quote(str(id), safe='')}/manager", query={"lang": lang}, if_match=if_match, timeout=timeout))

    def chain(self, id: int, *, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> models.PageOfEmployeeItem:
        """Lists whom a person reports to, whom that one reports to, and so on up to the top. Permission: `directory:read`; contact data needs `contact:read` too. Without a token when the server allows anonymous reading (`Access:AnonymousRead`); contact data then only with `Access:AnonymousContactData`.

        :param id: The employee's id.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.json(Call("GET", f"/api/v1/employees/{quote(str(id), safe='')}/chain", query={"lang": lang}, timeout=timeout))

    def reporting_lines(self, id: int, *, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> models.PageOfReportingLineAnswer:
        """Lists whom a person reports to: the manager first, then those besides (dotted lines). Permission: `directory:read`; contact data needs `contact:read` too. Without a token when the server allows anonymous reading (`Access:AnonymousRead`); contact data then only with `Access:AnonymousContactData`.

        :param id: The employee's id.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.json(Call("GET", f"/api/v1/employees/{quote(str(id), safe='')}/reporting-lines", query={"lang": lang}, timeout=timeout))

    def move(self, id: int, body: models.EmployeeUnitBody, if_match: str, *, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> Versioned[models.EmployeeAnswer]:
        """Moves a person to another unit; whom he reports to stays. Permission: `directory:write`.

        :param id: The employee's id.
        :param if_match: The `etag` of what was read; `*` for whichever version there is.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.versioned(Call("PUT", f"/api/v1/employees/{quote(str(id), safe='')}/unit", query={"lang": lang}, kind="json", body=body, if_match=if_match, timeout=timeout))

    def draw_line(self, id: int, manager_id: int, body: models.ReportingLineBody, if_match: str, *, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> Versioned[models.EmployeeAnswer]:
        """Draws a line from a person to somebody he reports to. Permission: `directory:write`.

        :param id: The employee's id.
        :param manager_id: Whom he reports to.
        :param if_match: The `etag` of what was read; `*` for whichever version there is.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.versioned(Call("PUT", f"/api/v1/employees/{quote(str(id), safe='')}/reporting-lines/{quote(str(manager_id), safe='')}", query={"lang": lang}, kind="json", body=body, if_match=if_match, timeout=timeout))

    def end_line(self, id: int, manager_id: int, if_match: str, *, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> None:
        """Ends the line from a person to somebody, of whatever kind it is. Permission: `directory:write`.

        :param id: The employee's id.
        :param manager_id: Whom he reports to.
        :param if_match: The `etag` of what was read; `*` for whichever version there is.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        self._transport.empty(Call("DELETE", f"/api/v1/employees/{quote(str(id), safe='')}/reporting-lines/{quote(str(manager_id), safe='')}", query={"lang": lang}, if_match=if_match, timeout=timeout))

    def history(self, id: int, *, offset: Optional[int] = None, limit: Optional[int] = None, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> models.PageOfAuditEntryAnswer:
        """Lists what became of a person, newest first; also of one who is gone. Permission: `directory:write`.

        :param id: The employee's id.
        :param offset: How many to leave out.
        :param limit: How many at most.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.json(Call("GET", f"/api/v1/employees/{quote(str(id), safe='')}/history", query={"offset": offset, "limit": limit, "lang": lang}, timeout=timeout))

    def history_all(self, id: int, *, offset: Optional[int] = None, limit: Optional[int] = None, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> Iterator[models.AuditEntryAnswer]:
        """All of `history`, page after page; `limit` is the size of a page."""
        return paged(lambda offset, limit: self.history(id, lang=lang, offset=offset, limit=limit, timeout=timeout), offset, limit)


class ExportsOperations:
    """Units and people in the forms of other programs: spreadsheets, address books, linked data, diagrams."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def everything(self, *, format: Optional[str] = None, people: Optional[bool] = None, depth: Optional[int] = None, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> Download:
        """Writes out the whole directory as a file. Telephone, e-mail and place of work are in it for callers who may see them. Permission: `directory:read`; contact data needs `contact:read` too. Without a token when the server allows anonymous reading (`Access:AnonymousRead`); contact data then only with `Access:AnonymousContactData`.

        :param format: The form: csv (safe for spreadsheets), xlsx, json, jsonld (W3C ORG), vcard, mermaid or dot (Graphviz).
        :param people: Whether people belong to it. When left out, they do in all but mermaid and dot. Without them, csv has a row and vcard a card for each unit.
        :param depth: How many levels beneath the top; all when left out. Where the tree is cut, childCount still says how many there are.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.file(Call("GET", "/api/v1/export", query={"format": format, "people": people, "depth": depth, "lang": lang}, timeout=timeout))

    def branch(self, id: int, *, format: Optional[str] = None, people: Optional[bool] = None, depth: Optional[int] = None, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> Download:
        """Writes out a unit and all beneath it as a file. Telephone, e-mail and place of work are in it for callers who may see them. Permission: `directory:read`; contact data needs `contact:read` too. Without a token when the server allows anonymous reading (`Access:AnonymousRead`); contact data then only with `Access:AnonymousContactData`.

        :param id: The unit's id.
        :param format: The form: csv (safe for spreadsheets), xlsx, json, jsonld (W3C ORG), vcard, mermaid or dot (Graphviz).
        :param people: Whether people belong to it. When left out, they do in all but mermaid and dot. Without them, csv has a row and vcard a card for each unit.
        :param depth: How many levels beneath the top; all when left out. Where the tree is cut, childCount still says how many there are.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.file(Call("GET", f"/api/v1/units/{quote(str(id), safe='')}/export", query={"format": format, "people": people, "depth": depth, "lang": lang}, timeout=timeout))


class ImportsOperations:
    """Loading the directory from a file: all of it or nothing. One load runs at a time."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def start(self, body: models.UploadForm, *, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> models.ImportAnswer:
        """Begins to load a file. The answer comes when it is received and the load stands in the history; look there how it goes on. Permission: `imports:run`.

        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.json(Call("POST", "/api/v1/imports", query={"lang": lang}, kind="multipart", body=body, timeout=timeout))

    def list(self, *, offset: Optional[int] = None, limit: Optional[int] = None, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> models.PageOfImportAnswer:
        """Lists the loads, newest first. Permission: `imports:run`.

        :param offset: How many to leave out.
        :param limit: How many at most.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.json(Call("GET", "/api/v1/imports", query={"offset": offset, "limit": limit, "lang": lang}, timeout=timeout))

    def list_all(self, *, offset: Optional[int] = None, limit: Optional[int] = None, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> Iterator[models.ImportAnswer]:
        """All of `list`, page after page; `limit` is the size of a page."""
        return paged(lambda offset, limit: self.list(lang=lang, offset=offset, limit=limit, timeout=timeout), offset, limit)

    def get(self, id: int, *, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> models.ImportAnswer:
        """Shows a load: how far it is, or how it ended. Permission: `imports:run`.

        :param id: The load's id.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.json(Call("GET", f"/api/v1/imports/{quote(str(id), safe='')}", query={"lang": lang}, timeout=timeout))

    def findings(self, id: int, *, offset: Optional[int] = None, limit: Optional[int] = None, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> models.PageOfFindingAnswer:
        """Lists what a load found, in the file's order. Permission: `imports:run`.

        :param id: The load's id.
        :param offset: How many to leave out.
        :param limit: How many at most.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.json(Call("GET", f"/api/v1/imports/{quote(str(id), safe='')}/findings", query={"offset": offset, "limit": limit, "lang": lang}, timeout=timeout))

    def findings_all(self, id: int, *, offset: Optional[int] = None, limit: Optional[int] = None, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> Iterator[models.FindingAnswer]:
        """All of `findings`, page after page; `limit` is the size of a page."""
        return paged(lambda offset, limit: self.findings(id, lang=lang, offset=offset, limit=limit, timeout=timeout), offset, limit)

    def findings_as_csv(self, id: int, *, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> Download:
        """Hands out all that a load found as a table for spreadsheets. Permission: `imports:run`.

        :param id: The load's id.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.file(Call("GET", f"/api/v1/imports/{quote(str(id), safe='')}/findings.csv", query={"lang": lang}, timeout=timeout))

    def cancel(self, id: int, *, lang: Optional[Literal["en", "fr"]] = None, idempotency_key: Optional[str] = None, timeout: Optional[float] = None) -> models.ImportAnswer:
        """Cancels a load that is running. One that writes already is waited for: then it has ended. Permission: `imports:run`.

        :param id: The load's id.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param idempotency_key: The same key and request are done once; one of our own without it.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.json(Call("POST", f"/api/v1/imports/{quote(str(id), safe='')}/cancel", query={"lang": lang}, is_keyed=True, idempotency_key=idempotency_key, timeout=timeout))

    def apply(self, id: int, *, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> models.ImportAnswer:
        """Does what a dry run of the last day has said, as long as the directory is the same as then. Permission: `imports:run`.

        :param id: The dry run's id.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.json(Call("POST", f"/api/v1/imports/{quote(str(id), safe='')}/apply", query={"lang": lang}, timeout=timeout))


class ProfileOperations:
    """One's own account."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def get(self, *, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> Versioned[models.UserAnswer]:
        """Shows one's own account. Permission: none but being signed in as a user.

        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.versioned(Call("GET", "/api/v1/users/me", query={"lang": lang}, timeout=timeout))

    def patch(self, body: Union[Mapping[str, Any], List[Mapping[str, Any]]], if_match: str, *, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> Versioned[models.UserAnswer]:
        """Changes one's own account, by JSON Patch or merge patch. Another address or password needs the current password; another password ends all sessions. Permission: none but being signed in as a user.

        :param if_match: The `etag` of what was read; `*` for whichever version there is.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.versioned(Call("PATCH", "/api/v1/users/me", query={"lang": lang}, kind="patch", body=body, if_match=if_match, timeout=timeout))

    def delete(self, body: models.CurrentPasswordBody, if_match: str, *, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> None:
        """Erases one's own account. In the history a number stays. Permission: none but being signed in as a user.

        :param if_match: The `etag` of what was read; `*` for whichever version there is.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        self._transport.empty(Call("DELETE", "/api/v1/users/me", query={"lang": lang}, kind="json", body=body, if_match=if_match, timeout=timeout))

    def export(self, *, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> models.UserExport:
        """Hands out all that is kept of oneself. Permission: none but being signed in as a user.

        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.json(Call("GET", "/api/v1/users/me/export", query={"lang": lang}, timeout=timeout))

    def sessions(self, *, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> models.PageOfSessionAnswer:
        """Lists where one has signed in. Permission: none but being signed in as a user.

        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.json(Call("GET", "/api/v1/users/me/sessions", query={"lang": lang}, timeout=timeout))

    def end_all_sessions(self, *, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> None:
        """Ends all of one's sessions, this one too. Permission: none but being signed in as a user.

        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        self._transport.empty(Call("DELETE", "/api/v1/users/me/sessions", query={"lang": lang}, timeout=timeout))

    def end_session(self, session_id: int, *, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> None:
        """Ends one of one's sessions. Permission: none but being signed in as a user.

        :param session_id: The session.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        self._transport.empty(Call("DELETE", f"/api/v1/users/me/sessions/{quote(str(session_id), safe='')}", query={"lang": lang}, timeout=timeout))

    def set_up_second_factor(self, body: models.CurrentPasswordBody, *, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> models.SecondFactorKeyAnswer:
        """Begins to set up a second factor: gives the key for an authenticator app, this once. It is asked for only after it was confirmed. Permission: none but being signed in as a user.

        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.json(Call("POST", "/api/v1/users/me/second-factor", query={"lang": lang}, kind="json", body=body, timeout=timeout))

    def remove_second_factor(self, body: models.CurrentPasswordBody, *, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> None:
        """Takes the second factor away. All sessions end. Permission: none but being signed in as a user.

        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        self._transport.empty(Call("DELETE", "/api/v1/users/me/second-factor", query={"lang": lang}, kind="json", body=body, timeout=timeout))

    def confirm_second_factor(self, body: models.SecondFactorCodeBody, *, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> models.RecoveryCodesAnswer:
        """Confirms the second factor with a code of the app. Gives recovery codes, this once. Permission: none but being signed in as a user.

        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.json(Call("POST", "/api/v1/users/me/second-factor/confirmation", query={"lang": lang}, kind="json", body=body, timeout=timeout))


class SearchOperations:
    """Finding people and units."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def search(self, *, q: Optional[str] = None, type: Optional[str] = None, department_id: Optional[int] = None, limit: Optional[int] = None, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> models.SearchAnswer:
        """Finds people and units by what somebody typed: any word order, mistyped, half typed, with or without accents. Permission: `directory:read`; contact data needs `contact:read` too. Without a token when the server allows anonymous reading (`Access:AnonymousRead`); contact data then only with `Access:AnonymousContactData`.

        :param q: What somebody typed: a name, the beginning of one, a title, a unit, an acronym; 1 to 200 characters.
        :param type: Only people (employee) or only units (unit); without it, both in one ranking.
        :param department_id: Only within this department.
        :param limit: How many hits at most.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.json(Call("GET", "/api/v1/search", query={"q": q, "type": type, "departmentId": department_id, "limit": limit, "lang": lang}, timeout=timeout))


class SecurityEventsOperations:
    """Sign-ins, refusals, locks and changes of rights."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list(self, *, kind: Optional[str] = None, subject: Optional[str] = None, from_: Optional[str] = None, to: Optional[str] = None, offset: Optional[int] = None, limit: Optional[int] = None, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> models.PageOfSecurityEventAnswer:
        """Lists the security events, newest first. Permission: `audit:read`.

        :param kind: Only events of this kind, e.g. `signInFailed`.
        :param subject: Only events about this account, e.g. `u12`.
        :param from_: Not before this moment, e.g. `2026-11-21T08:00:00Z`.
        :param to: Before this moment.
        :param offset: How many to leave out.
        :param limit: How many at most.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.json(Call("GET", "/api/v1/security-events", query={"kind": kind, "subject": subject, "from": from_, "to": to, "offset": offset, "limit": limit, "lang": lang}, timeout=timeout))

    def list_all(self, *, kind: Optional[str] = None, subject: Optional[str] = None, from_: Optional[str] = None, to: Optional[str] = None, offset: Optional[int] = None, limit: Optional[int] = None, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> Iterator[models.SecurityEventAnswer]:
        """All of `list`, page after page; `limit` is the size of a page."""
        return paged(lambda offset, limit: self.list(kind=kind, subject=subject, from_=from_, to=to, lang=lang, offset=offset, limit=limit, timeout=timeout), offset, limit)


class TeamsOperations:
    """Groups of people across units."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list(self, *, employee_id: Optional[int] = None, offset: Optional[int] = None, limit: Optional[int] = None, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> models.PageOfTeamAnswer:
        """Lists the teams by name. Permission: `teams:read`.

        :param employee_id: Only teams that this person belongs to.
        :param offset: How many to leave out.
        :param limit: How many at most.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.json(Call("GET", "/api/v1/teams", query={"employeeId": employee_id, "offset": offset, "limit": limit, "lang": lang}, timeout=timeout))

    def list_all(self, *, employee_id: Optional[int] = None, offset: Optional[int] = None, limit: Optional[int] = None, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> Iterator[models.TeamAnswer]:
        """All of `list`, page after page; `limit` is the size of a page."""
        return paged(lambda offset, limit: self.list(employee_id=employee_id, lang=lang, offset=offset, limit=limit, timeout=timeout), offset, limit)

    def create(self, body: models.NewTeamBody, *, lang: Optional[Literal["en", "fr"]] = None, idempotency_key: Optional[str] = None, timeout: Optional[float] = None) -> Versioned[models.TeamAnswer]:
        """Founds a team. Permission: `teams:write`.

        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param idempotency_key: The same key and request are done once; one of our own without it.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.versioned(Call("POST", "/api/v1/teams", query={"lang": lang}, kind="json", body=body, is_keyed=True, idempotency_key=idempotency_key, timeout=timeout))

    def get(self, id: int, *, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> Versioned[models.TeamAnswer]:
        """Shows a team. Permission: `teams:read`.

        :param id: The team's id.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.versioned(Call("GET", f"/api/v1/teams/{quote(str(id), safe='')}", query={"lang": lang}, timeout=timeout))

    def replace(self, id: int, body: models.TeamDocument, if_match: str, *, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> Versioned[models.TeamAnswer]:
        """Replaces the name and description of a team. Permission: `teams:write`.

        :param id: The team's id.
        :param if_match: The `etag` of what was read; `*` for whichever version there is.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.versioned(Call("PUT", f"/api/v1/teams/{quote(str(id), safe='')}", query={"lang": lang}, kind="json", body=body, if_match=if_match, timeout=timeout))

    def patch(self, id: int, body: Union[Mapping[str, Any], List[Mapping[str, Any]]], if_match: str, *, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> Versioned[models.TeamAnswer]:
        """Changes some fields of a team, by JSON Patch (RFC 6902) or merge patch (RFC 7396). Permission: `teams:write`.

        :param id: The team's id.
        :param if_match: The `etag` of what was read; `*` for whichever version there is.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.versioned(Call("PATCH", f"/api/v1/teams/{quote(str(id), safe='')}", query={"lang": lang}, kind="patch", body=body, if_match=if_match, timeout=timeout))

    def delete(self, id: int, if_match: str, *, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> None:
        """Dissolves a team. Permission: `teams:write`.

        :param id: The team's id.
        :param if_match: The `etag` of what was read; `*` for whichever version there is.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        self._transport.empty(Call("DELETE", f"/api/v1/teams/{quote(str(id), safe='')}", query={"lang": lang}, if_match=if_match, timeout=timeout))

    def members(self, id: int, *, offset: Optional[int] = None, limit: Optional[int] = None, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> models.PageOfTeamMemberAnswer:
        """Lists who belongs to a team, leaders first, then by name. Permission: `teams:read`.

        :param id: The team's id.
        :param offset: How many to leave out.
        :param limit: How many at most.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.json(Call("GET", f"/api/v1/teams/{quote(str(id), safe='')}/members", query={"offset": offset, "limit": limit, "lang": lang}, timeout=timeout))

    def members_all(self, id: int, *, offset: Optional[int] = None, limit: Optional[int] = None, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> Iterator[models.TeamMemberAnswer]:
        """All of `members`, page after page; `limit` is the size of a page."""
        return paged(lambda offset, limit: self.members(id, lang=lang, offset=offset, limit=limit, timeout=timeout), offset, limit)

    def add_member(self, id: int, body: models.NewTeamMemberBody, *, lang: Optional[Literal["en", "fr"]] = None, idempotency_key: Optional[str] = None, timeout: Optional[float] = None) -> Versioned[models.TeamAnswer]:
        """Takes somebody into a team. Answers with the team. Permission: `teams:write`.

        :param id: The team's id.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param idempotency_key: The same key and request are done once; one of our own without it.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.versioned(Call("POST", f"/api/v1/teams/{quote(str(id), safe='')}/members", query={"lang": lang}, kind="json", body=body, is_keyed=True, idempotency_key=idempotency_key, timeout=timeout))

    def change_member(self, id: int, employee_id: int, body: Union[Mapping[str, Any], List[Mapping[str, Any]]], if_match: str, *, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> Versioned[models.TeamAnswer]:
        """Gives a member another role, by merge patch or JSON Patch of `{"role": ...}`. The version is the team's. Permission: `teams:write`.

        :param id: The team's id.
        :param employee_id: The member.
        :param if_match: The `etag` of what was read; `*` for whichever version there is.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.versioned(Call("PATCH", f"/api/v1/teams/{quote(str(id), safe='')}/members/{quote(str(employee_id), safe='')}", query={"lang": lang}, kind="patch", body=body, if_match=if_match, timeout=timeout))

    def remove_member(self, id: int, employee_id: int, if_match: str, *, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> None:
        """Lets a member go. The version is the team's. Permission: `teams:write`.

        :param id: The team's id.
        :param employee_id: The member.
        :param if_match: The `etag` of what was read; `*` for whichever version there is.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        self._transport.empty(Call("DELETE", f"/api/v1/teams/{quote(str(id), safe='')}/members/{quote(str(employee_id), safe='')}", query={"lang": lang}, if_match=if_match, timeout=timeout))


class UnitsOperations:
    """The units of the organisation."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def get(self, id: int, *, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> Versioned[models.UnitAnswer]:
        """Shows a unit. Permission: `directory:read`; contact data needs `contact:read` too. Without a token when the server allows anonymous reading (`Access:AnonymousRead`); contact data then only with `Access:AnonymousContactData`.

        :param id: The unit's id.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.versioned(Call("GET", f"/api/v1/units/{quote(str(id), safe='')}", query={"lang": lang}, timeout=timeout))

    def replace(self, id: int, body: models.UnitDocument, if_match: str, *, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> Versioned[models.UnitAnswer]:
        """Replaces the fields of a unit that can be edited: its names and acronyms. Permission: `directory:write`.

        :param id: The unit's id.
        :param if_match: The `etag` of what was read; `*` for whichever version there is.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.versioned(Call("PUT", f"/api/v1/units/{quote(str(id), safe='')}", query={"lang": lang}, kind="json", body=body, if_match=if_match, timeout=timeout))

    def patch(self, id: int, body: Union[Mapping[str, Any], List[Mapping[str, Any]]], if_match: str, *, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> Versioned[models.UnitAnswer]:
        """Changes some fields of a unit, by JSON Patch (RFC 6902) or merge patch (RFC 7396). Permission: `directory:write`.

        :param id: The unit's id.
        :param if_match: The `etag` of what was read; `*` for whichever version there is.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.versioned(Call("PATCH", f"/api/v1/units/{quote(str(id), safe='')}", query={"lang": lang}, kind="patch", body=body, if_match=if_match, timeout=timeout))

    def delete(self, id: int, if_match: str, *, move_contents_to: Optional[int] = None, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> None:
        """Removes a unit, and moves what is in it elsewhere when that is wanted. Permission: `directory:write`.

        :param id: The unit's id.
        :param if_match: The `etag` of what was read; `*` for whichever version there is.
        :param move_contents_to: The unit that the units beneath it and its people move to; without it, the unit must be empty.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        self._transport.empty(Call("DELETE", f"/api/v1/units/{quote(str(id), safe='')}", query={"moveContentsTo": move_contents_to, "lang": lang}, if_match=if_match, timeout=timeout))

    def chart(self, id: int, *, depth: Optional[int] = None, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> models.ChartNode:
        """Shows the tree beneath a unit. Permission: `directory:read`; contact data needs `contact:read` too. Without a token when the server allows anonymous reading (`Access:AnonymousRead`); contact data then only with `Access:AnonymousContactData`.

        :param id: The unit's id.
        :param depth: How many levels beneath the top; all when left out. Where the tree is cut, childCount still says how many there are.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.json(Call("GET", f"/api/v1/units/{quote(str(id), safe='')}/chart", query={"depth": depth, "lang": lang}, timeout=timeout))

    def drawing(self, id: int, *, layout: Optional[str] = None, depth: Optional[int] = None, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> str:
        """Draws the tree beneath a unit as SVG, for documents and posters. Permission: `directory:read`; contact data needs `contact:read` too. Without a token when the server allows anonymous reading (`Access:AnonymousRead`); contact data then only with `Access:AnonymousContactData`.

        :param id: The unit's id.
        :param layout: Which way it grows: down, many small units standing in columns, or right.
        :param depth: How many levels beneath the top; all when left out. Where the tree is cut, childCount still says how many there are.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.text(Call("GET", f"/api/v1/units/{quote(str(id), safe='')}/chart.svg", query={"layout": layout, "depth": depth, "lang": lang}, timeout=timeout))

    def children(self, id: int, *, offset: Optional[int] = None, limit: Optional[int] = None, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> models.PageOfUnitItem:
        """Lists the units directly beneath a unit by name. Permission: `directory:read`; contact data needs `contact:read` too. Without a token when the server allows anonymous reading (`Access:AnonymousRead`); contact data then only with `Access:AnonymousContactData`.

        :param id: The unit's id.
        :param offset: How many to leave out.
        :param limit: How many at most.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.json(Call("GET", f"/api/v1/units/{quote(str(id), safe='')}/children", query={"offset": offset, "limit": limit, "lang": lang}, timeout=timeout))

    def children_all(self, id: int, *, offset: Optional[int] = None, limit: Optional[int] = None, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> Iterator[models.UnitItem]:
        """All of `children`, page after page; `limit` is the size of a page."""
        return paged(lambda offset, limit: self.children(id, lang=lang, offset=offset, limit=limit, timeout=timeout), offset, limit)

    def order(self, id: int, body: models.UnitOrderBody, if_match: str, *, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> Versioned[models.UnitAnswer]:
        """Puts the units directly beneath one in an order. Permission: `directory:write`.

        :param id: The unit's id.
        :param if_match: The `etag` of what was read; `*` for whichever version there is.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.versioned(Call("PUT", f"/api/v1/units/{quote(str(id), safe='')}/children", query={"lang": lang}, kind="json", body=body, if_match=if_match, timeout=timeout))

    def path(self, id: int, *, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> models.PageOfUnitReference:
        """Lists the way from the department down to the unit itself. Permission: `directory:read`; contact data needs `contact:read` too. Without a token when the server allows anonymous reading (`Access:AnonymousRead`); contact data then only with `Access:AnonymousContactData`.

        :param id: The unit's id.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.json(Call("GET", f"/api/v1/units/{quote(str(id), safe='')}/path", query={"lang": lang}, timeout=timeout))

    def employees(self, id: int, *, recursive: Optional[bool] = None, offset: Optional[int] = None, limit: Optional[int] = None, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> models.PageOfEmployeeItem:
        """Lists the people of a unit by surname, given name and id. Permission: `directory:read`; contact data needs `contact:read` too. Without a token when the server allows anonymous reading (`Access:AnonymousRead`); contact data then only with `Access:AnonymousContactData`.

        :param id: The unit's id.
        :param recursive: Whether the people of all units beneath it belong to the list.
        :param offset: How many to leave out.
        :param limit: How many at most.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.json(Call("GET", f"/api/v1/units/{quote(str(id), safe='')}/employees", query={"recursive": recursive, "offset": offset, "limit": limit, "lang": lang}, timeout=timeout))

    def employees_all(self, id: int, *, recursive: Optional[bool] = None, offset: Optional[int] = None, limit: Optional[int] = None, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> Iterator[models.EmployeeItem]:
        """All of `employees`, page after page; `limit` is the size of a page."""
        return paged(lambda offset, limit: self.employees(id, recursive=recursive, lang=lang, offset=offset, limit=limit, timeout=timeout), offset, limit)

    def create(self, body: models.NewUnitBody, *, lang: Optional[Literal["en", "fr"]] = None, idempotency_key: Optional[str] = None, timeout: Optional[float] = None) -> Versioned[models.UnitAnswer]:
        """Makes a unit, or a department when no parent is given. Permission: `directory:write`.

        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param idempotency_key: The same key and request are done once; one of our own without it.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.versioned(Call("POST", "/api/v1/units", query={"lang": lang}, kind="json", body=body, is_keyed=True, idempotency_key=idempotency_key, timeout=timeout))

    def move(self, id: int, body: models.UnitParentBody, if_match: str, *, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> Versioned[models.UnitAnswer]:
        """Hangs a unit beneath another one; what is beneath it comes along. Permission: `directory:write`.

        :param id: The unit's id.
        :param if_match: The `etag` of what was read; `*` for whichever version there is.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.versioned(Call("PUT", f"/api/v1/units/{quote(str(id), safe='')}/parent", query={"lang": lang}, kind="json", body=body, if_match=if_match, timeout=timeout))

    def merge(self, id: int, body: models.UnitMergeBody, *, lang: Optional[Literal["en", "fr"]] = None, idempotency_key: Optional[str] = None, timeout: Optional[float] = None) -> Versioned[models.UnitAnswer]:
        """Merges a unit into another one: what is in it moves there, then it is removed. Answers with the unit that stays. Permission: `directory:write`.

        :param id: The id of the unit that goes.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param idempotency_key: The same key and request are done once; one of our own without it.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.versioned(Call("POST", f"/api/v1/units/{quote(str(id), safe='')}/merge", query={"lang": lang}, kind="json", body=body, is_keyed=True, idempotency_key=idempotency_key, timeout=timeout))

    def history(self, id: int, *, offset: Optional[int] = None, limit: Optional[int] = None, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> models.PageOfAuditEntryAnswer:
        """Lists what became of a unit, newest first; also of one that is gone. Permission: `directory:write`.

        :param id: The unit's id.
        :param offset: How many to leave out.
        :param limit: How many at most.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.json(Call("GET", f"/api/v1/units/{quote(str(id), safe='')}/history", query={"offset": offset, "limit": limit, "lang": lang}, timeout=timeout))

    def history_all(self, id: int, *, offset: Optional[int] = None, limit: Optional[int] = None, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> Iterator[models.AuditEntryAnswer]:
        """All of `history`, page after page; `limit` is the size of a page."""
        return paged(lambda offset, limit: self.history(id, lang=lang, offset=offset, limit=limit, timeout=timeout), offset, limit)


class UsersOperations:
    """Accounts of people, their roles and sessions."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def create(self, body: models.NewUserBody, *, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> Versioned[models.UserAnswer]:
        """Makes an account: for somebody, with the permission users:admin, or for oneself, where registration is allowed. Permission: none; `users:admin` for more.

        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.versioned(Call("POST", "/api/v1/users", query={"lang": lang}, kind="json", body=body, timeout=timeout))

    def list(self, *, q: Optional[str] = None, role: Optional[str] = None, disabled: Optional[bool] = None, offset: Optional[int] = None, limit: Optional[int] = None, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> models.PageOfUserAnswer:
        """Lists the users by name. Permission: `users:admin`.

        :param q: A part of the name or address.
        :param role: Only users with this role, everywhere or somewhere.
        :param disabled: Only users who are kept out, or only those who are not.
        :param offset: How many to leave out.
        :param limit: How many at most.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.json(Call("GET", "/api/v1/users", query={"q": q, "role": role, "disabled": disabled, "offset": offset, "limit": limit, "lang": lang}, timeout=timeout))

    def list_all(self, *, q: Optional[str] = None, role: Optional[str] = None, disabled: Optional[bool] = None, offset: Optional[int] = None, limit: Optional[int] = None, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> Iterator[models.UserAnswer]:
        """All of `list`, page after page; `limit` is the size of a page."""
        return paged(lambda offset, limit: self.list(q=q, role=role, disabled=disabled, lang=lang, offset=offset, limit=limit, timeout=timeout), offset, limit)

    def get(self, id: int, *, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> Versioned[models.UserAnswer]:
        """Shows a user. Permission: `users:admin`.

        :param id: The user's id.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.versioned(Call("GET", f"/api/v1/users/{quote(str(id), safe='')}", query={"lang": lang}, timeout=timeout))

    def patch(self, id: int, body: Union[Mapping[str, Any], List[Mapping[str, Any]]], if_match: str, *, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> Versioned[models.UserAnswer]:
        """Changes a user's name or address, or keeps him out, by JSON Patch or merge patch. Keeping out ends all his sessions. Permission: `users:admin`.

        :param id: The user's id.
        :param if_match: The `etag` of what was read; `*` for whichever version there is.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.versioned(Call("PATCH", f"/api/v1/users/{quote(str(id), safe='')}", query={"lang": lang}, kind="patch", body=body, if_match=if_match, timeout=timeout))

    def delete(self, id: int, if_match: str, *, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> None:
        """Erases a user's account and ends his sessions. In the history he stays as a number. Permission: `users:admin`.

        :param id: The user's id.
        :param if_match: The `etag` of what was read; `*` for whichever version there is.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        self._transport.empty(Call("DELETE", f"/api/v1/users/{quote(str(id), safe='')}", query={"lang": lang}, if_match=if_match, timeout=timeout))

    def grant(self, id: int, body: models.RolesBody, if_match: str, *, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> Versioned[models.UserAnswer]:
        """Gives a user exactly these roles. His access tokens are refused from now on; a refresh gives him new ones. Permission: `users:admin`.

        :param id: The user's id.
        :param if_match: The `etag` of what was read; `*` for whichever version there is.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.versioned(Call("PUT", f"/api/v1/users/{quote(str(id), safe='')}/roles", query={"lang": lang}, kind="json", body=body, if_match=if_match, timeout=timeout))

    def reset_password(self, id: int, *, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> models.ResetCodeAnswer:
        """Makes a code that sets a user's password once, to be handed to him; it is also mailed where mail is set up. It is shown this once. Permission: `users:admin`.

        :param id: The user's id.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.json(Call("POST", f"/api/v1/users/{quote(str(id), safe='')}/password-reset", query={"lang": lang}, timeout=timeout))

    def reset_second_factor(self, id: int, if_match: str, *, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> None:
        """Takes a user's second factor away who has lost it. All his sessions end. Permission: `users:admin`.

        :param id: The user's id.
        :param if_match: The `etag` of what was read; `*` for whichever version there is.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        self._transport.empty(Call("DELETE", f"/api/v1/users/{quote(str(id), safe='')}/second-factor", query={"lang": lang}, if_match=if_match, timeout=timeout))

    def sessions(self, id: int, *, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> models.PageOfSessionAnswer:
        """Lists where a user has signed in. Permission: `users:admin`.

        :param id: The user's id.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        return self._transport.json(Call("GET", f"/api/v1/users/{quote(str(id), safe='')}/sessions", query={"lang": lang}, timeout=timeout))

    def end_all_sessions(self, id: int, *, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> None:
        """Ends all sessions of a user. Permission: `users:admin`.

        :param id: The user's id.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        self._transport.empty(Call("DELETE", f"/api/v1/users/{quote(str(id), safe='')}/sessions", query={"lang": lang}, timeout=timeout))

    def end_session(self, id: int, session_id: int, *, lang: Optional[Literal["en", "fr"]] = None, timeout: Optional[float] = None) -> None:
        """Ends a session of a user. Permission: `users:admin`.

        :param id: The user's id.
        :param session_id: The session.
        :param lang: The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.
        :param timeout: Instead of the client's, in seconds.
        """
        self._transport.empty(Call("DELETE", f"/api/v1/users/{quote(str(id), safe='')}/sessions/{quote(str(session_id), safe='')}", query={"lang": lang}, timeout=timeout))


class Operations:
    """All there is, by topic."""

    def __init__(self, transport: Transport) -> None:
        self.access_log = AccessLogOperations(transport)
        """Who asked for what."""
        self.accounts = AccountsOperations(transport)
        """First administrator and forgotten passwords."""
        self.audit = AuditOperations(transport)
        """Who changed what, and taking it back."""
        self.auth = AuthOperations(transport)
        """Signing in, and tokens (OAuth 2.0)."""
        self.batches = BatchesOperations(transport)
        """Several changes in one transaction."""
        self.changes = ChangesOperations(transport)
        """What has changed since somebody asked last, so that other systems stay in step."""
        self.clients = ClientsOperations(transport)
        """Programs that sign in for themselves, or that people sign in through."""
        self.departments = DepartmentsOperations(transport)
        """The departments: units without a parent."""
        self.employees = EmployeesOperations(transport)
        """The people of the organisation."""
        self.exports = ExportsOperations(transport)
        """Units and people in the forms of other programs: spreadsheets, address books, linked data, diagrams."""
        self.imports = ImportsOperations(transport)
        """Loading the directory from a file: all of it or nothing. One load runs at a time."""
        self.profile = ProfileOperations(transport)
        """One's own account."""
        self.search = SearchOperations(transport)
        """Finding people and units."""
        self.security_events = SecurityEventsOperations(transport)
        """Sign-ins, refusals, locks and changes of rights."""
        self.teams = TeamsOperations(transport)
        """Groups of people across units."""
        self.units = UnitsOperations(transport)
        """The units of the organisation."""
        self.users = UsersOperations(transport)
        """Accounts of people, their roles and sessions."""
