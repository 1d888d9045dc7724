// Generated from docs/openapi.json by clients/generate.mjs. Do not edit.
import { paged } from '../paging.js';
import type { CallOptions, JsonPatchOperation, KeyedOptions, MergePatch, Transport, Versioned } from '../transport.js';
import type * as models from './models.js';

/** What {@link AccessLogOperations.list} can be told. */
export interface AccessLogListOptions extends CallOptions {
  /** Only requests of this user or client, e.g. `u12`, or `anonymous`. */
  readonly caller?: string | undefined;
  /** Only requests from this IP address, e.g. `192.0.2.1`. */
  readonly address?: string | undefined;
  /** Only requests with this method, e.g. `GET`. */
  readonly method?: string | undefined;
  /** Only requests answered with this status, e.g. `403`. */
  readonly status?: number | undefined;
  /** Only requests to this route, e.g. `/api/v1/units/{id:int}`, or `-` for addresses that lead nowhere. */
  readonly route?: string | undefined;
  /** Not before this moment, e.g. `2026-11-21T08:00:00Z`. */
  readonly from?: string | undefined;
  /** Before this moment. */
  readonly to?: string | undefined;
  /** How many to leave out. */
  readonly offset?: number | undefined;
  /** How many at most. */
  readonly limit?: number | undefined;
}

/** Who asked for what. */
export class AccessLogOperations {
  constructor(private readonly transport: Transport) {}

  /**
   * Lists every request, newest first, a second or two after it was answered. Requests of one caller that were alike and answered within the same second are one entry with a count.
   * Permission: `audit:read`.
   */
  list(options: AccessLogListOptions = {}): Promise<models.PageOfAccessEntryAnswer> {
    return this.transport.json<models.PageOfAccessEntryAnswer>({ method: 'GET', path: '/api/v1/access-log', query: { caller: options.caller, address: options.address, method: options.method, status: options.status, route: options.route, from: options.from, to: options.to, offset: options.offset, limit: options.limit, lang: options.lang } }, options);
  }

  /** All of {@link list}, page after page; `limit` is the size of a page. */
  listAll(options: AccessLogListOptions = {}): AsyncGenerator<models.AccessEntryAnswer, void, undefined> {
    return paged((page) => this.list({ ...options, ...page }), options);
  }
}

/** First administrator and forgotten passwords. */
export class AccountsOperations {
  constructor(private readonly transport: Transport) {}

  /**
   * Makes the first administrator, with the code that the server prints at its start as long as there is none.
   * Permission: none.
   */
  createFirst(body: models.FirstAdministratorBody, options: CallOptions = {}): Promise<Versioned<models.UserAnswer>> {
    return this.transport.versioned<models.UserAnswer>({ method: 'POST', path: '/api/v1/auth/first-administrator', query: { lang: options.lang }, body: { kind: 'json', value: body }, isAnonymous: true }, options);
  }

  /**
   * Sends a code for a new password to an address, if it is a user's. The answer never tells whether it is; 501 where no mail is set up.
   * Permission: none.
   */
  askForReset(body: models.PasswordResetRequestBody, options: CallOptions = {}): Promise<void> {
    return this.transport.empty({ method: 'POST', path: '/api/v1/auth/password-reset-request', query: { lang: options.lang }, body: { kind: 'json', value: body }, isAnonymous: true }, options);
  }

  /**
   * Sets a new password with a code. All sessions of the user end.
   * Permission: none.
   */
  reset(body: models.PasswordResetBody, options: CallOptions = {}): Promise<void> {
    return this.transport.empty({ method: 'POST', path: '/api/v1/auth/password-reset', query: { lang: options.lang }, body: { kind: 'json', value: body }, isAnonymous: true }, options);
  }
}

/** What {@link AuditOperations.list} can be told. */
export interface AuditListOptions extends CallOptions {
  /** Only entries about this kind of record, or about this record, e.g. `unit` or `unit:12`. */
  readonly resource?: string | undefined;
  /** Only what this user or client did. */
  readonly actor?: string | undefined;
  /** Only this use case, e.g. `MoveUnit`. */
  readonly action?: string | undefined;
  /** Only what this load did. */
  readonly importId?: number | undefined;
  /** Not before this moment, e.g. `2026-11-21T08:00:00Z`. */
  readonly from?: string | undefined;
  /** Before this moment. */
  readonly to?: string | undefined;
  /** How many to leave out. */
  readonly offset?: number | undefined;
  /** How many at most. */
  readonly limit?: number | undefined;
}

/** Who changed what, and taking it back. */
export class AuditOperations {
  constructor(private readonly transport: Transport) {}

  /**
   * Lists every write, newest first.
   * Permission: `audit:read`.
   */
  list(options: AuditListOptions = {}): Promise<models.PageOfAuditEntryAnswer> {
    return this.transport.json<models.PageOfAuditEntryAnswer>({ method: 'GET', path: '/api/v1/audit', query: { resource: options.resource, actor: options.actor, action: options.action, importId: options.importId, from: options.from, to: options.to, offset: options.offset, limit: options.limit, lang: options.lang } }, options);
  }

  /** All of {@link list}, page after page; `limit` is the size of a page. */
  listAll(options: AuditListOptions = {}): AsyncGenerator<models.AuditEntryAnswer, void, undefined> {
    return paged((page) => this.list({ ...options, ...page }), options);
  }

  /**
   * Shows one write.
   * Permission: `audit:read`.
   * @param id The entry's id.
   */
  get(id: number, options: CallOptions = {}): Promise<models.AuditEntryAnswer> {
    return this.transport.json<models.AuditEntryAnswer>({ method: 'GET', path: `/api/v1/audit/${encodeURIComponent(id)}`, query: { lang: options.lang } }, options);
  }

  /**
   * Undoes one write, as long as nothing it touched has changed since. Loads are not undone: load the earlier file again.
   * Permission: `directory:write`.
   * @param id The entry's id.
   */
  undo(id: number, options: KeyedOptions = {}): Promise<void> {
    return this.transport.empty({ method: 'POST', path: `/api/v1/audit/${encodeURIComponent(id)}/undo`, query: { lang: options.lang }, isKeyed: true }, options);
  }
}

/** Signing in, and tokens (OAuth 2.0). */
export class AuthOperations {
  constructor(private readonly transport: Transport) {}

  /**
   * Gives out tokens. A user signs in with password through a first-party client, a session goes on with its refresh token, a client signs in for itself.
   * Permission: none.
   */
  token(body: models.TokenForm, options: CallOptions = {}): Promise<models.TokenAnswer> {
    return this.transport.json<models.TokenAnswer>({ method: 'POST', path: '/api/v1/auth/token', query: { lang: options.lang }, body: { kind: 'form', value: body }, isAnonymous: true }, options);
  }

  /**
   * Ends the session of a refresh token. A token that is none is no error.
   * Permission: none.
   */
  revoke(body: models.RevocationForm, options: CallOptions = {}): Promise<models.RevocationAnswer> {
    return this.transport.json<models.RevocationAnswer>({ method: 'POST', path: '/api/v1/auth/revoke', query: { lang: options.lang }, body: { kind: 'form', value: body }, isAnonymous: true }, options);
  }

  /**
   * The public keys that access tokens are signed with, those to come included. May be kept for five minutes.
   * Permission: none.
   */
  keys(options: CallOptions = {}): Promise<models.KeySetAnswer> {
    return this.transport.json<models.KeySetAnswer>({ method: 'GET', path: '/.well-known/jwks.json', query: { lang: options.lang }, isAnonymous: true }, options);
  }

  /**
   * What this authorization server can do (RFC 8414).
   * Permission: none.
   */
  metadata(options: CallOptions = {}): Promise<models.ServerMetadataAnswer> {
    return this.transport.json<models.ServerMetadataAnswer>({ method: 'GET', path: '/.well-known/oauth-authorization-server', query: { lang: options.lang }, isAnonymous: true }, options);
  }
}

/** What {@link BatchesOperations.run} can be told. */
export interface BatchesRunOptions extends KeyedOptions {
  /** Whether to say only what would happen. */
  readonly dryRun?: boolean | undefined;
}

/** Several changes in one transaction. */
export class BatchesOperations {
  constructor(private readonly transport: Transport) {}

