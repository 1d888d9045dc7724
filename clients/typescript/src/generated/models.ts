// Generated from docs/openapi.json by clients/generate.mjs. Do not edit.

/** Requests of one caller that were alike and answered within the same second. */
export interface AccessEntryAnswer {
  /** Identifies the entry. */
  readonly id: number;
  /** The second in which they were answered, UTC. */
  readonly at: string;
  /** Who sent them: a user's or client's id, or `anonymous`. */
  readonly caller: string;
  /** Where they came from: an IP address; `-` when it is not known. */
  readonly address: string;
  /** The HTTP method; `OTHER` for one that HTTP does not know. */
  readonly method: string;
  /** The pattern of the endpoint's address, e.g. `/api/v1/units/{id:int}`; `-` without an endpoint. What exactly was asked for is not written down. */
  readonly route: string;
  /** The HTTP status of the answer. */
  readonly status: number;
  /** How many requests, at least 1. */
  readonly count: number;
  /** How long they took together, in milliseconds. */
  readonly durationMs: number;
  /** How long the longest took, in milliseconds. */
  readonly longestMs: number;
}

/** A place of work; a part that is not known is null. */
export interface AddressAnswer {
  /** Number and street. */
  readonly street: string | null;
  /** The city. */
  readonly city: string | null;
  /** The province, state or the like. */
  readonly province: string | null;
  /** The country. */
  readonly country: string | null;
  /** The postal code. */
  readonly postalCode: string | null;
  /** The building. */
  readonly building: string | null;
  /** The floor. */
  readonly floor: string | null;
  /** The room. */
  readonly room: string | null;
}

/** A place of work. */
export interface AddressDocument {
  readonly street?: TextsBody | undefined;
  readonly city?: TextsBody | undefined;
  readonly province?: TextsBody | undefined;
  readonly country?: TextsBody | undefined;
  /** The postal code. */
  readonly postalCode?: string | null | undefined;
  readonly building?: TextsBody | undefined;
  /** The floor. */
  readonly floor?: string | null | undefined;
  /** The room. */
  readonly room?: string | null | undefined;
}

/** What a write did to one record. */
export interface AuditChangeAnswer {
  /** `unit`, `employee`, `team`, `teamMember`, `user` or `client`. */
  readonly resource: string;
  /** The record's id; of a membership the team's. */
  readonly id: number;
  /** Of a membership the employee's id. */
  readonly employeeId?: number | null | undefined;
  /** `added`, `changed`, `moved` or `removed`. */
  readonly kind: string;
  /** The fields as they were: those that changed, or of a removed record all; null of an added one. */
  readonly before: unknown;
  /** The fields as they became; null of a removed record. */
  readonly after: unknown;
}

/** One successful write. */
export interface AuditEntryAnswer {
  /** Identifies the entry; later ones have greater ids. */
  readonly id: number;
  /** When, UTC. */
  readonly at: string;
  /** Who: a user's or client's id, or `operator` for the command line. */
  readonly actor: string;
  /** The use case, e.g. `MoveUnit`. */
  readonly action: string;
  /** The directory's revision with this write in it. */
  readonly revision: number;
  /** The `traceId` of the request; null for the command line. */
  readonly requestId: string | null;
  /** The load that made the change, or null. */
  readonly importId: number | null;
  /** The entry that this write undid, or null. */
  readonly undoes: number | null;
  /** The entry that undid this one, or null. */
  readonly undoneBy: number | null;
  /** Whether all changes are listed; a load that makes more than 20,000 lists none. */
  readonly isComplete: boolean;
  /** What changed, in the order in which it was done. */
  readonly changes: readonly AuditChangeAnswer[];
}

/** What became of several requests. */
export interface BatchAnswer {
  /** Whether it is done; false after a dry run. */
  readonly committed: boolean;
  /** An answer for each request, in their order. */
  readonly responses: readonly BatchStepAnswer[];
}

/** Several requests that succeed or fail together; the form is that of Microsoft Graph's batches. */
export interface BatchBody {
  /** The requests in the order in which they are done; 1 to 100. */
  readonly requests: readonly BatchStep[];
}

