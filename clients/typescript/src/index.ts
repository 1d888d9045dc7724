export { OrgChartClient, type ClientOptions } from './client.js';
export type * from './generated/models.js';
export * from './generated/operations.js';
export { ProblemError } from './problem.js';
export type { RetryOptions } from './retry.js';
export type { Credentials } from './tokens.js';
export type { CallOptions, JsonPatchOperation, KeyedOptions, MergePatch, Versioned } from './transport.js';
