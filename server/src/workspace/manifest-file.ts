/** One manifest file of the workspace: its text, what it parses to, and the part it plays. */

import { isObject, readDocument } from '../kubernetes/read.ts';
import type { Resource } from '../kubernetes/resource.ts';
import { isPlaceholder } from '../kubernetes/shape.ts';
import type { Bounds } from '../manifest/bounds.ts';
import { type Document, isMap, isSameValue, plainValue, stringOf } from '../manifest/located.ts';
import { type ParsedText, parse } from '../manifest/parse.ts';
import { configurationName } from './configuration.ts';
import { type Kustomization, readKustomization } from './kustomization.ts';

/**
 * What a file is. `manifest`: objects that are applied as they stand. `kustomization`: a build recipe. `template`: text
 * that another tool turns into YAML first. `skipped`: beyond the bounds.
 */
export type FileRole = 'manifest' | 'kustomization' | 'template' | 'chart' | 'skipped';

export interface ManifestFile {
  /** The path within the workspace folder, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly role: FileRole;
  readonly parsed: ParsedText;
  /** The objects of all documents, in the order they are written. */
  readonly resources: readonly Resource[];
  readonly kustomization: Kustomization | undefined;
  /** What the partition compares: group, kind, namespace and name of every object that has a fixed name. */
  readonly identities: readonly string[];
  /** Whether the text is broken where an object may stand, so that nobody can say what it defines. */
  readonly broken: boolean;
}

/** Reads a file. `previous` is the same file's earlier state, whose untouched documents are taken over. */
export function readFile(path: string, text: string, bounds: Bounds, previous?: ManifestFile): ManifestFile {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (isTemplate(path, text)) return empty(path, text, 'template');
  if (name === 'Chart.yaml') return empty(path, text, 'chart');
  const parsed = parse(text, bounds, previous?.parsed);
  if (parsed.documents.length === 0 && parsed.problems.length > 0) return { ...empty(path, text, 'skipped'), parsed };
  const kustomization = isKustomizationName(name) ? readKustomization(parsed) : undefined;
  const resources = kustomization ? [] : readResources(path, parsed, previous);
  return {
    path,
    text,
    role: kustomization ? 'kustomization' : 'manifest',
    parsed,
    resources,
    kustomization,
    identities: identitiesOf(resources),
    broken: resources.length < parsed.documents.length && parsed.documents.some((d) => isBrokenObject(text, d)),
  };
}

/**
 * Whether a document is meant for Kubernetes, even one that does not parse. YAML that is plainly something else is
 * nobody's business here, and neither is a document whose faults are those of a template that is not filled in yet.
 */
export function isMeantForKubernetes(file: ManifestFile, document: Document): boolean {
  const { text, role, path } = file;
  const inTemplate = document.problems.some(({ at }) => isTokenAt(text, at.start));
  if (inTemplate) return false;
  if (role === 'kustomization' || path === configurationName) return true;
  return isObject(document.contents) || looksLikeObject(text.slice(document.at.start, document.at.end));
}

/** Whether anything in the file is wrong as YAML, which is so for few. */
export function isTroubled({ parsed }: ManifestFile): boolean {
  return parsed.problems.length > 0 || parsed.documents.some(({ problems }) => problems.length > 0);
}

/** Whether some document of the file is no object, or a list without any. */
export function holdsMoreThanObjects({ parsed, resources }: ManifestFile): boolean {
  let documents = 0;
  let latest = -1;
  for (const { document } of resources) {
    if (document !== latest) documents++;
    latest = document;
  }
  return documents < parsed.documents.length;
}

/** Whether a document does not parse, so that what its objects lack may only be misread. */
export function isMisparsed(document: Document | undefined): boolean {
  return document?.problems.some(({ code }) => code !== 'duplicate-key') ?? false;
}

/** Whether two definitions say the same, whatever their style and the order of their fields. */
export function isSameObject(a: Resource, b: Resource): boolean {
  return a === b || isSameValue(plainValue(a.node), plainValue(b.node));
}

/** Whether two states of a file define the same objects; no file defines none. */
export function sameIdentities(before: ManifestFile | undefined, after: ManifestFile | undefined): boolean {
  const [a, b] = [before?.identities ?? [], after?.identities ?? []];
  return a.length === b.length && a.every((identity, index) => identity === b[index]);
}

/** Whether a document that does not parse was meant to be a Kubernetes object, as far as its text shows. */
export function looksLikeObject(text: string): boolean {
  return /^["']?apiVersion["']?\s*:/m.test(text) && /^["']?kind["']?\s*:/m.test(text);
}

function readResources(path: string, parsed: ParsedText, previous: ManifestFile | undefined): Resource[] {
  const source = { file: path, text: parsed.text };
  return parsed.documents.flatMap((document, index) => {
    return previous?.parsed.documents[index] === document
      ? previous.resources.filter((resource) => resource.document === index)
      : readDocument(source, index, document);
  });
}

function identitiesOf(resources: readonly Resource[]): string[] {
  return resources.flatMap(({ identity }) => identity ?? []);
}

/** Go templates under a chart's `templates` folder, and other text whose braces make it no YAML at all. */
function isTemplate(path: string, text: string): boolean {
  if (!text.includes('{{')) return false;
  if (/(^|\/)templates\//.test(path)) return true;
  return /^\s*\{\{-?\s|^\s*\{%/m.test(text);
}

function isKustomizationName(name: string): boolean {
  return name === 'kustomization.yaml' || name === 'kustomization.yml' || name === 'Kustomization';
}

function isBrokenObject(text: string, document: Document): boolean {
  if (!document.problems.some((problem) => problem.code === 'syntax')) return false;
  const { contents } = document;
  if (isMap(contents) && stringOf(contents.get('kind')) !== undefined) return true;
  return looksLikeObject(text.slice(document.at.start, document.at.end));
}

/** Whether a fault is one of text that is filled in later: in a line of a template, or a token that no value begins with. */
function isTokenAt(text: string, offset: number): boolean {
  const line = lineAt(text, offset);
  return /\{\{|\{%|<%|[#%]\{/.test(line) || (/^[%@]/.test(text.slice(offset)) && isPlaceholder(line));
}

function lineAt(text: string, offset: number): string {
  const end = text.indexOf('\n', offset);
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1, end < 0 ? text.length : end);
}

function empty(path: string, text: string, role: FileRole): ManifestFile {
  const parsed: ParsedText = { text, documents: [], problems: [] };
  return { path, text, role, parsed, resources: [], kustomization: undefined, identities: [], broken: false };
}