/** One of several requests. */
export interface BatchStep {
  /** Its name in the answer: letters, digits, dashes, at most 40. Later requests may say `$NAME` for the id of what it made, in their url and as a text in their body. */
  readonly id: string;
  /** `POST`, `PUT`, `PATCH` or `DELETE`. */
  readonly method: string;
  /** The address beneath `/api/v1`, e.g. `/units/12/parent`. */
  readonly url: string;
  /** `If-Match` and `Content-Type`; the latter is application/json, for PATCH application/merge-patch+json, when left out. What was made in the same batch may be changed with `If-Match: *`. */
  readonly headers?: Readonly<Record<string, string>> | null | undefined;
  /** The body. */
  readonly body?: unknown | undefined;
}

/** The answer of one of several requests. */
export interface BatchStepAnswer {
  /** The request's name. */
  readonly id: string;
  /** The HTTP status; 424 when the request was undone, or not tried, because another one failed. */
  readonly status: number;
  /** `Location` and `ETag`, where the answer has them. */
  readonly headers?: Readonly<Record<string, string>> | null | undefined;
  /** What the request alone would have been answered; left out in a dry run, when nothing is there to be shown. */
  readonly body?: unknown | undefined;
}

/** A text in both languages, as it is kept. */
export interface BothLanguages {
  /** English, or null when missing. */
  readonly en: string | null;
  /** French, or null when missing. */
  readonly fr: string | null;
}

export interface ChangeCounts {
  readonly added: number;
  readonly changed: number;
  readonly moved: number;
  readonly removed: number;
  readonly unchanged: number;
  readonly total: number;
}

/** A unit or an employee that is new, different or gone. */
export interface ChangeItem {
  /** `unit` or `employee`. */
  readonly type: string;
  /** The id. */
  readonly id: number;
  /** `added`, `changed`, `moved` (it hangs elsewhere) or `removed`. Somebody who already has what is added, or has not what is removed, needs do nothing about it: parts may come twice. */
  readonly change: string;
  /** Why it is gone: `deleted`, `merged`, `undone`, `load` when a load no longer names it, or, for readers of a branch only, `moved` when it has left that branch with all that is beneath it. */
  readonly reason?: string | null | undefined;
  readonly unit?: UnitAnswer | undefined;
  readonly employee?: EmployeeAnswer | undefined;
}

/** A part of the change feed. */
export interface ChangePage {
  /** Units and employees as they are now, or that they are gone. */
  readonly items: readonly ChangeItem[];
  /** The address of the next part; there is more to be had at once. */
  readonly nextLink?: string | null | undefined;
  /** The address to ask later for what has changed until then. */
  readonly deltaLink?: string | null | undefined;
}

/** A unit in a chart, with what is beneath it. */
export interface ChartNode {
  /** The unit's id. */
  readonly id: number;
  /** The name. */
  readonly name: string;
  /** The acronym, or null. */
  readonly acronym: string | null;
  /** People directly in the unit. */
  readonly employeeCount: number;
  /** People in the unit and all units beneath it. */
  readonly totalEmployeeCount: number;
  /** Units directly beneath it, also where the chart is cut. */
  readonly childCount: number;
  readonly head: ManagerReference | null;
  /** The units directly beneath it, by name; empty where the chart is cut. */
  readonly children: readonly ChartNode[];
}

/** A program that signs in for itself. */
export interface ClientAnswer {
  /** The number in its address. */
  readonly id: number;
  /** What it signs in with, e.g. `c3`. */
  readonly clientId: string;
  /** What it is called. */
  readonly name: string;
  /** The permissions it can ask for. */
  readonly scopes: readonly string[];
  /** The unit at the top of the branch that they are limited to; null for everywhere. */
  readonly unitId: number | null;
  /** Whether people may type their passwords into it. */
  readonly firstParty: boolean;
  /** When it was made, UTC. */
  readonly createdAt: string;
  /** When it got its secret, UTC. */
  readonly secretAt: string;
}

/** A client, as it is made or edited. */
export interface ClientDocument {
  /** What it is called. */
  readonly name: string;
  /** The permissions it can ask for. */
  readonly scopes: readonly string[];
  /** The unit at the top of the branch that they are limited to; null for everywhere. */
  readonly unitId?: number | null | undefined;
  /** Whether people may type their passwords into it. */
  readonly firstParty?: boolean | undefined;
}

/** What a client signs in with; the secret is shown this once. */
export interface ClientSecretAnswer {
  /** The number in its address. */
  readonly id: number;
  /** What it signs in with, e.g. `c3`. */
  readonly clientId: string;
  /** Its secret. */
  readonly clientSecret: string;
}