  /**
   * Does up to 100 changes in one transaction: all of them or none. Later ones may refer to what earlier ones made, as $NAME. When one fails, the answer is a problem with its status and code and the answers of all.
   * Permission: `directory:write`.
   */
  run(body: models.BatchBody, options: BatchesRunOptions = {}): Promise<models.BatchAnswer> {
    return this.transport.json<models.BatchAnswer>({ method: 'POST', path: '/api/v1/batch', query: { dryRun: options.dryRun, lang: options.lang }, body: { kind: 'json', value: body }, isKeyed: true }, options);
  }
}

/** What {@link ChangesOperations.list} can be told. */
export interface ChangesListOptions extends CallOptions {
  /** The token as nextLink or deltaLink gave it; left out for everything there is; `latest` for a token of now. */
  readonly since?: string | undefined;
  /** How many at most. */
  readonly limit?: number | undefined;
}

/** What has changed since somebody asked last, so that other systems stay in step. */
export class ChangesOperations {
  constructor(private readonly transport: Transport) {}

  /**
   * Hands out all units and employees at first, then what has changed: follow nextLink as long as there is one, keep deltaLink, and come back with it. Each item shows its record as it is then. Items may come twice.
   * Permission: `directory:read`; contact data needs `contact:read` too. Without a token when the server allows anonymous reading (`Access:AnonymousRead`); contact data then only with `Access:AnonymousContactData`.
   */
  list(options: ChangesListOptions = {}): Promise<models.ChangePage> {
    return this.transport.json<models.ChangePage>({ method: 'GET', path: '/api/v1/changes', query: { since: options.since, limit: options.limit, lang: options.lang } }, options);
  }
}

/** What {@link ClientsOperations.list} can be told. */
export interface ClientsListOptions extends CallOptions {
  /** How many to leave out. */
  readonly offset?: number | undefined;
  /** How many at most. */
  readonly limit?: number | undefined;
}

/** Programs that sign in for themselves, or that people sign in through. */
export class ClientsOperations {
  constructor(private readonly transport: Transport) {}

  /**
   * Lists the clients by name.
   * Permission: `clients:admin`.
   */
  list(options: ClientsListOptions = {}): Promise<models.PageOfClientAnswer> {
    return this.transport.json<models.PageOfClientAnswer>({ method: 'GET', path: '/api/v1/clients', query: { offset: options.offset, limit: options.limit, lang: options.lang } }, options);
  }

  /** All of {@link list}, page after page; `limit` is the size of a page. */
  listAll(options: ClientsListOptions = {}): AsyncGenerator<models.ClientAnswer, void, undefined> {
    return paged((page) => this.list({ ...options, ...page }), options);
  }

  /**
   * Makes a client. Its secret is shown this once.
   * Permission: `clients:admin`.
   */
  create(body: models.ClientDocument, options: CallOptions = {}): Promise<models.ClientSecretAnswer> {
    return this.transport.json<models.ClientSecretAnswer>({ method: 'POST', path: '/api/v1/clients', query: { lang: options.lang }, body: { kind: 'json', value: body } }, options);
  }

  /**
   * Shows a client.
   * Permission: `clients:admin`.
   * @param id The client's number.
   */
  get(id: number, options: CallOptions = {}): Promise<Versioned<models.ClientAnswer>> {
    return this.transport.versioned<models.ClientAnswer>({ method: 'GET', path: `/api/v1/clients/${encodeURIComponent(id)}`, query: { lang: options.lang } }, options);
  }

  /**
   * Changes what a client is called and may do, by JSON Patch or merge patch. With other permissions its access tokens are refused from now on.
   * Permission: `clients:admin`.
   * @param id The client's number.
   * @param ifMatch The `etag` of what was read; `*` for whichever version there is.
   */
  patch(id: number, body: MergePatch<models.ClientDocument> | readonly JsonPatchOperation[], ifMatch: string, options: CallOptions = {}): Promise<Versioned<models.ClientAnswer>> {
    return this.transport.versioned<models.ClientAnswer>({ method: 'PATCH', path: `/api/v1/clients/${encodeURIComponent(id)}`, query: { lang: options.lang }, body: { kind: 'patch', value: body }, ifMatch }, options);
  }

  /**
   * Deletes a client. Its access tokens are refused from now on.
   * Permission: `clients:admin`.
   * @param id The client's number.
   * @param ifMatch The `etag` of what was read; `*` for whichever version there is.
   */
  delete(id: number, ifMatch: string, options: CallOptions = {}): Promise<void> {
    return this.transport.empty({ method: 'DELETE', path: `/api/v1/clients/${encodeURIComponent(id)}`, query: { lang: options.lang }, ifMatch }, options);
  }

  /**
   * Gives a client another secret, shown this once. The old one, and access tokens got with it, are refused from now on.
   * Permission: `clients:admin`.
   * @param id The client's number.
   */
  replaceSecret(id: number, options: CallOptions = {}): Promise<models.ClientSecretAnswer> {
    return this.transport.json<models.ClientSecretAnswer>({ method: 'POST', path: `/api/v1/clients/${encodeURIComponent(id)}/secret`, query: { lang: options.lang } }, options);
  }
}

/** What {@link DepartmentsOperations.list} can be told. */
export interface DepartmentsListOptions extends CallOptions {
  /** How many to leave out. */
  readonly offset?: number | undefined;
  /** How many at most. */
  readonly limit?: number | undefined;
}

/** What {@link DepartmentsOperations.chart} can be told. */
export interface DepartmentsChartOptions extends CallOptions {
  /** How many levels beneath the top; all when left out. Where the tree is cut, childCount still says how many there are. */
  readonly depth?: number | undefined;
}

/** The departments: units without a parent. */
export class DepartmentsOperations {
  constructor(private readonly transport: Transport) {}

  /**
   * Lists the departments by name.
   * Permission: `directory:read`; contact data needs `contact:read` too. Without a token when the server allows anonymous reading (`Access:AnonymousRead`); contact data then only with `Access:AnonymousContactData`.
   */
  list(options: DepartmentsListOptions = {}): Promise<models.PageOfDepartmentItem> {
    return this.transport.json<models.PageOfDepartmentItem>({ method: 'GET', path: '/api/v1/departments', query: { offset: options.offset, limit: options.limit, lang: options.lang } }, options);
  }

  /** All of {@link list}, page after page; `limit` is the size of a page. */
  listAll(options: DepartmentsListOptions = {}): AsyncGenerator<models.DepartmentItem, void, undefined> {
    return paged((page) => this.list({ ...options, ...page }), options);
  }

  /**
   * Shows a department.
   * Permission: `directory:read`; contact data needs `contact:read` too. Without a token when the server allows anonymous reading (`Access:AnonymousRead`); contact data then only with `Access:AnonymousContactData`.
   * @param id The department's id.
   */
  get(id: number, options: CallOptions = {}): Promise<Versioned<models.UnitAnswer>> {
    return this.transport.versioned<models.UnitAnswer>({ method: 'GET', path: `/api/v1/departments/${encodeURIComponent(id)}`, query: { lang: options.lang } }, options);
  }

  /**
   * Shows the tree of a department.
   * Permission: `directory:read`; contact data needs `contact:read` too. Without a token when the server allows anonymous reading (`Access:AnonymousRead`); contact data then only with `Access:AnonymousContactData`.
   * @param id The department's id.
   */
  chart(id: number, options: DepartmentsChartOptions = {}): Promise<models.ChartNode> {
    return this.transport.json<models.ChartNode>({ method: 'GET', path: `/api/v1/departments/${encodeURIComponent(id)}/chart`, query: { depth: options.depth, lang: options.lang } }, options);
  }
}

/** What {@link EmployeesOperations.list} can be told. */
export interface EmployeesListOptions extends CallOptions {
  /** Only people directly in this unit. */
  readonly unitId?: number | undefined;
  /** Only people of this department and all units beneath it. */
  readonly departmentId?: number | undefined;
  /** Only people who report directly to this employee. */
  readonly managerId?: number | undefined;
  /** What the list goes by: surname, givenName or id; with a minus sign in front from the end to the beginning. */
  readonly sort?: string | undefined;
  /** How many to leave out. */
  readonly offset?: number | undefined;
  /** How many at most. */
  readonly limit?: number | undefined;
}

/** What {@link EmployeesOperations.delete} can be told. */
export interface EmployeesDeleteOptions extends CallOptions {
  /** To whom they report from now on; without it, nobody may report to the one who is removed. If it is one of them, he takes the other's place. */
  readonly reassignReportsTo?: number | undefined;
}

