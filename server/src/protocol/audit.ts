/** The client's requests about an audit: its findings, the bundles it can be about, and its report as a file. */

import type { FindingCounts } from './status.ts';

/** A request from client to server: `AuditParams` in, `AuditResult` out. */
export const auditRequest = 'portolan/audit';
/** A request: `BundlesParams` in, a list of `BundlePayload` out. */
export const bundlesRequest = 'portolan/bundles';
/** A request: `ReportParams` in, `ReportResult` out. */
export const reportRequest = 'portolan/report';

export type AuditScope =
  | { readonly kind: 'workspace' }
  /** A file, or a folder with all below it. */
  | { readonly kind: 'below'; readonly uri: string }
  | { readonly kind: 'bundle'; readonly bundle: BundlePayload };

export interface AuditParams {
  /** The whole workspace when absent. */
  readonly scope?: AuditScope;
  /** Of the scope only these files, as when they have changed. */
  readonly uris?: readonly string[];
  /** The token under which progress is reported, if it is wanted. */
  readonly workDoneToken?: string;
}

export interface AuditSummary {
  readonly files: number;
  readonly documents: number;
  readonly resources: number;
  readonly findings: FindingCounts;
  readonly suppressed: number;
}

export interface AuditResult {
  readonly summary: AuditSummary;
  readonly findings: readonly FindingPayload[];
  /** Findings that were allowed, each with the reason that was given. */
  readonly suppressed: readonly SuppressedPayload[];
  /** Files that could not be read, each with the reason in one sentence. */
  readonly skipped: readonly { readonly uri: string; readonly reason: string }[];
}

export interface RangePayload {
  readonly start: PositionPayload;
  readonly end: PositionPayload;
}

/** Both counted from 0; characters in UTF-16 units. */
export interface PositionPayload {
  readonly line: number;
  readonly character: number;
}

/** What a finding is known by as long as the text around it stays: its place and its rule. */
export interface FindingKey {
  readonly uri: string;
  readonly range: RangePayload;
  readonly rule: string;
}

export interface FindingPayload extends FindingKey {
  readonly severity: keyof FindingCounts;
  readonly what: string;
  readonly why: string;
  readonly advice: string;
  /** The object that it is about, as `Service shop/web`. */
  readonly resource: string | null;
  /** The best fix that is offered: one that cannot change what the cluster does, another one, or none. */
  readonly fix: 'safe' | 'offered' | 'none';
}

export interface SuppressedPayload extends FindingPayload {
  readonly reason: string;
}

export interface BundlesParams {
  /** Those that this document stands in come first. */
  readonly uri?: string;
}

export interface BundlePayload {
  /** The workspace folder, and the bundle's name in it. */
  readonly folder: string;
  readonly id: string;
  /** The name for people. */
  readonly title: string;
}

export interface ListedBundle extends BundlePayload {
  readonly files: number;
  /** Whether the asked document stands in it. */
  readonly holdsDocument: boolean;
}

export interface ReportParams {
  readonly scope: AuditScope;
  readonly format: 'html' | 'markdown' | 'sarif' | 'json';
  /** What was audited, in a few words. */
  readonly subject: string;
  /** The version of Portolan that the report names. */
  readonly version: string;
  readonly workDoneToken?: string;
}

export interface ReportResult {
  readonly text: string;
}