/** Shows that it is oneself. */
export interface CurrentPasswordBody {
  /** The current password. */
  readonly currentPassword: string;
}

/** A department in a list. */
export interface DepartmentItem {
  /** The department's id; it is a unit's id too. */
  readonly id: number;
  /** The name. */
  readonly name: string;
  /** The acronym, or null. */
  readonly acronym: string | null;
  /** The department itself and all units beneath it. */
  readonly unitCount: number;
  /** The people of all these units. */
  readonly employeeCount: number;
}

/** An employee. */
export interface EmployeeAnswer {
  /** The employee's id. */
  readonly id: number;
  /** The given name; may be empty. */
  readonly givenName: string;
  /** The surname. */
  readonly surname: string;
  /** Given name and surname as one text. */
  readonly displayName: string;
  /** The title of the post, or null. */
  readonly jobTitle: string | null;
  readonly jobTitles: BothLanguages;
  /** The telephone number; left out when unknown or for callers who may not see contact data. */
  readonly phone?: string | null | undefined;
  /** The e-mail address; left out when unknown or for callers who may not see contact data. */
  readonly email?: string | null | undefined;
  readonly address?: AddressAnswer | undefined;
  readonly unit: UnitReference;
  readonly department: UnitReference;
  /** The way from the department down to the unit. */
  readonly path: readonly UnitReference[];
  readonly manager: ManagerReference | null;
  /** How many report to the employee directly. */
  readonly reportCount: number;
}

/** The fields of an employee that can be edited. */
export interface EmployeeDocument {
  /** The surname. */
  readonly surname?: string | null | undefined;
  /** The given name. */
  readonly givenName?: string | null | undefined;
  readonly jobTitles?: TextsBody | undefined;
  /** The telephone number. */
  readonly phone?: string | null | undefined;
  /** The e-mail address. */
  readonly email?: string | null | undefined;
  readonly address?: AddressDocument | undefined;
}

/** An employee in a list. */
export interface EmployeeItem {
  /** The employee's id. */
  readonly id: number;
  /** The given name; may be empty. */
  readonly givenName: string;
  /** The surname. */
  readonly surname: string;
  /** Given name and surname as one text. */
  readonly displayName: string;
  /** The title of the post, or null. */
  readonly jobTitle: string | null;
  /** The telephone number; left out for callers who may not see contact data. */
  readonly phone?: string | null | undefined;
  /** The e-mail address; left out for callers who may not see contact data. */
  readonly email?: string | null | undefined;
  readonly unit: UnitReference;
  readonly department: UnitReference;
}

/** Where an employee works from now on. */
export interface EmployeeUnitBody {
  /** The unit. */
  readonly unitId: number;
}

/** A finding. */
export interface FindingAnswer {
  /** The line of the file where the row begins, from 1 (the header); 0 when it is not about a line. */
  readonly line: number;
  /** The column's name, or null. */
  readonly column: string | null;
  /** A stable code. */
  readonly code: string;
  /** A sentence. */
  readonly message: string;
}

/** The first administrator. */
export interface FirstAdministratorBody {
  /** The code that the server printed at its start. */
  readonly code: string;
  /** The address to sign in with. */
  readonly email: string;
  /** The password, 15 to 256 characters. */
  readonly password: string;
  /** The name that others see; the address before the @ when left out. */
  readonly displayName?: string | null | undefined;
}

/** A load in the history. */
export interface ImportAnswer {
  /** The load's id. */
  readonly id: number;
  /** The file's format. */
  readonly format: string;
  /** How far it has come: queued, running, succeeded, failed or cancelled. */
  readonly state: string;
  /** Whether it only said what it would do. */
  readonly dryRun: boolean;
  readonly progress: ProgressAnswer;
  readonly counts: ImportCounts;
  /** When it started, UTC. */
  readonly startedAt: string;
  /** When it ended, UTC; null while it runs. */
  readonly finishedAt: string | null;
  /** Who started it. */
  readonly startedBy: string;
  /** The revision of the directory it compared with or led to. */
  readonly revision: number | null;
  /** Why it failed, as a code; null unless it did. */
  readonly errorCode: string | null;
  /** Why it failed, as a sentence; null unless it did. */
  readonly errorMessage: string | null;
}

