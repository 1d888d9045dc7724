# Generated from docs/openapi.json by clients/generate.mjs. Do not edit.
"""What goes over the wire, as dictionaries with known keys."""

from __future__ import annotations

from typing import Any, BinaryIO, Dict, List, Literal, Optional, TypedDict, Union


class AccessEntryAnswer(TypedDict):
    """Requests of one caller that were alike and answered within the same second."""

    id: int
    """Identifies the entry."""
    at: str
    """The second in which they were answered, UTC."""
    caller: str
    """Who sent them: a user's or client's id, or `anonymous`."""
    address: str
    """Where they came from: an IP address; `-` when it is not known."""
    method: str
    """The HTTP method; `OTHER` for one that HTTP does not know."""
    route: str
    """The pattern of the endpoint's address, e.g. `/api/v1/units/{id:int}`; `-` without an endpoint. What exactly was asked for is not written down."""
    status: int
    """The HTTP status of the answer."""
    count: int
    """How many requests, at least 1."""
    durationMs: int
    """How long they took together, in milliseconds."""
    longestMs: int
    """How long the longest took, in milliseconds."""


class AddressAnswer(TypedDict):
    """A place of work; a part that is not known is null."""

    street: Optional[str]
    """Number and street."""
    city: Optional[str]
    """The city."""
    province: Optional[str]
    """The province, state or the like."""
    country: Optional[str]
    """The country."""
    postalCode: Optional[str]
    """The postal code."""
    building: Optional[str]
    """The building."""
    floor: Optional[str]
    """The floor."""
    room: Optional[str]
    """The room."""


class AddressDocument(TypedDict, total=False):
    """A place of work."""

    street: TextsBody
    city: TextsBody
    province: TextsBody
    country: TextsBody
    postalCode: Optional[str]
    """The postal code."""
    building: TextsBody
    floor: Optional[str]
    """The floor."""
    room: Optional[str]
    """The room."""


class _AuditChangeAnswerAlways(TypedDict):
    """What a write did to one record."""

    resource: str
    """`unit`, `employee`, `team`, `teamMember`, `user` or `client`."""
    id: int
    """The record's id; of a membership the team's."""
    kind: str
    """`added`, `changed`, `moved` or `removed`."""
    before: Any
    """The fields as they were: those that changed, or of a removed record all; null of an added one."""
    after: Any
    """The fields as they became; null of a removed record."""


class AuditChangeAnswer(_AuditChangeAnswerAlways, total=False):
    """What a write did to one record."""

    employeeId: Optional[int]
    """Of a membership the employee's id."""


class AuditEntryAnswer(TypedDict):
    """One successful write."""

    id: int
    """Identifies the entry; later ones have greater ids."""
    at: str
    """When, UTC."""
    actor: str
    """Who: a user's or client's id, or `operator` for the command line."""
    action: str
    """The use case, e.g. `MoveUnit`."""
    revision: int
    """The directory's revision with this write in it."""
    requestId: Optional[str]
    """The `traceId` of the request; null for the command line."""
    importId: Optional[int]
    """The load that made the change, or null."""
    undoes: Optional[int]
    """The entry that this write undid, or null."""
    undoneBy: Optional[int]
    """The entry that undid this one, or null."""
    isComplete: bool
    """Whether all changes are listed; a load that makes more than 20,000 lists none."""
    changes: List[AuditChangeAnswer]
    """What changed, in the order in which it was done."""


class BatchAnswer(TypedDict):
    """What became of several requests."""

    committed: bool
    """Whether it is done; false after a dry run."""
    responses: List[BatchStepAnswer]
    """An answer for each request, in their order."""


class BatchBody(TypedDict):
    """Several requests that succeed or fail together; the form is that of Microsoft Graph's batches."""

    requests: List[BatchStep]
    """The requests in the order in which they are done; 1 to 100."""


class _BatchStepAlways(TypedDict):
    """One of several requests."""

    id: str
    """Its name in the answer: letters, digits, dashes, at most 40. Later requests may say `$NAME` for the id of what it made, in their url and as a text in their body."""
    method: str
    """`POST`, `PUT`, `PATCH` or `DELETE`."""
    url: str
    """The address beneath `/api/v1`, e.g. `/units/12/parent`."""