/** What {@link EmployeesOperations.reports} can be told. */
export interface EmployeesReportsOptions extends CallOptions {
  /** How many to leave out. */
  readonly offset?: number | undefined;
  /** How many at most. */
  readonly limit?: number | undefined;
}

/** What {@link EmployeesOperations.history} can be told. */
export interface EmployeesHistoryOptions extends CallOptions {
  /** How many to leave out. */
  readonly offset?: number | undefined;
  /** How many at most. */
  readonly limit?: number | undefined;
}

/** The people of the organisation. */
export class EmployeesOperations {
  constructor(private readonly transport: Transport) {}

  /**
   * Lists the people who meet all conditions given.
   * Permission: `directory:read`; contact data needs `contact:read` too. Without a token when the server allows anonymous reading (`Access:AnonymousRead`); contact data then only with `Access:AnonymousContactData`.
   */
  list(options: EmployeesListOptions = {}): Promise<models.PageOfEmployeeItem> {
    return this.transport.json<models.PageOfEmployeeItem>({ method: 'GET', path: '/api/v1/employees', query: { unitId: options.unitId, departmentId: options.departmentId, managerId: options.managerId, sort: options.sort, offset: options.offset, limit: options.limit, lang: options.lang } }, options);
  }

  /** All of {@link list}, page after page; `limit` is the size of a page. */
  listAll(options: EmployeesListOptions = {}): AsyncGenerator<models.EmployeeItem, void, undefined> {
    return paged((page) => this.list({ ...options, ...page }), options);
  }

  /**
   * Adds a person to a unit.
   * Permission: `directory:write`.
   */
  create(body: models.NewEmployeeBody, options: KeyedOptions = {}): Promise<Versioned<models.EmployeeAnswer>> {
    return this.transport.versioned<models.EmployeeAnswer>({ method: 'POST', path: '/api/v1/employees', query: { lang: options.lang }, body: { kind: 'json', value: body }, isKeyed: true }, options);
  }

  /**
   * Shows a person.
   * Permission: `directory:read`; contact data needs `contact:read` too. Without a token when the server allows anonymous reading (`Access:AnonymousRead`); contact data then only with `Access:AnonymousContactData`.
   * @param id The employee's id.
   */
  get(id: number, options: CallOptions = {}): Promise<Versioned<models.EmployeeAnswer>> {
    return this.transport.versioned<models.EmployeeAnswer>({ method: 'GET', path: `/api/v1/employees/${encodeURIComponent(id)}`, query: { lang: options.lang } }, options);
  }

  /**
   * Replaces the fields of a person that can be edited; those left out are emptied.
   * Permission: `directory:write`.
   * @param id The employee's id.
   * @param ifMatch The `etag` of what was read; `*` for whichever version there is.
   */
  replace(id: number, body: models.EmployeeDocument, ifMatch: string, options: CallOptions = {}): Promise<Versioned<models.EmployeeAnswer>> {
    return this.transport.versioned<models.EmployeeAnswer>({ method: 'PUT', path: `/api/v1/employees/${encodeURIComponent(id)}`, query: { lang: options.lang }, body: { kind: 'json', value: body }, ifMatch }, options);
  }

  /**
   * Changes some fields of a person, by JSON Patch (RFC 6902) or merge patch (RFC 7396).
   * Permission: `directory:write`.
   * @param id The employee's id.
   * @param ifMatch The `etag` of what was read; `*` for whichever version there is.
   */
  patch(id: number, body: MergePatch<models.EmployeeDocument> | readonly JsonPatchOperation[], ifMatch: string, options: CallOptions = {}): Promise<Versioned<models.EmployeeAnswer>> {
    return this.transport.versioned<models.EmployeeAnswer>({ method: 'PATCH', path: `/api/v1/employees/${encodeURIComponent(id)}`, query: { lang: options.lang }, body: { kind: 'patch', value: body }, ifMatch }, options);
  }

  /**
   * Removes a person.
   * Permission: `directory:write`.
   * @param id The employee's id.
   * @param ifMatch The `etag` of what was read; `*` for whichever version there is.
   */
  delete(id: number, ifMatch: string, options: EmployeesDeleteOptions = {}): Promise<void> {
    return this.transport.empty({ method: 'DELETE', path: `/api/v1/employees/${encodeURIComponent(id)}`, query: { reassignReportsTo: options.reassignReportsTo, lang: options.lang }, ifMatch }, options);
  }

  /**
   * Lists who reports to a person directly, by surname, given name and id.
   * Permission: `directory:read`; contact data needs `contact:read` too. Without a token when the server allows anonymous reading (`Access:AnonymousRead`); contact data then only with `Access:AnonymousContactData`.
   * @param id The employee's id.
   */
  reports(id: number, options: EmployeesReportsOptions = {}): Promise<models.PageOfEmployeeItem> {
    return this.transport.json<models.PageOfEmployeeItem>({ method: 'GET', path: `/api/v1/employees/${encodeURIComponent(id)}/reports`, query: { offset: options.offset, limit: options.limit, lang: options.lang } }, options);
  }

  /** All of {@link reports}, page after page; `limit` is the size of a page. */
  reportsAll(id: number, options: EmployeesReportsOptions = {}): AsyncGenerator<models.EmployeeItem, void, undefined> {
    return paged((page) => this.reports(id, { ...options, ...page }), options);
  }

  /**
   * Shows whom a person reports to.
   * Permission: `directory:read`; contact data needs `contact:read` too. Without a token when the server allows anonymous reading (`Access:AnonymousRead`); contact data then only with `Access:AnonymousContactData`.
   * @param id The employee's id.
   */
  manager(id: number, options: CallOptions = {}): Promise<Versioned<models.EmployeeAnswer>> {
    return this.transport.versioned<models.EmployeeAnswer>({ method: 'GET', path: `/api/v1/employees/${encodeURIComponent(id)}/manager`, query: { lang: options.lang } }, options);
  }

  /**
   * Makes a person report to somebody.
   * Permission: `directory:write`.
   * @param id The employee's id.
   * @param ifMatch The `etag` of what was read; `*` for whichever version there is.
   */
  setManager(id: number, body: models.ManagerBody, ifMatch: string, options: CallOptions = {}): Promise<Versioned<models.EmployeeAnswer>> {
    return this.transport.versioned<models.EmployeeAnswer>({ method: 'PUT', path: `/api/v1/employees/${encodeURIComponent(id)}/manager`, query: { lang: options.lang }, body: { kind: 'json', value: body }, ifMatch }, options);
  }

  /**
   * Notes that nobody is known whom a person reports to.
   * Permission: `directory:write`.
   * @param id The employee's id.
   * @param ifMatch The `etag` of what was read; `*` for whichever version there is.
   */
  clearManager(id: number, ifMatch: string, options: CallOptions = {}): Promise<void> {
    return this.transport.empty({ method: 'DELETE', path: `/api/v1/employees/${encodeURIComponent(id)}/manager`, query: { lang: options.lang }, ifMatch }, options);
  }

  /**
   * Lists whom a person reports to, whom that one reports to, and so on up to the top.
   * Permission: `directory:read`; contact data needs `contact:read` too. Without a token when the server allows anonymous reading (`Access:AnonymousRead`); contact data then only with `Access:AnonymousContactData`.
   * @param id The employee's id.
   */
  chain(id: number, options: CallOptions = {}): Promise<models.PageOfEmployeeItem> {
    return this.transport.json<models.PageOfEmployeeItem>({ method: 'GET', path: `/api/v1/employees/${encodeURIComponent(id)}/chain`, query: { lang: options.lang } }, options);
  }

  /**
   * Lists whom a person reports to: the manager first, then those besides (dotted lines).
   * Permission: `directory:read`; contact data needs `contact:read` too. Without a token when the server allows anonymous reading (`Access:AnonymousRead`); contact data then only with `Access:AnonymousContactData`.
   * @param id The employee's id.
   */
  reportingLines(id: number, options: CallOptions = {}): Promise<models.PageOfReportingLineAnswer> {
    return this.transport.json<models.PageOfReportingLineAnswer>({ method: 'GET', path: `/api/v1/employees/${encodeURIComponent(id)}/reporting-lines`, query: { lang: options.lang } }, options);
  }