export interface ImportCounts {
  readonly rows: number;
  readonly rejected: number;
  readonly repeated: number;
  readonly skipped: number;
  readonly departments: number;
  readonly levels: number;
  readonly employees: ChangeCounts;
  readonly units: ChangeCounts;
}

/** A public key (RFC 7517, 4). */
export interface KeyAnswer {
  /** Always `EC`. */
  readonly kty: string;
  /** Always `P-256`. */
  readonly crv: string;
  /** The key's id. */
  readonly kid: string;
  /** Always `sig`. */
  readonly use: string;
  /** Always `ES256`. */
  readonly alg: string;
  /** The point's first coordinate, in Base64url. */
  readonly x: string;
  /** The point's second coordinate, in Base64url. */
  readonly y: string;
}

/** Public keys (RFC 7517, 5). */
export interface KeySetAnswer {
  /** The keys, those to come included. */
  readonly keys: readonly KeyAnswer[];
}

/** Whom an employee reports to from now on. */
export interface ManagerBody {
  /** The manager's id. */
  readonly managerId: number;
}

/** A manager that an employee refers to. */
export interface ManagerReference {
  /** The manager's id as an employee. */
  readonly id: number;
  /** Given name and surname as one text. */
  readonly displayName: string;
  /** The title of the post, or null. */
  readonly jobTitle: string | null;
}

/** A new employee. */
export interface NewEmployeeBody {
  /** The surname. */
  readonly surname?: string | null | undefined;
  /** The given name. */
  readonly givenName?: string | null | undefined;
  readonly jobTitles?: TextsBody | undefined;
  /** The telephone number. */
  readonly phone?: string | null | undefined;
  /** The e-mail address. */
  readonly email?: string | null | undefined;
  readonly address?: AddressDocument | undefined;
  /** The unit he works in. */
  readonly unitId: number;
  /** Whom he reports to; null or left out when nobody is known. */
  readonly managerId?: number | null | undefined;
}

/** A new team. */
export interface NewTeamBody {
  readonly names?: TextsBody | undefined;
  readonly descriptions?: TextsBody | undefined;
  /** The employee who leads it. */
  readonly leaderId: number;
}

/** A new member of a team. */
export interface NewTeamMemberBody {
  /** The employee. */
  readonly employeeId: number;
  readonly role?: TeamRole | undefined;
}

/** A new unit. */
export interface NewUnitBody {
  /** The unit above; null or left out for a department. */
  readonly parentId?: number | null | undefined;
  readonly names: TextsBody;
  readonly acronyms?: TextsBody | undefined;
}

/** A new account. */
export interface NewUserBody {
  /** The address to sign in with. */
  readonly email: string;
  /** The name that others see; the address before the @ when left out. */
  readonly displayName?: string | null | undefined;
  /** The password, 15 to 256 characters. An administrator may leave it out and hand over a code of password-reset. */
  readonly password?: string | null | undefined;
  /** The roles; only administrators of users give any. */
  readonly roles?: readonly RoleBody[] | null | undefined;
}

/** A part of a list. */
export interface PageOfAccessEntryAnswer {
  /** The part asked for. */
  readonly items: readonly AccessEntryAnswer[];
  /** How many the whole list has. */
  readonly total: number;
}

/** A part of a list. */
export interface PageOfAuditEntryAnswer {
  /** The part asked for. */
  readonly items: readonly AuditEntryAnswer[];
  /** How many the whole list has. */
  readonly total: number;
}

/** A part of a list. */
export interface PageOfClientAnswer {
  /** The part asked for. */
  readonly items: readonly ClientAnswer[];
  /** How many the whole list has. */
  readonly total: number;
}

/** A part of a list. */
export interface PageOfDepartmentItem {
  /** The part asked for. */
  readonly items: readonly DepartmentItem[];
  /** How many the whole list has. */
  readonly total: number;
}

/** A part of a list. */
export interface PageOfEmployeeItem {
  /** The part asked for. */
  readonly items: readonly EmployeeItem[];
  /** How many the whole list has. */
  readonly total: number;
}

/** A part of a list. */
export interface PageOfFindingAnswer {
  /** The part asked for. */
  readonly items: readonly FindingAnswer[];
  /** How many the whole list has. */
  readonly total: number;
}