class BatchStep(_BatchStepAlways, total=False):
    """One of several requests."""

    headers: Optional[Dict[str, str]]
    """`If-Match` and `Content-Type`; the latter is application/json, for PATCH application/merge-patch+json, when left out. What was made in the same batch may be changed with `If-Match: *`."""
    body: Any
    """The body."""


class _BatchStepAnswerAlways(TypedDict):
    """The answer of one of several requests."""

    id: str
    """The request's name."""
    status: int
    """The HTTP status; 424 when the request was undone, or not tried, because another one failed."""


class BatchStepAnswer(_BatchStepAnswerAlways, total=False):
    """The answer of one of several requests."""

    headers: Optional[Dict[str, str]]
    """`Location` and `ETag`, where the answer has them."""
    body: Any
    """What the request alone would have been answered; left out in a dry run, when nothing is there to be shown."""


class BothLanguages(TypedDict):
    """A text in both languages, as it is kept."""

    en: Optional[str]
    """English, or null when missing."""
    fr: Optional[str]
    """French, or null when missing."""


class ChangeCounts(TypedDict):
    """ChangeCounts"""

    added: int
    changed: int
    moved: int
    removed: int
    unchanged: int
    total: int


class _ChangeItemAlways(TypedDict):
    """A unit or an employee that is new, different or gone."""

    type: str
    """`unit` or `employee`."""
    id: int
    """The id."""
    change: str
    """`added`, `changed`, `moved` (it hangs elsewhere) or `removed`. Somebody who already has what is added, or has not what is removed, needs do nothing about it: parts may come twice."""


class ChangeItem(_ChangeItemAlways, total=False):
    """A unit or an employee that is new, different or gone."""

    reason: Optional[str]
    """Why it is gone: `deleted`, `merged`, `undone`, `load` when a load no longer names it, or, for readers of a branch only, `moved` when it has left that branch with all that is beneath it."""
    unit: UnitAnswer
    employee: EmployeeAnswer


class _ChangePageAlways(TypedDict):
    """A part of the change feed."""

    items: List[ChangeItem]
    """Units and employees as they are now, or that they are gone."""


class ChangePage(_ChangePageAlways, total=False):
    """A part of the change feed."""

    nextLink: Optional[str]
    """The address of the next part; there is more to be had at once."""
    deltaLink: Optional[str]
    """The address to ask later for what has changed until then."""


class ChartNode(TypedDict):
    """A unit in a chart, with what is beneath it."""

    id: int
    """The unit's id."""
    name: str
    """The name."""
    acronym: Optional[str]
    """The acronym, or null."""
    employeeCount: int
    """People directly in the unit."""
    totalEmployeeCount: int
    """People in the unit and all units beneath it."""
    childCount: int
    """Units directly beneath it, also where the chart is cut."""
    head: Optional[ManagerReference]
    children: List[ChartNode]
    """The units directly beneath it, by name; empty where the chart is cut."""


class ClientAnswer(TypedDict):
    """A program that signs in for itself."""

    id: int
    """The number in its address."""
    clientId: str
    """What it signs in with, e.g. `c3`."""
    name: str
    """What it is called."""
    scopes: List[str]
    """The permissions it can ask for."""
    unitId: Optional[int]
    """The unit at the top of the branch that they are limited to; null for everywhere."""
    firstParty: bool
    """Whether people may type their passwords into it."""
    createdAt: str
    """When it was made, UTC."""
    secretAt: str
    """When it got its secret, UTC."""


class _ClientDocumentAlways(TypedDict):
    """A client, as it is made or edited."""

    name: str
    """What it is called."""
    scopes: List[str]
    """The permissions it can ask for."""


class ClientDocument(_ClientDocumentAlways, total=False):
    """A client, as it is made or edited."""

    unitId: Optional[int]
    """The unit at the top of the branch that they are limited to; null for everywhere."""
    firstParty: bool
    """Whether people may type their passwords into it."""