  /**
   * Moves a person to another unit; whom he reports to stays.
   * Permission: `directory:write`.
   * @param id The employee's id.
   * @param ifMatch The `etag` of what was read; `*` for whichever version there is.
   */
  move(id: number, body: models.EmployeeUnitBody, ifMatch: string, options: CallOptions = {}): Promise<Versioned<models.EmployeeAnswer>> {
    return this.transport.versioned<models.EmployeeAnswer>({ method: 'PUT', path: `/api/v1/employees/${encodeURIComponent(id)}/unit`, query: { lang: options.lang }, body: { kind: 'json', value: body }, ifMatch }, options);
  }

  /**
   * Draws a line from a person to somebody he reports to.
   * Permission: `directory:write`.
   * @param id The employee's id.
   * @param managerId Whom he reports to.
   * @param ifMatch The `etag` of what was read; `*` for whichever version there is.
   */
  drawLine(id: number, managerId: number, body: models.ReportingLineBody, ifMatch: string, options: CallOptions = {}): Promise<Versioned<models.EmployeeAnswer>> {
    return this.transport.versioned<models.EmployeeAnswer>({ method: 'PUT', path: `/api/v1/employees/${encodeURIComponent(id)}/reporting-lines/${encodeURIComponent(managerId)}`, query: { lang: options.lang }, body: { kind: 'json', value: body }, ifMatch }, options);
  }

  /**
   * Ends the line from a person to somebody, of whatever kind it is.
   * Permission: `directory:write`.
   * @param id The employee's id.
   * @param managerId Whom he reports to.
   * @param ifMatch The `etag` of what was read; `*` for whichever version there is.
   */
  endLine(id: number, managerId: number, ifMatch: string, options: CallOptions = {}): Promise<void> {
    return this.transport.empty({ method: 'DELETE', path: `/api/v1/employees/${encodeURIComponent(id)}/reporting-lines/${encodeURIComponent(managerId)}`, query: { lang: options.lang }, ifMatch }, options);
  }

  /**
   * Lists what became of a person, newest first; also of one who is gone.
   * Permission: `directory:write`.
   * @param id The employee's id.
   */
  history(id: number, options: EmployeesHistoryOptions = {}): Promise<models.PageOfAuditEntryAnswer> {
    return this.transport.json<models.PageOfAuditEntryAnswer>({ method: 'GET', path: `/api/v1/employees/${encodeURIComponent(id)}/history`, query: { offset: options.offset, limit: options.limit, lang: options.lang } }, options);
  }

  /** All of {@link history}, page after page; `limit` is the size of a page. */
  historyAll(id: number, options: EmployeesHistoryOptions = {}): AsyncGenerator<models.AuditEntryAnswer, void, undefined> {
    return paged((page) => this.history(id, { ...options, ...page }), options);
  }
}

/** What {@link ExportsOperations.everything} can be told. */
export interface ExportsEverythingOptions extends CallOptions {
  /** The form: csv (safe for spreadsheets), xlsx, json, jsonld (W3C ORG), vcard, mermaid or dot (Graphviz). */
  readonly format?: string | undefined;
  /** Whether people belong to it. When left out, they do in all but mermaid and dot. Without them, csv has a row and vcard a card for each unit. */
  readonly people?: boolean | undefined;
  /** How many levels beneath the top; all when left out. Where the tree is cut, childCount still says how many there are. */
  readonly depth?: number | undefined;
}

/** What {@link ExportsOperations.branch} can be told. */
export interface ExportsBranchOptions extends CallOptions {
  /** The form: csv (safe for spreadsheets), xlsx, json, jsonld (W3C ORG), vcard, mermaid or dot (Graphviz). */
  readonly format?: string | undefined;
  /** Whether people belong to it. When left out, they do in all but mermaid and dot. Without them, csv has a row and vcard a card for each unit. */
  readonly people?: boolean | undefined;
  /** How many levels beneath the top; all when left out. Where the tree is cut, childCount still says how many there are. */
  readonly depth?: number | undefined;
}

/** Units and people in the forms of other programs: spreadsheets, address books, linked data, diagrams. */
export class ExportsOperations {
  constructor(private readonly transport: Transport) {}

  /**
   * Writes out the whole directory as a file. Telephone, e-mail and place of work are in it for callers who may see them.
   * Permission: `directory:read`; contact data needs `contact:read` too. Without a token when the server allows anonymous reading (`Access:AnonymousRead`); contact data then only with `Access:AnonymousContactData`.
   */
  everything(options: ExportsEverythingOptions = {}): Promise<File> {
    return this.transport.file({ method: 'GET', path: '/api/v1/export', query: { format: options.format, people: options.people, depth: options.depth, lang: options.lang } }, options);
  }

  /**
   * Writes out a unit and all beneath it as a file. Telephone, e-mail and place of work are in it for callers who may see them.
   * Permission: `directory:read`; contact data needs `contact:read` too. Without a token when the server allows anonymous reading (`Access:AnonymousRead`); contact data then only with `Access:AnonymousContactData`.
   * @param id The unit's id.
   */
  branch(id: number, options: ExportsBranchOptions = {}): Promise<File> {
    return this.transport.file({ method: 'GET', path: `/api/v1/units/${encodeURIComponent(id)}/export`, query: { format: options.format, people: options.people, depth: options.depth, lang: options.lang } }, options);
  }
}

/** What {@link ImportsOperations.list} can be told. */
export interface ImportsListOptions extends CallOptions {
  /** How many to leave out. */
  readonly offset?: number | undefined;
  /** How many at most. */
  readonly limit?: number | undefined;
}

/** What {@link ImportsOperations.findings} can be told. */
export interface ImportsFindingsOptions extends CallOptions {
  /** How many to leave out. */
  readonly offset?: number | undefined;
  /** How many at most. */
  readonly limit?: number | undefined;
}

/** Loading the directory from a file: all of it or nothing. One load runs at a time. */
export class ImportsOperations {
  constructor(private readonly transport: Transport) {}

  /**
   * Begins to load a file. The answer comes when it is received and the load stands in the history; look there how it goes on.
   * Permission: `imports:run`.
   */
  start(body: models.UploadForm, options: CallOptions = {}): Promise<models.ImportAnswer> {
    return this.transport.json<models.ImportAnswer>({ method: 'POST', path: '/api/v1/imports', query: { lang: options.lang }, body: { kind: 'multipart', value: body } }, options);
  }

  /**
   * Lists the loads, newest first.
   * Permission: `imports:run`.
   */
  list(options: ImportsListOptions = {}): Promise<models.PageOfImportAnswer> {
    return this.transport.json<models.PageOfImportAnswer>({ method: 'GET', path: '/api/v1/imports', query: { offset: options.offset, limit: options.limit, lang: options.lang } }, options);
  }

  /** All of {@link list}, page after page; `limit` is the size of a page. */
  listAll(options: ImportsListOptions = {}): AsyncGenerator<models.ImportAnswer, void, undefined> {
    return paged((page) => this.list({ ...options, ...page }), options);
  }

  /**
   * Shows a load: how far it is, or how it ended.
   * Permission: `imports:run`.
   * @param id The load's id.
   */
  get(id: number, options: CallOptions = {}): Promise<models.ImportAnswer> {
    return this.transport.json<models.ImportAnswer>({ method: 'GET', path: `/api/v1/imports/${encodeURIComponent(id)}`, query: { lang: options.lang } }, options);
  }

  /**
   * Lists what a load found, in the file's order.
   * Permission: `imports:run`.
   * @param id The load's id.
   */
  findings(id: number, options: ImportsFindingsOptions = {}): Promise<models.PageOfFindingAnswer> {
    return this.transport.json<models.PageOfFindingAnswer>({ method: 'GET', path: `/api/v1/imports/${encodeURIComponent(id)}/findings`, query: { offset: options.offset, limit: options.limit, lang: options.lang } }, options);
  }

  /** All of {@link findings}, page after page; `limit` is the size of a page. */
  findingsAll(id: number, options: ImportsFindingsOptions = {}): AsyncGenerator<models.FindingAnswer, void, undefined> {
    return paged((page) => this.findings(id, { ...options, ...page }), options);
  }

  /**
   * Hands out all that a load found as a table for spreadsheets.
   * Permission: `imports:run`.
   * @param id The load's id.
   */
  findingsAsCsv(id: number, options: CallOptions = {}): Promise<File> {
    return this.transport.file({ method: 'GET', path: `/api/v1/imports/${encodeURIComponent(id)}/findings.csv`, query: { lang: options.lang } }, options);
  }