/** A part of a list. */
export interface PageOfImportAnswer {
  /** The part asked for. */
  readonly items: readonly ImportAnswer[];
  /** How many the whole list has. */
  readonly total: number;
}

/** A part of a list. */
export interface PageOfReportingLineAnswer {
  /** The part asked for. */
  readonly items: readonly ReportingLineAnswer[];
  /** How many the whole list has. */
  readonly total: number;
}

/** A part of a list. */
export interface PageOfSecurityEventAnswer {
  /** The part asked for. */
  readonly items: readonly SecurityEventAnswer[];
  /** How many the whole list has. */
  readonly total: number;
}

/** A part of a list. */
export interface PageOfSessionAnswer {
  /** The part asked for. */
  readonly items: readonly SessionAnswer[];
  /** How many the whole list has. */
  readonly total: number;
}

/** A part of a list. */
export interface PageOfTeamAnswer {
  /** The part asked for. */
  readonly items: readonly TeamAnswer[];
  /** How many the whole list has. */
  readonly total: number;
}

/** A part of a list. */
export interface PageOfTeamMemberAnswer {
  /** The part asked for. */
  readonly items: readonly TeamMemberAnswer[];
  /** How many the whole list has. */
  readonly total: number;
}

/** A part of a list. */
export interface PageOfUnitItem {
  /** The part asked for. */
  readonly items: readonly UnitItem[];
  /** How many the whole list has. */
  readonly total: number;
}

/** A part of a list. */
export interface PageOfUnitReference {
  /** The part asked for. */
  readonly items: readonly UnitReference[];
  /** How many the whole list has. */
  readonly total: number;
}

/** A part of a list. */
export interface PageOfUserAnswer {
  /** The part asked for. */
  readonly items: readonly UserAnswer[];
  /** How many the whole list has. */
  readonly total: number;
}

/** A new password. */
export interface PasswordResetBody {
  /** The user's address. */
  readonly email: string;
  /** The code that he got. */
  readonly code: string;
  /** The new password, 15 to 256 characters. */
  readonly password: string;
}

/** Somebody has forgotten his password. */
export interface PasswordResetRequestBody {
  /** His address. */
  readonly email: string;
}

/** An error (RFC 9457). */
export interface Problem {
  /** Where the kind of error is described. */
  readonly type?: string | undefined;
  /** The kind of error. */
  readonly title: string;
  /** The HTTP status. */
  readonly status: number;
  /** What was wrong and what to do. */
  readonly detail?: string | undefined;
  /** A stable code to branch on, e.g. unit.not_found. */
  readonly code: string;
  /** Finds the request in the server's log. */
  readonly traceId: string;
  /** With status 400: what is wrong, by field. */
  readonly errors?: Readonly<Record<string, readonly string[]>> | undefined;
}

/** The fields of one's own account. */
export interface ProfileDocument {
  /** The address to sign in with; another one needs `currentPassword`. */
  readonly email: string;
  /** The name that others see. */
  readonly displayName: string;
  /** A new password, 15 to 256 characters; needs `currentPassword`, and ends all sessions. */
  readonly password?: string | null | undefined;
  /** The current password; in a JSON Patch also as a test. */
  readonly currentPassword?: string | null | undefined;
}

/** How far the reading of a file is. */
export interface ProgressAnswer {
  /** Bytes read. */
  readonly done: number;
  /** Bytes to read. */
  readonly total: number;
}

/** Recovery codes, shown once. */
export interface RecoveryCodesAnswer {
  /** Each stands in once for a code of the app. */
  readonly recoveryCodes: readonly string[];
}

/** A line from an employee to somebody he reports to. */
export interface ReportingLineAnswer {
  /** `line` to the manager, `dotted` to somebody besides. */
  readonly kind: string;
  readonly manager: ManagerReference;
}

/** A line from an employee to somebody he reports to. */
export interface ReportingLineBody {
  readonly kind: ReportingLineKind;
}

export type ReportingLineKind = 'line' | 'dotted';

/** A code that sets a new password, shown once. */
export interface ResetCodeAnswer {
  /** The code; good once. */
  readonly code: string;
  /** Until when it is good, UTC. */
  readonly validUntil: string;
  /** Whether it was also sent to the user by mail. */
  readonly mailed: boolean;
}

/** Nothing to say (RFC 7009, 2.2). */
export type RevocationAnswer = Readonly<Record<string, never>>;

