import type { components } from './schema';

type Schemas = components['schemas'];

/** A unit in a chart. That nobody may be known to head it is not in the document. */
export type ChartNode = Omit<Schemas['ChartNode'], 'head' | 'children'> & { readonly head: Schemas['ManagerReference'] | null; readonly children: readonly ChartNode[] };
export type Department = Schemas['DepartmentItem'];
/** A department has no parent: the document cannot say so of a reference. */
export type Unit = Omit<Schemas['UnitAnswer'], 'parent'> & { readonly parent: UnitReference | null };
export type UnitReference = Schemas['UnitReference'];
/** Somebody at the top has no manager: the document cannot say so of a reference. */
export type Employee = Omit<Schemas['EmployeeAnswer'], 'manager'> & { readonly manager: Manager | null };
export type Manager = Schemas['ManagerReference'];
export type Address = Schemas['AddressAnswer'];
export type ReportingLine = Schemas['ReportingLineAnswer'];
export type EmployeeItem = Schemas['EmployeeItem'];
export type SearchHit = Schemas['SearchHit'];
export type User = Schemas['UserAnswer'];
export type RoleGrant = Schemas['RoleAnswer'];
export type Session = Schemas['SessionAnswer'];
export type ResetCode = Schemas['ResetCodeAnswer'];
export type SecondFactorKey = Schemas['SecondFactorKeyAnswer'];
export type RecoveryCodes = Schemas['RecoveryCodesAnswer'];
export type Client = Schemas['ClientAnswer'];
/** All members of answers are always there, which the document does not say of these. */
type Complete<T> = T extends object ? { [K in keyof T]-?: Complete<T[K]> } : T;

/** A load. What may be null is not in the document. */
export type Import = Omit<Complete<Schemas['ImportAnswer']>, 'errorCode' | 'errorMessage'> & { readonly errorCode: string | null; readonly errorMessage: string | null };
export type Finding = Omit<Complete<Schemas['FindingAnswer']>, 'column'> & { readonly column: string | null };
export type ClientSecret = Schemas['ClientSecretAnswer'];
export type AccessEntry = Schemas['AccessEntryAnswer'];
export type SecurityEvent = Schemas['SecurityEventAnswer'];
/** Fields of a record as the audit trail notes them: the document cannot say what they are. */
export type NotedFields = Readonly<Record<string, string | number | boolean | null>>;
export type AuditChange = Omit<Schemas['AuditChangeAnswer'], 'before' | 'after'> & { readonly before: NotedFields | null; readonly after: NotedFields | null };
export type AuditEntry = Omit<Schemas['AuditEntryAnswer'], 'changes'> & { readonly changes: readonly AuditChange[] };

/** A page of a list. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly total: number;
}