  /**
   * Cancels a load that is running. One that writes already is waited for: then it has ended.
   * Permission: `imports:run`.
   * @param id The load's id.
   */
  cancel(id: number, options: KeyedOptions = {}): Promise<models.ImportAnswer> {
    return this.transport.json<models.ImportAnswer>({ method: 'POST', path: `/api/v1/imports/${encodeURIComponent(id)}/cancel`, query: { lang: options.lang }, isKeyed: true }, options);
  }

  /**
   * Does what a dry run of the last day has said, as long as the directory is the same as then.
   * Permission: `imports:run`.
   * @param id The dry run's id.
   */
  apply(id: number, options: CallOptions = {}): Promise<models.ImportAnswer> {
    return this.transport.json<models.ImportAnswer>({ method: 'POST', path: `/api/v1/imports/${encodeURIComponent(id)}/apply`, query: { lang: options.lang } }, options);
  }
}

/** One's own account. */
export class ProfileOperations {
  constructor(private readonly transport: Transport) {}

  /**
   * Shows one's own account.
   * Permission: none but being signed in as a user.
   */
  get(options: CallOptions = {}): Promise<Versioned<models.UserAnswer>> {
    return this.transport.versioned<models.UserAnswer>({ method: 'GET', path: '/api/v1/users/me', query: { lang: options.lang } }, options);
  }

  /**
   * Changes one's own account, by JSON Patch or merge patch. Another address or password needs the current password; another password ends all sessions.
   * Permission: none but being signed in as a user.
   * @param ifMatch The `etag` of what was read; `*` for whichever version there is.
   */
  patch(body: MergePatch<models.ProfileDocument> | readonly JsonPatchOperation[], ifMatch: string, options: CallOptions = {}): Promise<Versioned<models.UserAnswer>> {
    return this.transport.versioned<models.UserAnswer>({ method: 'PATCH', path: '/api/v1/users/me', query: { lang: options.lang }, body: { kind: 'patch', value: body }, ifMatch }, options);
  }

  /**
   * Erases one's own account. In the history a number stays.
   * Permission: none but being signed in as a user.
   * @param ifMatch The `etag` of what was read; `*` for whichever version there is.
   */
  delete(body: models.CurrentPasswordBody, ifMatch: string, options: CallOptions = {}): Promise<void> {
    return this.transport.empty({ method: 'DELETE', path: '/api/v1/users/me', query: { lang: options.lang }, body: { kind: 'json', value: body }, ifMatch }, options);
  }

  /**
   * Hands out all that is kept of oneself.
   * Permission: none but being signed in as a user.
   */
  export(options: CallOptions = {}): Promise<models.UserExport> {
    return this.transport.json<models.UserExport>({ method: 'GET', path: '/api/v1/users/me/export', query: { lang: options.lang } }, options);
  }

  /**
   * Lists where one has signed in.
   * Permission: none but being signed in as a user.
   */
  sessions(options: CallOptions = {}): Promise<models.PageOfSessionAnswer> {
    return this.transport.json<models.PageOfSessionAnswer>({ method: 'GET', path: '/api/v1/users/me/sessions', query: { lang: options.lang } }, options);
  }

  /**
   * Ends all of one's sessions, this one too.
   * Permission: none but being signed in as a user.
   */
  endAllSessions(options: CallOptions = {}): Promise<void> {
    return this.transport.empty({ method: 'DELETE', path: '/api/v1/users/me/sessions', query: { lang: options.lang } }, options);
  }

  /**
   * Ends one of one's sessions.
   * Permission: none but being signed in as a user.
   * @param sessionId The session.
   */
  endSession(sessionId: number, options: CallOptions = {}): Promise<void> {
    return this.transport.empty({ method: 'DELETE', path: `/api/v1/users/me/sessions/${encodeURIComponent(sessionId)}`, query: { lang: options.lang } }, options);
  }

  /**
   * Begins to set up a second factor: gives the key for an authenticator app, this once. It is asked for only after it was confirmed.
   * Permission: none but being signed in as a user.
   */
  setUpSecondFactor(body: models.CurrentPasswordBody, options: CallOptions = {}): Promise<models.SecondFactorKeyAnswer> {
    return this.transport.json<models.SecondFactorKeyAnswer>({ method: 'POST', path: '/api/v1/users/me/second-factor', query: { lang: options.lang }, body: { kind: 'json', value: body } }, options);
  }

  /**
   * Takes the second factor away. All sessions end.
   * Permission: none but being signed in as a user.
   */
  removeSecondFactor(body: models.CurrentPasswordBody, options: CallOptions = {}): Promise<void> {
    return this.transport.empty({ method: 'DELETE', path: '/api/v1/users/me/second-factor', query: { lang: options.lang }, body: { kind: 'json', value: body } }, options);
  }

  /**
   * Confirms the second factor with a code of the app. Gives recovery codes, this once.
   * Permission: none but being signed in as a user.
   */
  confirmSecondFactor(body: models.SecondFactorCodeBody, options: CallOptions = {}): Promise<models.RecoveryCodesAnswer> {
    return this.transport.json<models.RecoveryCodesAnswer>({ method: 'POST', path: '/api/v1/users/me/second-factor/confirmation', query: { lang: options.lang }, body: { kind: 'json', value: body } }, options);
  }
}

/** What {@link SearchOperations.search} can be told. */
export interface SearchSearchOptions extends CallOptions {
  /** What somebody typed: a name, the beginning of one, a title, a unit, an acronym; 1 to 200 characters. */
  readonly q?: string | undefined;
  /** Only people (employee) or only units (unit); without it, both in one ranking. */
  readonly type?: string | undefined;
  /** Only within this department. */
  readonly departmentId?: number | undefined;
  /** How many hits at most. */
  readonly limit?: number | undefined;
}

/** Finding people and units. */
export class SearchOperations {
  constructor(private readonly transport: Transport) {}

  /**
   * Finds people and units by what somebody typed: any word order, mistyped, half typed, with or without accents.
   * Permission: `directory:read`; contact data needs `contact:read` too. Without a token when the server allows anonymous reading (`Access:AnonymousRead`); contact data then only with `Access:AnonymousContactData`.
   */
  search(options: SearchSearchOptions = {}): Promise<models.SearchAnswer> {
    return this.transport.json<models.SearchAnswer>({ method: 'GET', path: '/api/v1/search', query: { q: options.q, type: options.type, departmentId: options.departmentId, limit: options.limit, lang: options.lang } }, options);
  }
}

/** What {@link SecurityEventsOperations.list} can be told. */
export interface SecurityEventsListOptions extends CallOptions {
  /** Only events of this kind, e.g. `signInFailed`. */
  readonly kind?: string | undefined;
  /** Only events about this account, e.g. `u12`. */
  readonly subject?: string | undefined;
  /** Not before this moment, e.g. `2026-11-21T08:00:00Z`. */
  readonly from?: string | undefined;
  /** Before this moment. */
  readonly to?: string | undefined;
  /** How many to leave out. */
  readonly offset?: number | undefined;
  /** How many at most. */
  readonly limit?: number | undefined;
}

/** Sign-ins, refusals, locks and changes of rights. */
export class SecurityEventsOperations {
  constructor(private readonly transport: Transport) {}

  /**
   * Lists the security events, newest first.
   * Permission: `audit:read`.
   */
  list(options: SecurityEventsListOptions = {}): Promise<models.PageOfSecurityEventAnswer> {
    return this.transport.json<models.PageOfSecurityEventAnswer>({ method: 'GET', path: '/api/v1/security-events', query: { kind: options.kind, subject: options.subject, from: options.from, to: options.to, offset: options.offset, limit: options.limit, lang: options.lang } }, options);
  }

  /** All of {@link list}, page after page; `limit` is the size of a page. */
  listAll(options: SecurityEventsListOptions = {}): AsyncGenerator<models.SecurityEventAnswer, void, undefined> {
    return paged((page) => this.list({ ...options, ...page }), options);
  }
}

/** What {@link TeamsOperations.list} can be told. */
export interface TeamsListOptions extends CallOptions {
  /** Only teams that this person belongs to. */
  readonly employeeId?: number | undefined;
  /** How many to leave out. */
  readonly offset?: number | undefined;
  /** How many at most. */
  readonly limit?: number | undefined;
}

/** What {@link TeamsOperations.members} can be told. */
export interface TeamsMembersOptions extends CallOptions {
  /** How many to leave out. */
  readonly offset?: number | undefined;
  /** How many at most. */
  readonly limit?: number | undefined;
}

/** Groups of people across units. */
export class TeamsOperations {
  constructor(private readonly transport: Transport) {}