/** What a form for revoking says. */
export interface RevocationForm {
  /** The refresh token. */
  readonly token: string;
  /** The client's id, unless it stands in the header `Authorization: Basic`. */
  readonly client_id?: string | null | undefined;
  /** The client's secret, likewise. */
  readonly client_secret?: string | null | undefined;
}

/** A role that somebody has. */
export interface RoleAnswer {
  /** The role's name, e.g. `editor`. */
  readonly role: string;
  /** The unit at the top of the branch that the role is limited to; null for everywhere. */
  readonly unitId: number | null;
}

/** A role. */
export interface RoleBody {
  /** `reader`, `editor`, `importer`, `user-admin`, `auditor` or `admin`. */
  readonly role: string;
  /** The unit at the top of the branch that the role is limited to, of reader, editor and importer; null for everywhere. */
  readonly unitId?: number | null | undefined;
}

/** The roles that a user has from now on. */
export interface RolesBody {
  /** The roles. */
  readonly roles: readonly RoleBody[];
}

/** What a search found. */
export interface SearchAnswer {
  /** The hits, best first. */
  readonly items: readonly SearchHit[];
  /** How many fit in all, at most 200: what comes after is too far from the query to be counted. */
  readonly total: number;
}

/** A person or a unit that a search found. */
export interface SearchHit {
  /** `employee` or `unit`. */
  readonly type: string;
  /** The employee's or the unit's id. */
  readonly id: number;
  /** The employee's given name; may be empty. */
  readonly givenName?: string | null | undefined;
  /** The employee's surname. */
  readonly surname?: string | null | undefined;
  /** The title of the employee's post. */
  readonly jobTitle?: string | null | undefined;
  readonly unit?: UnitReference | undefined;
  /** The unit's name. */
  readonly name?: string | null | undefined;
  /** The unit's acronym. */
  readonly acronym?: string | null | undefined;
  /** People in the unit and all units beneath it. */
  readonly employeeCount?: number | null | undefined;
  readonly department: UnitReference;
  /** The way from the department down to the unit. */
  readonly path: readonly UnitReference[];
  /** How well it fits: 1 is perfect, 0 not at all. */
  readonly score: number;
  /** Why it was found. */
  readonly matched: readonly SearchReason[];
}

/** A text that a query fits. */
export interface SearchReason {
  /** `name` or `jobTitle` of an employee; `name.en`, `name.fr`, `acronym.en` or `acronym.fr` of a unit. */
  readonly field: string;
  /** The text. */
  readonly text: string;
}

/** A code of an authenticator app. */
export interface SecondFactorCodeBody {
  /** The code, six digits. */
  readonly code: string;
}

/** The key of a second factor, shown once. */
export interface SecondFactorKeyAnswer {
  /** The key in Base32, to be typed into an authenticator app. */
  readonly key: string;
  /** The same as an address that apps read as a QR code (Key URI Format of Google Authenticator). */
  readonly uri: string;
}

/** Something that whoever watches over security wants to know. */
export interface SecurityEventAnswer {
  /** Identifies the event; later ones have greater ids. */
  readonly id: number;
  /** When, UTC. */
  readonly at: string;
  /** What happened, e.g. `signedIn`, `signInFailed`, `signInLocked`, `tokenReused`. */
  readonly kind: string;
  /** Whom it concerns, e.g. `u12`; null for nobody known. */
  readonly subject: string | null;
  /** Who did it. */
  readonly actor: string;
  /** The address it came from. */
  readonly address: string | null;
  /** Codes and ids that say more. */
  readonly detail: string | null;
}

/** What the authorization server can do (RFC 8414, 2). */
export interface ServerMetadataAnswer {
  /** The `iss` of tokens. */
  readonly issuer: string;
  /** Where tokens are given out. */
  readonly token_endpoint: string;
  /** Where sessions are ended. */
  readonly revocation_endpoint: string;
  /** Where the public keys are. */
  readonly jwks_uri: string;
  /** The permissions that can be asked for. */
  readonly scopes_supported: readonly string[];
  /** The grants. */
  readonly grant_types_supported: readonly string[];
  /** Nothing: there is no authorization endpoint. */
  readonly response_types_supported: readonly string[];
  /** How clients show themselves. */
  readonly token_endpoint_auth_methods_supported: readonly string[];
}