class ClientSecretAnswer(TypedDict):
    """What a client signs in with; the secret is shown this once."""

    id: int
    """The number in its address."""
    clientId: str
    """What it signs in with, e.g. `c3`."""
    clientSecret: str
    """Its secret."""


class CurrentPasswordBody(TypedDict):
    """Shows that it is oneself."""

    currentPassword: str
    """The current password."""


class DepartmentItem(TypedDict):
    """A department in a list."""

    id: int
    """The department's id; it is a unit's id too."""
    name: str
    """The name."""
    acronym: Optional[str]
    """The acronym, or null."""
    unitCount: int
    """The department itself and all units beneath it."""
    employeeCount: int
    """The people of all these units."""


class _EmployeeAnswerAlways(TypedDict):
    """An employee."""

    id: int
    """The employee's id."""
    givenName: str
    """The given name; may be empty."""
    surname: str
    """The surname."""
    displayName: str
    """Given name and surname as one text."""
    jobTitle: Optional[str]
    """The title of the post, or null."""
    jobTitles: BothLanguages
    unit: UnitReference
    department: UnitReference
    path: List[UnitReference]
    """The way from the department down to the unit."""
    manager: Optional[ManagerReference]
    reportCount: int
    """How many report to the employee directly."""


class EmployeeAnswer(_EmployeeAnswerAlways, total=False):
    """An employee."""

    phone: Optional[str]
    """The telephone number; left out when unknown or for callers who may not see contact data."""
    email: Optional[str]
    """The e-mail address; left out when unknown or for callers who may not see contact data."""
    address: AddressAnswer


class EmployeeDocument(TypedDict, total=False):
    """The fields of an employee that can be edited."""

    surname: Optional[str]
    """The surname."""
    givenName: Optional[str]
    """The given name."""
    jobTitles: TextsBody
    phone: Optional[str]
    """The telephone number."""
    email: Optional[str]
    """The e-mail address."""
    address: AddressDocument


class _EmployeeItemAlways(TypedDict):
    """An employee in a list."""

    id: int
    """The employee's id."""
    givenName: str
    """The given name; may be empty."""
    surname: str
    """The surname."""
    displayName: str
    """Given name and surname as one text."""
    jobTitle: Optional[str]
    """The title of the post, or null."""
    unit: UnitReference
    department: UnitReference


class EmployeeItem(_EmployeeItemAlways, total=False):
    """An employee in a list."""

    phone: Optional[str]
    """The telephone number; left out for callers who may not see contact data."""
    email: Optional[str]
    """The e-mail address; left out for callers who may not see contact data."""


class EmployeeUnitBody(TypedDict):
    """Where an employee works from now on."""

    unitId: int
    """The unit."""


class FindingAnswer(TypedDict):
    """A finding."""

    line: int
    """The line of the file where the row begins, from 1 (the header); 0 when it is not about a line."""
    column: Optional[str]
    """The column's name, or null."""
    code: str
    """A stable code."""
    message: str
    """A sentence."""


class _FirstAdministratorBodyAlways(TypedDict):
    """The first administrator."""

    code: str
    """The code that the server printed at its start."""
    email: str
    """The address to sign in with."""
    password: str
    """The password, 15 to 256 characters."""


class FirstAdministratorBody(_FirstAdministratorBodyAlways, total=False):
    """The first administrator."""

    displayName: Optional[str]
    """The name that others see; the address before the @ when left out."""


class ImportAnswer(TypedDict):
    """A load in the history."""

    id: int
    """The load's id."""
    format: str
    """The file's format."""
    state: str
    """How far it has come: queued, running, succeeded, failed or cancelled."""
    dryRun: bool
    """Whether it only said what it would do."""
    progress: ProgressAnswer
    counts: ImportCounts
    startedAt: str
    """When it started, UTC."""
    finishedAt: Optional[str]
    """When it ended, UTC; null while it runs."""
    startedBy: str
    """Who started it."""
    revision: Optional[int]
    """The revision of the directory it compared with or led to."""
    errorCode: Optional[str]
    """Why it failed, as a code; null unless it did."""
    errorMessage: Optional[str]
    """Why it failed, as a sentence; null unless it did."""