  /**
   * Lists the teams by name.
   * Permission: `teams:read`.
   */
  list(options: TeamsListOptions = {}): Promise<models.PageOfTeamAnswer> {
    return this.transport.json<models.PageOfTeamAnswer>({ method: 'GET', path: '/api/v1/teams', query: { employeeId: options.employeeId, offset: options.offset, limit: options.limit, lang: options.lang } }, options);
  }

  /** All of {@link list}, page after page; `limit` is the size of a page. */
  listAll(options: TeamsListOptions = {}): AsyncGenerator<models.TeamAnswer, void, undefined> {
    return paged((page) => this.list({ ...options, ...page }), options);
  }

  /**
   * Founds a team.
   * Permission: `teams:write`.
   */
  create(body: models.NewTeamBody, options: KeyedOptions = {}): Promise<Versioned<models.TeamAnswer>> {
    return this.transport.versioned<models.TeamAnswer>({ method: 'POST', path: '/api/v1/teams', query: { lang: options.lang }, body: { kind: 'json', value: body }, isKeyed: true }, options);
  }

  /**
   * Shows a team.
   * Permission: `teams:read`.
   * @param id The team's id.
   */
  get(id: number, options: CallOptions = {}): Promise<Versioned<models.TeamAnswer>> {
    return this.transport.versioned<models.TeamAnswer>({ method: 'GET', path: `/api/v1/teams/${encodeURIComponent(id)}`, query: { lang: options.lang } }, options);
  }

  /**
   * Replaces the name and description of a team.
   * Permission: `teams:write`.
   * @param id The team's id.
   * @param ifMatch The `etag` of what was read; `*` for whichever version there is.
   */
  replace(id: number, body: models.TeamDocument, ifMatch: string, options: CallOptions = {}): Promise<Versioned<models.TeamAnswer>> {
    return this.transport.versioned<models.TeamAnswer>({ method: 'PUT', path: `/api/v1/teams/${encodeURIComponent(id)}`, query: { lang: options.lang }, body: { kind: 'json', value: body }, ifMatch }, options);
  }

  /**
   * Changes some fields of a team, by JSON Patch (RFC 6902) or merge patch (RFC 7396).
   * Permission: `teams:write`.
   * @param id The team's id.
   * @param ifMatch The `etag` of what was read; `*` for whichever version there is.
   */
  patch(id: number, body: MergePatch<models.TeamDocument> | readonly JsonPatchOperation[], ifMatch: string, options: CallOptions = {}): Promise<Versioned<models.TeamAnswer>> {
    return this.transport.versioned<models.TeamAnswer>({ method: 'PATCH', path: `/api/v1/teams/${encodeURIComponent(id)}`, query: { lang: options.lang }, body: { kind: 'patch', value: body }, ifMatch }, options);
  }

  /**
   * Dissolves a team.
   * Permission: `teams:write`.
   * @param id The team's id.
   * @param ifMatch The `etag` of what was read; `*` for whichever version there is.
   */
  delete(id: number, ifMatch: string, options: CallOptions = {}): Promise<void> {
    return this.transport.empty({ method: 'DELETE', path: `/api/v1/teams/${encodeURIComponent(id)}`, query: { lang: options.lang }, ifMatch }, options);
  }

  /**
   * Lists who belongs to a team, leaders first, then by name.
   * Permission: `teams:read`.
   * @param id The team's id.
   */
  members(id: number, options: TeamsMembersOptions = {}): Promise<models.PageOfTeamMemberAnswer> {
    return this.transport.json<models.PageOfTeamMemberAnswer>({ method: 'GET', path: `/api/v1/teams/${encodeURIComponent(id)}/members`, query: { offset: options.offset, limit: options.limit, lang: options.lang } }, options);
  }

  /** All of {@link members}, page after page; `limit` is the size of a page. */
  membersAll(id: number, options: TeamsMembersOptions = {}): AsyncGenerator<models.TeamMemberAnswer, void, undefined> {
    return paged((page) => this.members(id, { ...options, ...page }), options);
  }

  /**
   * Takes somebody into a team. Answers with the team.
   * Permission: `teams:write`.
   * @param id The team's id.
   */
  addMember(id: number, body: models.NewTeamMemberBody, options: KeyedOptions = {}): Promise<Versioned<models.TeamAnswer>> {
    return this.transport.versioned<models.TeamAnswer>({ method: 'POST', path: `/api/v1/teams/${encodeURIComponent(id)}/members`, query: { lang: options.lang }, body: { kind: 'json', value: body }, isKeyed: true }, options);
  }

  /**
   * Gives a member another role, by merge patch or JSON Patch of `{"role": ...}`. The version is the team's.
   * Permission: `teams:write`.
   * @param id The team's id.
   * @param employeeId The member.
   * @param ifMatch The `etag` of what was read; `*` for whichever version there is.
   */
  changeMember(id: number, employeeId: number, body: MergePatch<models.TeamRoleBody> | readonly JsonPatchOperation[], ifMatch: string, options: CallOptions = {}): Promise<Versioned<models.TeamAnswer>> {
    return this.transport.versioned<models.TeamAnswer>({ method: 'PATCH', path: `/api/v1/teams/${encodeURIComponent(id)}/members/${encodeURIComponent(employeeId)}`, query: { lang: options.lang }, body: { kind: 'patch', value: body }, ifMatch }, options);
  }

  /**
   * Lets a member go. The version is the team's.
   * Permission: `teams:write`.
   * @param id The team's id.
   * @param employeeId The member.
   * @param ifMatch The `etag` of what was read; `*` for whichever version there is.
   */
  removeMember(id: number, employeeId: number, ifMatch: string, options: CallOptions = {}): Promise<void> {
    return this.transport.empty({ method: 'DELETE', path: `/api/v1/teams/${encodeURIComponent(id)}/members/${encodeURIComponent(employeeId)}`, query: { lang: options.lang }, ifMatch }, options);
  }
}

/** What {@link UnitsOperations.delete} can be told. */
export interface UnitsDeleteOptions extends CallOptions {
  /** The unit that the units beneath it and its people move to; without it, the unit must be empty. */
  readonly moveContentsTo?: number | undefined;
}

/** What {@link UnitsOperations.chart} can be told. */
export interface UnitsChartOptions extends CallOptions {
  /** How many levels beneath the top; all when left out. Where the tree is cut, childCount still says how many there are. */
  readonly depth?: number | undefined;
}

/** What {@link UnitsOperations.drawing} can be told. */
export interface UnitsDrawingOptions extends CallOptions {
  /** Which way it grows: down, many small units standing in columns, or right. */
  readonly layout?: string | undefined;
  /** How many levels beneath the top; all when left out. Where the tree is cut, childCount still says how many there are. */
  readonly depth?: number | undefined;
}

/** What {@link UnitsOperations.children} can be told. */
export interface UnitsChildrenOptions extends CallOptions {
  /** How many to leave out. */
  readonly offset?: number | undefined;
  /** How many at most. */
  readonly limit?: number | undefined;
}

/** What {@link UnitsOperations.employees} can be told. */
export interface UnitsEmployeesOptions extends CallOptions {
  /** Whether the people of all units beneath it belong to the list. */
  readonly recursive?: boolean | undefined;
  /** How many to leave out. */
  readonly offset?: number | undefined;
  /** How many at most. */
  readonly limit?: number | undefined;
}

/** What {@link UnitsOperations.history} can be told. */
export interface UnitsHistoryOptions extends CallOptions {
  /** How many to leave out. */
  readonly offset?: number | undefined;
  /** How many at most. */
  readonly limit?: number | undefined;
}

/** The units of the organisation. */
export class UnitsOperations {
  constructor(private readonly transport: Transport) {}

  /**
   * Shows a unit.
   * Permission: `directory:read`; contact data needs `contact:read` too. Without a token when the server allows anonymous reading (`Access:AnonymousRead`); contact data then only with `Access:AnonymousContactData`.
   * @param id The unit's id.
   */
  get(id: number, options: CallOptions = {}): Promise<Versioned<models.UnitAnswer>> {
    return this.transport.versioned<models.UnitAnswer>({ method: 'GET', path: `/api/v1/units/${encodeURIComponent(id)}`, query: { lang: options.lang } }, options);
  }