/** A user who has signed in somewhere. */
export interface SessionAnswer {
  /** The session's id. */
  readonly id: number;
  /** The client that the user signed in through, e.g. `c3`; null for the server's own pages. */
  readonly clientId: string | null;
  /** When it began, UTC. */
  readonly createdAt: string;
  /** When its refresh token was used last, UTC. */
  readonly lastUsedAt: string;
  /** When it ends, UTC; sooner when it is not used for 14 days. */
  readonly validUntil: string;
  /** The address it was begun from. */
  readonly address: string | null;
  /** What the browser or program called itself. */
  readonly userAgent: string | null;
  /** Whether a second factor was shown. */
  readonly hasSecondFactor: boolean;
  /** Whether it is the session of this very request. */
  readonly isCurrent: boolean;
}

/** Somebody signs in. */
export interface SessionBody {
  /** The user's address. */
  readonly email: string;
  /** The password. */
  readonly password: string;
  /** Where there is a second factor: its code, or a recovery code. */
  readonly otp?: string | null | undefined;
}

/** A team. */
export interface TeamAnswer {
  /** The team's id. */
  readonly id: number;
  /** The name. */
  readonly name: string;
  /** What it is there for, or null. */
  readonly description: string | null;
  readonly names: BothLanguages;
  readonly descriptions: BothLanguages;
  /** How many belong to it. */
  readonly memberCount: number;
  /** Who leads it. */
  readonly leaders: readonly TeamMemberAnswer[];
}

/** The fields of a team that can be edited. */
export interface TeamDocument {
  readonly names?: TextsBody | undefined;
  readonly descriptions?: TextsBody | undefined;
}

/** Somebody in a team. */
export interface TeamMemberAnswer {
  /** The employee's id. */
  readonly employeeId: number;
  /** Given name and surname. */
  readonly displayName: string;
  /** The title of the post, or null. */
  readonly jobTitle: string | null;
  readonly unit: UnitReference;
  /** `leader` or `member`. */
  readonly role: string;
}

export type TeamRole = 'member' | 'leader';

/** What a member is in a team from now on. */
export interface TeamRoleBody {
  readonly role: TeamRole;
}

/** A text in both languages, as a caller gives it: `{"en": "...", "fr": "..."}`, or one text that serves for both. */
export interface TextsBody {
  /** English; null or blank when missing, then the French one stands in. */
  readonly en?: string | null | undefined;
  /** French; null or blank when missing, then the English one stands in. */
  readonly fr?: string | null | undefined;
}

/** Tokens (RFC 6749, 5.1). */
export interface TokenAnswer {
  /** The access token, to be sent as `Authorization: Bearer TOKEN`. */
  readonly access_token: string;
  /** Always `Bearer`. */
  readonly token_type: string;
  /** How long the access token is good, in seconds. */
  readonly expires_in: number;
  /** The refresh token, of users; good once. */
  readonly refresh_token?: string | null | undefined;
  /** The permissions, with blanks between. */
  readonly scope: string;
}

/** Why there are no tokens (RFC 6749, 5.2). */
export interface TokenErrorAnswer {
  /** `invalid_request`, `invalid_client`, `invalid_grant`, `unauthorized_client`, `unsupported_grant_type`, `invalid_scope` or `mfa_required`. */
  readonly error: string;
  /** What was wrong and what to do. */
  readonly error_description: string;
}

/** What a form for tokens says. */
export interface TokenForm {
  /** `password`, `refresh_token` or `client_credentials`. */
  readonly grant_type: string;
  /** The client's id, e.g. `c3`, unless it stands in the header `Authorization: Basic`. */
  readonly client_id?: string | null | undefined;
  /** The client's secret, likewise. */
  readonly client_secret?: string | null | undefined;
  /** With `password`: the e-mail address. */
  readonly username?: string | null | undefined;
  /** With `password`: the password. */
  readonly password?: string | null | undefined;
  /** With `password`, where there is a second factor: its code, or a recovery code. */
  readonly otp?: string | null | undefined;
  /** With `refresh_token`: the refresh token. */
  readonly refresh_token?: string | null | undefined;
  /** The permissions asked for, with blanks between; all that there are when left out. */
  readonly scope?: string | null | undefined;
}