class ImportCounts(TypedDict):
    """ImportCounts"""

    rows: int
    rejected: int
    repeated: int
    skipped: int
    departments: int
    levels: int
    employees: ChangeCounts
    units: ChangeCounts


class KeyAnswer(TypedDict):
    """A public key (RFC 7517, 4)."""

    kty: str
    """Always `EC`."""
    crv: str
    """Always `P-256`."""
    kid: str
    """The key's id."""
    use: str
    """Always `sig`."""
    alg: str
    """Always `ES256`."""
    x: str
    """The point's first coordinate, in Base64url."""
    y: str
    """The point's second coordinate, in Base64url."""


class KeySetAnswer(TypedDict):
    """Public keys (RFC 7517, 5)."""

    keys: List[KeyAnswer]
    """The keys, those to come included."""


class ManagerBody(TypedDict):
    """Whom an employee reports to from now on."""

    managerId: int
    """The manager's id."""


class ManagerReference(TypedDict):
    """A manager that an employee refers to."""

    id: int
    """The manager's id as an employee."""
    displayName: str
    """Given name and surname as one text."""
    jobTitle: Optional[str]
    """The title of the post, or null."""


class _NewEmployeeBodyAlways(TypedDict):
    """A new employee."""

    unitId: int
    """The unit he works in."""


class NewEmployeeBody(_NewEmployeeBodyAlways, total=False):
    """A new employee."""

    surname: Optional[str]
    """The surname."""
    givenName: Optional[str]
    """The given name."""
    jobTitles: TextsBody
    phone: Optional[str]
    """The telephone number."""
    email: Optional[str]
    """The e-mail address."""
    address: AddressDocument
    managerId: Optional[int]
    """Whom he reports to; null or left out when nobody is known."""


class _NewTeamBodyAlways(TypedDict):
    """A new team."""

    leaderId: int
    """The employee who leads it."""


class NewTeamBody(_NewTeamBodyAlways, total=False):
    """A new team."""

    names: TextsBody
    descriptions: TextsBody


class _NewTeamMemberBodyAlways(TypedDict):
    """A new member of a team."""

    employeeId: int
    """The employee."""


class NewTeamMemberBody(_NewTeamMemberBodyAlways, total=False):
    """A new member of a team."""

    role: TeamRole


class _NewUnitBodyAlways(TypedDict):
    """A new unit."""

    names: TextsBody


class NewUnitBody(_NewUnitBodyAlways, total=False):
    """A new unit."""

    parentId: Optional[int]
    """The unit above; null or left out for a department."""
    acronyms: TextsBody


class _NewUserBodyAlways(TypedDict):
    """A new account."""

    email: str
    """The address to sign in with."""


class NewUserBody(_NewUserBodyAlways, total=False):
    """A new account."""

    displayName: Optional[str]
    """The name that others see; the address before the @ when left out."""
    password: Optional[str]
    """The password, 15 to 256 characters. An administrator may leave it out and hand over a code of password-reset."""
    roles: Optional[List[RoleBody]]
    """The roles; only administrators of users give any."""


class PageOfAccessEntryAnswer(TypedDict):
    """A part of a list."""

    items: List[AccessEntryAnswer]
    """The part asked for."""
    total: int
    """How many the whole list has."""


class PageOfAuditEntryAnswer(TypedDict):
    """A part of a list."""

    items: List[AuditEntryAnswer]
    """The part asked for."""
    total: int
    """How many the whole list has."""


class PageOfClientAnswer(TypedDict):
    """A part of a list."""

    items: List[ClientAnswer]
    """The part asked for."""
    total: int
    """How many the whole list has."""


class PageOfDepartmentItem(TypedDict):
    """A part of a list."""

    items: List[DepartmentItem]
    """The part asked for."""
    total: int
    """How many the whole list has."""


class PageOfEmployeeItem(TypedDict):
    """A part of a list."""

    items: List[EmployeeItem]
    """The part asked for."""
    total: int
    """How many the whole list has."""