  /**
   * Replaces the fields of a unit that can be edited: its names and acronyms.
   * Permission: `directory:write`.
   * @param id The unit's id.
   * @param ifMatch The `etag` of what was read; `*` for whichever version there is.
   */
  replace(id: number, body: models.UnitDocument, ifMatch: string, options: CallOptions = {}): Promise<Versioned<models.UnitAnswer>> {
    return this.transport.versioned<models.UnitAnswer>({ method: 'PUT', path: `/api/v1/units/${encodeURIComponent(id)}`, query: { lang: options.lang }, body: { kind: 'json', value: body }, ifMatch }, options);
  }

  /**
   * Changes some fields of a unit, by JSON Patch (RFC 6902) or merge patch (RFC 7396).
   * Permission: `directory:write`.
   * @param id The unit's id.
   * @param ifMatch The `etag` of what was read; `*` for whichever version there is.
   */
  patch(id: number, body: MergePatch<models.UnitDocument> | readonly JsonPatchOperation[], ifMatch: string, options: CallOptions = {}): Promise<Versioned<models.UnitAnswer>> {
    return this.transport.versioned<models.UnitAnswer>({ method: 'PATCH', path: `/api/v1/units/${encodeURIComponent(id)}`, query: { lang: options.lang }, body: { kind: 'patch', value: body }, ifMatch }, options);
  }

  /**
   * Removes a unit, and moves what is in it elsewhere when that is wanted.
   * Permission: `directory:write`.
   * @param id The unit's id.
   * @param ifMatch The `etag` of what was read; `*` for whichever version there is.
   */
  delete(id: number, ifMatch: string, options: UnitsDeleteOptions = {}): Promise<void> {
    return this.transport.empty({ method: 'DELETE', path: `/api/v1/units/${encodeURIComponent(id)}`, query: { moveContentsTo: options.moveContentsTo, lang: options.lang }, ifMatch }, options);
  }

  /**
   * Shows the tree beneath a unit.
   * Permission: `directory:read`; contact data needs `contact:read` too. Without a token when the server allows anonymous reading (`Access:AnonymousRead`); contact data then only with `Access:AnonymousContactData`.
   * @param id The unit's id.
   */
  chart(id: number, options: UnitsChartOptions = {}): Promise<models.ChartNode> {
    return this.transport.json<models.ChartNode>({ method: 'GET', path: `/api/v1/units/${encodeURIComponent(id)}/chart`, query: { depth: options.depth, lang: options.lang } }, options);
  }

  /**
   * Draws the tree beneath a unit as SVG, for documents and posters.
   * Permission: `directory:read`; contact data needs `contact:read` too. Without a token when the server allows anonymous reading (`Access:AnonymousRead`); contact data then only with `Access:AnonymousContactData`.
   * @param id The unit's id.
   */
  drawing(id: number, options: UnitsDrawingOptions = {}): Promise<string> {
    return this.transport.text({ method: 'GET', path: `/api/v1/units/${encodeURIComponent(id)}/chart.svg`, query: { layout: options.layout, depth: options.depth, lang: options.lang } }, options);
  }

  /**
   * Lists the units directly beneath a unit by name.
   * Permission: `directory:read`; contact data needs `contact:read` too. Without a token when the server allows anonymous reading (`Access:AnonymousRead`); contact data then only with `Access:AnonymousContactData`.
   * @param id The unit's id.
   */
  children(id: number, options: UnitsChildrenOptions = {}): Promise<models.PageOfUnitItem> {
    return this.transport.json<models.PageOfUnitItem>({ method: 'GET', path: `/api/v1/units/${encodeURIComponent(id)}/children`, query: { offset: options.offset, limit: options.limit, lang: options.lang } }, options);
  }

  /** All of {@link children}, page after page; `limit` is the size of a page. */
  childrenAll(id: number, options: UnitsChildrenOptions = {}): AsyncGenerator<models.UnitItem, void, undefined> {
    return paged((page) => this.children(id, { ...options, ...page }), options);
  }

  /**
   * Puts the units directly beneath one in an order.
   * Permission: `directory:write`.
   * @param id The unit's id.
   * @param ifMatch The `etag` of what was read; `*` for whichever version there is.
   */
  order(id: number, body: models.UnitOrderBody, ifMatch: string, options: CallOptions = {}): Promise<Versioned<models.UnitAnswer>> {
    return this.transport.versioned<models.UnitAnswer>({ method: 'PUT', path: `/api/v1/units/${encodeURIComponent(id)}/children`, query: { lang: options.lang }, body: { kind: 'json', value: body }, ifMatch }, options);
  }

  /**
   * Lists the way from the department down to the unit itself.
   * Permission: `directory:read`; contact data needs `contact:read` too. Without a token when the server allows anonymous reading (`Access:AnonymousRead`); contact data then only with `Access:AnonymousContactData`.
   * @param id The unit's id.
   */
  path(id: number, options: CallOptions = {}): Promise<models.PageOfUnitReference> {
    return this.transport.json<models.PageOfUnitReference>({ method: 'GET', path: `/api/v1/units/${encodeURIComponent(id)}/path`, query: { lang: options.lang } }, options);
  }

  /**
   * Lists the people of a unit by surname, given name and id.
   * Permission: `directory:read`; contact data needs `contact:read` too. Without a token when the server allows anonymous reading (`Access:AnonymousRead`); contact data then only with `Access:AnonymousContactData`.
   * @param id The unit's id.
   */
  employees(id: number, options: UnitsEmployeesOptions = {}): Promise<models.PageOfEmployeeItem> {
    return this.transport.json<models.PageOfEmployeeItem>({ method: 'GET', path: `/api/v1/units/${encodeURIComponent(id)}/employees`, query: { recursive: options.recursive, offset: options.offset, limit: options.limit, lang: options.lang } }, options);
  }

  /** All of {@link employees}, page after page; `limit` is the size of a page. */
  employeesAll(id: number, options: UnitsEmployeesOptions = {}): AsyncGenerator<models.EmployeeItem, void, undefined> {
    return paged((page) => this.employees(id, { ...options, ...page }), options);
  }

  /**
   * Makes a unit, or a department when no parent is given.
   * Permission: `directory:write`.
   */
  create(body: models.NewUnitBody, options: KeyedOptions = {}): Promise<Versioned<models.UnitAnswer>> {
    return this.transport.versioned<models.UnitAnswer>({ method: 'POST', path: '/api/v1/units', query: { lang: options.lang }, body: { kind: 'json', value: body }, isKeyed: true }, options);
  }

  /**
   * Hangs a unit beneath another one; what is beneath it comes along.
   * Permission: `directory:write`.
   * @param id The unit's id.
   * @param ifMatch The `etag` of what was read; `*` for whichever version there is.
   */
  move(id: number, body: models.UnitParentBody, ifMatch: string, options: CallOptions = {}): Promise<Versioned<models.UnitAnswer>> {
    return this.transport.versioned<models.UnitAnswer>({ method: 'PUT', path: `/api/v1/units/${encodeURIComponent(id)}/parent`, query: { lang: options.lang }, body: { kind: 'json', value: body }, ifMatch }, options);
  }

  /**
   * Merges a unit into another one: what is in it moves there, then it is removed. Answers with the unit that stays.
   * Permission: `directory:write`.
   * @param id The id of the unit that goes.
   */
  merge(id: number, body: models.UnitMergeBody, options: KeyedOptions = {}): Promise<Versioned<models.UnitAnswer>> {
    return this.transport.versioned<models.UnitAnswer>({ method: 'POST', path: `/api/v1/units/${encodeURIComponent(id)}/merge`, query: { lang: options.lang }, body: { kind: 'json', value: body }, isKeyed: true }, options);
  }

  /**
   * Lists what became of a unit, newest first; also of one that is gone.
   * Permission: `directory:write`.
   * @param id The unit's id.
   */
  history(id: number, options: UnitsHistoryOptions = {}): Promise<models.PageOfAuditEntryAnswer> {
    return this.transport.json<models.PageOfAuditEntryAnswer>({ method: 'GET', path: `/api/v1/units/${encodeURIComponent(id)}/history`, query: { offset: options.offset, limit: options.limit, lang: options.lang } }, options);
  }

  /** All of {@link history}, page after page; `limit` is the size of a page. */
  historyAll(id: number, options: UnitsHistoryOptions = {}): AsyncGenerator<models.AuditEntryAnswer, void, undefined> {
    return paged((page) => this.history(id, { ...options, ...page }), options);
  }
}