/** A unit. */
export interface UnitAnswer {
  /** The unit's id. */
  readonly id: number;
  /** What the unit is called where it was loaded from; null when it was made by hand. */
  readonly sourceKey: string | null;
  /** The name. */
  readonly name: string;
  /** The acronym, or null. */
  readonly acronym: string | null;
  readonly names: BothLanguages;
  readonly acronyms: BothLanguages;
  readonly department: UnitReference;
  readonly parent: UnitReference | null;
  /** The way from the department down to the unit itself. */
  readonly path: readonly UnitReference[];
  /** Units directly beneath it. */
  readonly childCount: number;
  /** People directly in the unit. */
  readonly employeeCount: number;
  /** People in the unit and all units beneath it. */
  readonly totalEmployeeCount: number;
}

/** The fields of a unit that can be edited. */
export interface UnitDocument {
  readonly names?: TextsBody | undefined;
  readonly acronyms?: TextsBody | undefined;
}

/** A unit in a list, as in a chart. */
export interface UnitItem {
  /** The unit's id. */
  readonly id: number;
  /** The name. */
  readonly name: string;
  /** The acronym, or null. */
  readonly acronym: string | null;
  /** People directly in the unit. */
  readonly employeeCount: number;
  /** People in the unit and all units beneath it. */
  readonly totalEmployeeCount: number;
  /** Units directly beneath it. */
  readonly childCount: number;
}

/** What a unit is merged into. */
export interface UnitMergeBody {
  /** The unit that stays. */
  readonly intoId: number;
  readonly names?: TextsBody | undefined;
  readonly acronyms?: TextsBody | undefined;
}

/** The order of the units directly beneath one. */
export interface UnitOrderBody {
  /** The ids of the first ones, in their order; the others follow by name. Empty for all by name. */
  readonly order: readonly number[];
}

/** Where a unit hangs from now on. */
export interface UnitParentBody {
  /** The unit above. */
  readonly parentId: number;
}

/** A unit that something else refers to. */
export interface UnitReference {
  /** The unit's id. */
  readonly id: number;
  /** Its name. */
  readonly name: string;
}

/** A file to be loaded, and what to do with it. */
export interface UploadForm {
  /** The file: a CSV, a zip with one in it, or an Excel workbook. */
  readonly file: Blob;
  /** Its format: `geds`, `csv`, `xlsx` or `uk-organogram`; `geds` when left out. */
  readonly format?: string | null | undefined;
  /** Whether to say only what would change. */
  readonly dryRun?: boolean | undefined;
  /** Whether to load it even when many people would be removed (`Imports:MaxRemovedShare`). */
  readonly force?: boolean | undefined;
  /** Acronyms or names of the only departments to load, with commas between; all when left out. */
  readonly departments?: string | null | undefined;
  /** What the columns of a `csv` or `xlsx` file mean, as JSON (`orgchart import --save-mapping` writes it); guessed from the header when left out. At most 20,000 characters. */
  readonly mapping?: string | null | undefined;
}

/** A user's account. */
export interface UserAnswer {
  /** The user's id. */
  readonly id: number;
  /** The address that the user signs in with. */
  readonly email: string;
  /** The name that others see. */
  readonly displayName: string;
  /** The roles. */
  readonly roles: readonly RoleAnswer[];
  /** The permissions that the roles give. */
  readonly permissions: readonly string[];
  /** Whether the user is kept out. */
  readonly disabled: boolean;
  /** Whether the user has a password. */
  readonly hasPassword: boolean;
  /** Whether a second factor is asked for at sign-in. */
  readonly hasSecondFactor: boolean;
  /** How many recovery codes are left. */
  readonly recoveryCodesLeft: number;
  /** When the account was made, UTC. */
  readonly createdAt: string;
}

/** The fields of an account that administrators edit. */
export interface UserDocument {
  /** The address to sign in with. */
  readonly email: string;
  /** The name that others see. */
  readonly displayName: string;
  /** Whether the user is kept out. */
  readonly disabled: boolean;
}

/** All that is kept of one user. */
export interface UserExport {
  readonly user: UserAnswer;
  /** The sessions that go on. */
  readonly sessions: readonly SessionAnswer[];
  /** The security events that concern the user. */
  readonly securityEvents: readonly SecurityEventAnswer[];
  /** The user's requests in the access log, those alike within a second as one. */
  readonly requests: readonly AccessEntryAnswer[];
  /** The changes that the user made. */
  readonly changes: readonly AuditEntryAnswer[];
}