class PageOfFindingAnswer(TypedDict):
    """A part of a list."""

    items: List[FindingAnswer]
    """The part asked for."""
    total: int
    """How many the whole list has."""


class PageOfImportAnswer(TypedDict):
    """A part of a list."""

    items: List[ImportAnswer]
    """The part asked for."""
    total: int
    """How many the whole list has."""


class PageOfReportingLineAnswer(TypedDict):
    """A part of a list."""

    items: List[ReportingLineAnswer]
    """The part asked for."""
    total: int
    """How many the whole list has."""


class PageOfSecurityEventAnswer(TypedDict):
    """A part of a list."""

    items: List[SecurityEventAnswer]
    """The part asked for."""
    total: int
    """How many the whole list has."""


class PageOfSessionAnswer(TypedDict):
    """A part of a list."""

    items: List[SessionAnswer]
    """The part asked for."""
    total: int
    """How many the whole list has."""


class PageOfTeamAnswer(TypedDict):
    """A part of a list."""

    items: List[TeamAnswer]
    """The part asked for."""
    total: int
    """How many the whole list has."""


class PageOfTeamMemberAnswer(TypedDict):
    """A part of a list."""

    items: List[TeamMemberAnswer]
    """The part asked for."""
    total: int
    """How many the whole list has."""


class PageOfUnitItem(TypedDict):
    """A part of a list."""

    items: List[UnitItem]
    """The part asked for."""
    total: int
    """How many the whole list has."""


class PageOfUnitReference(TypedDict):
    """A part of a list."""

    items: List[UnitReference]
    """The part asked for."""
    total: int
    """How many the whole list has."""


class PageOfUserAnswer(TypedDict):
    """A part of a list."""

    items: List[UserAnswer]
    """The part asked for."""
    total: int
    """How many the whole list has."""


class PasswordResetBody(TypedDict):
    """A new password."""

    email: str
    """The user's address."""
    code: str
    """The code that he got."""
    password: str
    """The new password, 15 to 256 characters."""


class PasswordResetRequestBody(TypedDict):
    """Somebody has forgotten his password."""

    email: str
    """His address."""


class _ProblemAlways(TypedDict):
    """An error (RFC 9457)."""

    title: str
    """The kind of error."""
    status: int
    """The HTTP status."""
    code: str
    """A stable code to branch on, e.g. unit.not_found."""
    traceId: str
    """Finds the request in the server's log."""


class Problem(_ProblemAlways, total=False):
    """An error (RFC 9457)."""

    type: str
    """Where the kind of error is described."""
    detail: str
    """What was wrong and what to do."""
    errors: Dict[str, List[str]]
    """With status 400: what is wrong, by field."""


class _ProfileDocumentAlways(TypedDict):
    """The fields of one's own account."""

    email: str
    """The address to sign in with; another one needs `currentPassword`."""
    displayName: str
    """The name that others see."""


class ProfileDocument(_ProfileDocumentAlways, total=False):
    """The fields of one's own account."""

    password: Optional[str]
    """A new password, 15 to 256 characters; needs `currentPassword`, and ends all sessions."""
    currentPassword: Optional[str]
    """The current password; in a JSON Patch also as a test."""


class ProgressAnswer(TypedDict):
    """How far the reading of a file is."""

    done: int
    """Bytes read."""
    total: int
    """Bytes to read."""


class RecoveryCodesAnswer(TypedDict):
    """Recovery codes, shown once."""

    recoveryCodes: List[str]
    """Each stands in once for a code of the app."""


class ReportingLineAnswer(TypedDict):
    """A line from an employee to somebody he reports to."""

    kind: str
    """`line` to the manager, `dotted` to somebody besides."""
    manager: ManagerReference


class ReportingLineBody(TypedDict):
    """A line from an employee to somebody he reports to."""

    kind: ReportingLineKind

ReportingLineKind = Literal["line", "dotted"]


class ResetCodeAnswer(TypedDict):
    """A code that sets a new password, shown once."""

    code: str
    """The code; good once."""
    validUntil: str
    """Until when it is good, UTC."""
    mailed: bool
    """Whether it was also sent to the user by mail."""