/** What {@link UsersOperations.list} can be told. */
export interface UsersListOptions extends CallOptions {
  /** A part of the name or address. */
  readonly q?: string | undefined;
  /** Only users with this role, everywhere or somewhere. */
  readonly role?: string | undefined;
  /** Only users who are kept out, or only those who are not. */
  readonly disabled?: boolean | undefined;
  /** How many to leave out. */
  readonly offset?: number | undefined;
  /** How many at most. */
  readonly limit?: number | undefined;
}

/** Accounts of people, their roles and sessions. */
export class UsersOperations {
  constructor(private readonly transport: Transport) {}

  /**
   * Makes an account: for somebody, with the permission users:admin, or for oneself, where registration is allowed.
   * Permission: none; `users:admin` for more.
   */
  create(body: models.NewUserBody, options: CallOptions = {}): Promise<Versioned<models.UserAnswer>> {
    return this.transport.versioned<models.UserAnswer>({ method: 'POST', path: '/api/v1/users', query: { lang: options.lang }, body: { kind: 'json', value: body } }, options);
  }

  /**
   * Lists the users by name.
   * Permission: `users:admin`.
   */
  list(options: UsersListOptions = {}): Promise<models.PageOfUserAnswer> {
    return this.transport.json<models.PageOfUserAnswer>({ method: 'GET', path: '/api/v1/users', query: { q: options.q, role: options.role, disabled: options.disabled, offset: options.offset, limit: options.limit, lang: options.lang } }, options);
  }

  /** All of {@link list}, page after page; `limit` is the size of a page. */
  listAll(options: UsersListOptions = {}): AsyncGenerator<models.UserAnswer, void, undefined> {
    return paged((page) => this.list({ ...options, ...page }), options);
  }

  /**
   * Shows a user.
   * Permission: `users:admin`.
   * @param id The user's id.
   */
  get(id: number, options: CallOptions = {}): Promise<Versioned<models.UserAnswer>> {
    return this.transport.versioned<models.UserAnswer>({ method: 'GET', path: `/api/v1/users/${encodeURIComponent(id)}`, query: { lang: options.lang } }, options);
  }

  /**
   * Changes a user's name or address, or keeps him out, by JSON Patch or merge patch. Keeping out ends all his sessions.
   * Permission: `users:admin`.
   * @param id The user's id.
   * @param ifMatch The `etag` of what was read; `*` for whichever version there is.
   */
  patch(id: number, body: MergePatch<models.UserDocument> | readonly JsonPatchOperation[], ifMatch: string, options: CallOptions = {}): Promise<Versioned<models.UserAnswer>> {
    return this.transport.versioned<models.UserAnswer>({ method: 'PATCH', path: `/api/v1/users/${encodeURIComponent(id)}`, query: { lang: options.lang }, body: { kind: 'patch', value: body }, ifMatch }, options);
  }

  /**
   * Erases a user's account and ends his sessions. In the history he stays as a number.
   * Permission: `users:admin`.
   * @param id The user's id.
   * @param ifMatch The `etag` of what was read; `*` for whichever version there is.
   */
  delete(id: number, ifMatch: string, options: CallOptions = {}): Promise<void> {
    return this.transport.empty({ method: 'DELETE', path: `/api/v1/users/${encodeURIComponent(id)}`, query: { lang: options.lang }, ifMatch }, options);
  }

  /**
   * Gives a user exactly these roles. His access tokens are refused from now on; a refresh gives him new ones.
   * Permission: `users:admin`.
   * @param id The user's id.
   * @param ifMatch The `etag` of what was read; `*` for whichever version there is.
   */
  grant(id: number, body: models.RolesBody, ifMatch: string, options: CallOptions = {}): Promise<Versioned<models.UserAnswer>> {
    return this.transport.versioned<models.UserAnswer>({ method: 'PUT', path: `/api/v1/users/${encodeURIComponent(id)}/roles`, query: { lang: options.lang }, body: { kind: 'json', value: body }, ifMatch }, options);
  }

  /**
   * Makes a code that sets a user's password once, to be handed to him; it is also mailed where mail is set up. It is shown this once.
   * Permission: `users:admin`.
   * @param id The user's id.
   */
  resetPassword(id: number, options: CallOptions = {}): Promise<models.ResetCodeAnswer> {
    return this.transport.json<models.ResetCodeAnswer>({ method: 'POST', path: `/api/v1/users/${encodeURIComponent(id)}/password-reset`, query: { lang: options.lang } }, options);
  }

  /**
   * Takes a user's second factor away who has lost it. All his sessions end.
   * Permission: `users:admin`.
   * @param id The user's id.
   * @param ifMatch The `etag` of what was read; `*` for whichever version there is.
   */
  resetSecondFactor(id: number, ifMatch: string, options: CallOptions = {}): Promise<void> {
    return this.transport.empty({ method: 'DELETE', path: `/api/v1/users/${encodeURIComponent(id)}/second-factor`, query: { lang: options.lang }, ifMatch }, options);
  }

  /**
   * Lists where a user has signed in.
   * Permission: `users:admin`.
   * @param id The user's id.
   */
  sessions(id: number, options: CallOptions = {}): Promise<models.PageOfSessionAnswer> {
    return this.transport.json<models.PageOfSessionAnswer>({ method: 'GET', path: `/api/v1/users/${encodeURIComponent(id)}/sessions`, query: { lang: options.lang } }, options);
  }

  /**
   * Ends all sessions of a user.
   * Permission: `users:admin`.
   * @param id The user's id.
   */
  endAllSessions(id: number, options: CallOptions = {}): Promise<void> {
    return this.transport.empty({ method: 'DELETE', path: `/api/v1/users/${encodeURIComponent(id)}/sessions`, query: { lang: options.lang } }, options);
  }

  /**
   * Ends a session of a user.
   * Permission: `users:admin`.
   * @param id The user's id.
   * @param sessionId The session.
   */
  endSession(id: number, sessionId: number, options: CallOptions = {}): Promise<void> {
    return this.transport.empty({ method: 'DELETE', path: `/api/v1/users/${encodeURIComponent(id)}/sessions/${encodeURIComponent(sessionId)}`, query: { lang: options.lang } }, options);
  }
}

/** All there is, by topic. */
export class Operations {
  /** Who asked for what. */
  readonly accessLog: AccessLogOperations;
  /** First administrator and forgotten passwords. */
  readonly accounts: AccountsOperations;
  /** Who changed what, and taking it back. */
  readonly audit: AuditOperations;
  /** Signing in, and tokens (OAuth 2.0). */
  readonly auth: AuthOperations;
  /** Several changes in one transaction. */
  readonly batches: BatchesOperations;
  /** What has changed since somebody asked last, so that other systems stay in step. */
  readonly changes: ChangesOperations;
  /** Programs that sign in for themselves, or that people sign in through. */
  readonly clients: ClientsOperations;
  /** The departments: units without a parent. */
  readonly departments: DepartmentsOperations;
  /** The people of the organisation. */
  readonly employees: EmployeesOperations;
  /** Units and people in the forms of other programs: spreadsheets, address books, linked data, diagrams. */
  readonly exports: ExportsOperations;
  /** Loading the directory from a file: all of it or nothing. One load runs at a time. */
  readonly imports: ImportsOperations;
  /** One's own account. */
  readonly profile: ProfileOperations;
  /** Finding people and units. */
  readonly search: SearchOperations;
  /** Sign-ins, refusals, locks and changes of rights. */
  readonly securityEvents: SecurityEventsOperations;
  /** Groups of people across units. */
  readonly teams: TeamsOperations;
  /** The units of the organisation. */
  readonly units: UnitsOperations;
  /** Accounts of people, their roles and sessions. */
  readonly users: UsersOperations;

  constructor(transport: Transport) {
    this.accessLog = new AccessLogOperations(transport);
    this.accounts = new AccountsOperations(transport);
    this.audit = new AuditOperations(transport);
    this.auth = new AuthOperations(transport);
    this.batches = new BatchesOperations(transport);
    this.changes = new ChangesOperations(transport);
    this.clients = new ClientsOperations(transport);
    this.departments = new DepartmentsOperations(transport);
    this.employees = new EmployeesOperations(transport);
    this.exports = new ExportsOperations(transport);
    this.imports = new ImportsOperations(transport);
    this.profile = new ProfileOperations(transport);
    this.search = new SearchOperations(transport);
    this.securityEvents = new SecurityEventsOperations(transport);
    this.teams = new TeamsOperations(transport);
    this.units = new UnitsOperations(transport);
    this.users = new UsersOperations(transport);
  }
}