class RevocationAnswer(TypedDict, total=False):
    """Nothing to say (RFC 7009, 2.2)."""


class _RevocationFormAlways(TypedDict):
    """What a form for revoking says."""

    token: str
    """The refresh token."""


class RevocationForm(_RevocationFormAlways, total=False):
    """What a form for revoking says."""

    client_id: Optional[str]
    """The client's id, unless it stands in the header `Authorization: Basic`."""
    client_secret: Optional[str]
    """The client's secret, likewise."""


class RoleAnswer(TypedDict):
    """A role that somebody has."""

    role: str
    """The role's name, e.g. `editor`."""
    unitId: Optional[int]
    """The unit at the top of the branch that the role is limited to; null for everywhere."""


class _RoleBodyAlways(TypedDict):
    """A role."""

    role: str
    """`reader`, `editor`, `importer`, `user-admin`, `auditor` or `admin`."""


class RoleBody(_RoleBodyAlways, total=False):
    """A role."""

    unitId: Optional[int]
    """The unit at the top of the branch that the role is limited to, of reader, editor and importer; null for everywhere."""


class RolesBody(TypedDict):
    """The roles that a user has from now on."""

    roles: List[RoleBody]
    """The roles."""


class SearchAnswer(TypedDict):
    """What a search found."""

    items: List[SearchHit]
    """The hits, best first."""
    total: int
    """How many fit in all, at most 200: what comes after is too far from the query to be counted."""


class _SearchHitAlways(TypedDict):
    """A person or a unit that a search found."""

    type: str
    """`employee` or `unit`."""
    id: int
    """The employee's or the unit's id."""
    department: UnitReference
    path: List[UnitReference]
    """The way from the department down to the unit."""
    score: float
    """How well it fits: 1 is perfect, 0 not at all."""
    matched: List[SearchReason]
    """Why it was found."""


class SearchHit(_SearchHitAlways, total=False):
    """A person or a unit that a search found."""

    givenName: Optional[str]
    """The employee's given name; may be empty."""
    surname: Optional[str]
    """The employee's surname."""
    jobTitle: Optional[str]
    """The title of the employee's post."""
    unit: UnitReference
    name: Optional[str]
    """The unit's name."""
    acronym: Optional[str]
    """The unit's acronym."""
    employeeCount: Optional[int]
    """People in the unit and all units beneath it."""


class SearchReason(TypedDict):
    """A text that a query fits."""

    field: str
    """`name` or `jobTitle` of an employee; `name.en`, `name.fr`, `acronym.en` or `acronym.fr` of a unit."""
    text: str
    """The text."""


class SecondFactorCodeBody(TypedDict):
    """A code of an authenticator app."""

    code: str
    """The code, six digits."""


class SecondFactorKeyAnswer(TypedDict):
    """The key of a second factor, shown once."""

    key: str
    """The key in Base32, to be typed into an authenticator app."""
    uri: str
    """The same as an address that apps read as a QR code (Key URI Format of Google Authenticator)."""


class SecurityEventAnswer(TypedDict):
    """Something that whoever watches over security wants to know."""

    id: int
    """Identifies the event; later ones have greater ids."""
    at: str
    """When, UTC."""
    kind: str
    """What happened, e.g. `signedIn`, `signInFailed`, `signInLocked`, `tokenReused`."""
    subject: Optional[str]
    """Whom it concerns, e.g. `u12`; null for nobody known."""
    actor: str
    """Who did it."""
    address: Optional[str]
    """The address it came from."""
    detail: Optional[str]
    """Codes and ids that say more."""


class ServerMetadataAnswer(TypedDict):
    """What the authorization server can do (RFC 8414, 2)."""

    issuer: str
    """The `iss` of tokens."""
    token_endpoint: str
    """Where tokens are given out."""
    revocation_endpoint: str
    """Where sessions are ended."""
    jwks_uri: str
    """Where the public keys are."""
    scopes_supported: List[str]
    """The permissions that can be asked for."""
    grant_types_supported: List[str]
    """The grants."""
    response_types_supported: List[str]
    """Nothing: there is no authorization endpoint."""
    token_endpoint_auth_methods_supported: List[str]
    """How clients show themselves."""


class SessionAnswer(TypedDict):
    """A user who has signed in somewhere."""

    id: int
    """The session's id."""
    clientId: Optional[str]
    """The client that the user signed in through, e.g. `c3`; null for the server's own pages."""
    createdAt: str
    """When it began, UTC."""
    lastUsedAt: str
    """When its refresh token was used last, UTC."""
    validUntil: str
    """When it ends, UTC; sooner when it is not used for 14 days."""
    address: Optional[str]
    """The address it was begun from."""
    userAgent: Optional[str]
    """What the browser or program called itself."""
    hasSecondFactor: bool
    """Whether a second factor was shown."""
    isCurrent: bool
    """Whether it is the session of this very request."""


class _SessionBodyAlways(TypedDict):
    """Somebody signs in."""

    email: str
    """The user's address."""
    password: str
    """The password."""


class SessionBody(_SessionBodyAlways, total=False):
    """Somebody signs in."""

    otp: Optional[str]
    """Where there is a second factor: its code, or a recovery code."""


class TeamAnswer(TypedDict):
    """A team."""

    id: int
    """The team's id."""
    name: str
    """The name."""
    description: Optional[str]
    """What it is there for, or null."""
    names: BothLanguages
    descriptions: BothLanguages
    memberCount: int
    """How many belong to it."""
    leaders: List[TeamMemberAnswer]
    """Who leads it."""


class TeamDocument(TypedDict, total=False):
    """The fields of a team that can be edited."""

    names: TextsBody
    descriptions: TextsBody


class TeamMemberAnswer(TypedDict):
    """Somebody in a team."""

    employeeId: int
    """The employee's id."""
    displayName: str
    """Given name and surname."""
    jobTitle: Optional[str]
    """The title of the post, or null."""
    unit: UnitReference
    role: str
    """`leader` or `member`."""

TeamRole = Literal["member", "leader"]


class TeamRoleBody(TypedDict):
    """What a member is in a team from now on."""

    role: TeamRole


class TextsBody(TypedDict, total=False):
    """A text in both languages, as a caller gives it: `{"en": "...", "fr": "..."}`, or one text that serves for both."""

    en: Optional[str]
    """English; null or blank when missing, then the French one stands in."""
    fr: Optional[str]
    """French; null or blank when missing, then the English one stands in."""


class _TokenAnswerAlways(TypedDict):
    """Tokens (RFC 6749, 5.1)."""

    access_token: str
    """The access token, to be sent as `Authorization: Bearer TOKEN`."""
    token_type: str
    """Always `Bearer`."""
    expires_in: int
    """How long the access token is good, in seconds."""
    scope: str
    """The permissions, with blanks between."""


class TokenAnswer(_TokenAnswerAlways, total=False):
    """Tokens (RFC 6749, 5.1)."""

    refresh_token: Optional[str]
    """The refresh token, of users; good once."""


class TokenErrorAnswer(TypedDict):
    """Why there are no tokens (RFC 6749, 5.2)."""

    error: str
    """`invalid_request`, `invalid_client`, `invalid_grant`, `unauthorized_client`, `unsupported_grant_type`, `invalid_scope` or `mfa_required`."""
    error_description: str
    """What was wrong and what to do."""


class _TokenFormAlways(TypedDict):
    """What a form for tokens says."""

    grant_type: str
    """`password`, `refresh_token` or `client_credentials`."""


class TokenForm(_TokenFormAlways, total=False):
    """What a form for tokens says."""

    client_id: Optional[str]
    """The client's id, e.g. `c3`, unless it stands in the header `Authorization: Basic`."""
    client_secret: Optional[str]
    """The client's secret, likewise."""
    username: Optional[str]
    """With `password`: the e-mail address."""
    password: Optional[str]
    """With `password`: the password."""
    otp: Optional[str]
    """With `password`, where there is a second factor: its code, or a recovery code."""
    refresh_token: Optional[str]
    """With `refresh_token`: the refresh token."""
    scope: Optional[str]
    """The permissions asked for, with blanks between; all that there are when left out."""


class UnitAnswer(TypedDict):
    """A unit."""

    id: int
    """The unit's id."""
    sourceKey: Optional[str]
    """What the unit is called where it was loaded from; null when it was made by hand."""
    name: str
    """The name."""
    acronym: Optional[str]
    """The acronym, or null."""
    names: BothLanguages
    acronyms: BothLanguages
    department: UnitReference
    parent: Optional[UnitReference]
    path: List[UnitReference]
    """The way from the department down to the unit itself."""
    childCount: int
    """Units directly beneath it."""
    employeeCount: int
    """People directly in the unit."""
    totalEmployeeCount: int
    """People in the unit and all units beneath it."""


class UnitDocument(TypedDict, total=False):
    """The fields of a unit that can be edited."""

    names: TextsBody
    acronyms: TextsBody


class UnitItem(TypedDict):
    """A unit in a list, as in a chart."""

    id: int
    """The unit's id."""
    name: str
    """The name."""
    acronym: Optional[str]
    """The acronym, or null."""
    employeeCount: int
    """People directly in the unit."""
    totalEmployeeCount: int
    """People in the unit and all units beneath it."""
    childCount: int
    """Units directly beneath it."""


class _UnitMergeBodyAlways(TypedDict):
    """What a unit is merged into."""

    intoId: int
    """The unit that stays."""


class UnitMergeBody(_UnitMergeBodyAlways, total=False):
    """What a unit is merged into."""

    names: TextsBody
    acronyms: TextsBody


class UnitOrderBody(TypedDict):
    """The order of the units directly beneath one."""

    order: List[int]
    """The ids of the first ones, in their order; the others follow by name. Empty for all by name."""


class UnitParentBody(TypedDict):
    """Where a unit hangs from now on."""

    parentId: int
    """The unit above."""


class UnitReference(TypedDict):
    """A unit that something else refers to."""

    id: int
    """The unit's id."""
    name: str
    """Its name."""


class _UploadFormAlways(TypedDict):
    """A file to be loaded, and what to do with it."""

    file: Union[bytes, BinaryIO]
    """The file: a CSV, a zip with one in it, or an Excel workbook."""


class UploadForm(_UploadFormAlways, total=False):
    """A file to be loaded, and what to do with it."""

    format: Optional[str]
    """Its format: `geds`, `csv`, `xlsx` or `uk-organogram`; `geds` when left out."""
    dryRun: bool
    """Whether to say only what would change."""
    force: bool
    """Whether to load it even when many people would be removed (`Imports:MaxRemovedShare`)."""
    departments: Optional[str]
    """Acronyms or names of the only departments to load, with commas between; all when left out."""
    mapping: Optional[str]
    """What the columns of a `csv` or `xlsx` file mean, as JSON (`orgchart import --save-mapping` writes it); guessed from the header when left out. At most 20,000 characters."""


class UserAnswer(TypedDict):
    """A user's account."""

    id: int
    """The user's id."""
    email: str
    """The address that the user signs in with."""
    displayName: str
    """The name that others see."""
    roles: List[RoleAnswer]
    """The roles."""
    permissions: List[str]
    """The permissions that the roles give."""
    disabled: bool
    """Whether the user is kept out."""
    hasPassword: bool
    """Whether the user has a password."""
    hasSecondFactor: bool
    """Whether a second factor is asked for at sign-in."""
    recoveryCodesLeft: int
    """How many recovery codes are left."""
    createdAt: str
    """When the account was made, UTC."""


class UserDocument(TypedDict):
    """The fields of an account that administrators edit."""

    email: str
    """The address to sign in with."""
    displayName: str
    """The name that others see."""
    disabled: bool
    """Whether the user is kept out."""


class UserExport(TypedDict):
    """All that is kept of one user."""

    user: UserAnswer
    sessions: List[SessionAnswer]
    """The sessions that go on."""
    securityEvents: List[SecurityEventAnswer]
    """The security events that concern the user."""
    requests: List[AccessEntryAnswer]
    """The user's requests in the access log, those alike within a second as one."""
    changes: List[AuditEntryAnswer]
    """The changes that the user made."""
