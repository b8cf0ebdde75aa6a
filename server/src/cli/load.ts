/** Loads what a command line names into workspaces: folders, single files, or one stream from standard input. */

import { existsSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { findManifests, readManifest } from '../disk/find.ts';
import { boundsFor, configurationOf, namedBundleOf, settingsFor } from '../features/configured.ts';
import { compileGlobs } from '../files/globs.ts';
import { parse } from '../manifest/parse.ts';
import { defaultSettings, type RuleSettings } from '../rules/settings.ts';
import { type Configuration, configurationName, readConfiguration } from '../workspace/configuration.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { type FileChange, Workspace } from '../workspace/workspace.ts';
import { UsageError } from './arguments.ts';
import type { Streams } from './streams.ts';

export interface Loaded {
  /** The folder on disk that paths are relative to; undefined for standard input. */
  readonly folder: string | undefined;
  readonly snapshot: Snapshot;
  readonly settings: RuleSettings;
  /** The bundle that the configuration puts a file into. */
  readonly namedBundle: (path: string) => string | undefined;
  readonly skipped: readonly { readonly file: string; readonly reason: string }[];
}

export interface LoadOptions {
  /** A configuration file to use in the place of the folder's own. */
  readonly config?: string | undefined;
  /** A file that describes the cluster, added to the workspace. */
  readonly cluster?: string | undefined;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** The path by which a cluster's description given beside the paths is known; no such file exists in the folder. */
export const givenCluster = 'portolan-cluster.json';

/** Loads one path: a folder with everything below it, one file, or `-`. A broken configuration is wrong usage. */
export function load(path: string, streams: Streams, options: LoadOptions): Loaded {
  const { folder, changes, skipped } = readPath(path, streams);
  return { ...loadTexts(changes, options), folder, skipped };
}

/** Loads texts that stand in no folder on disk, such as those of a revision. */
export function loadTexts(changes: readonly FileChange[], options: LoadOptions): Loaded {
  const texts = [...changes];
  if (options.cluster !== undefined) texts.push({ path: givenCluster, text: readGiven(options.cluster) });
  const configuration = configured(texts, options.config);
  const namedBundle = namedBundleOf(configuration, compileGlobs);
  const base = { ...defaultSettings, today: options.today };
  const workspace = new Workspace({ namedBundle, bounds: boundsFor(base, configuration) });
  const { snapshot } = workspace.update(texts);
  return {
    folder: undefined,
    snapshot,
    namedBundle,
    skipped: [],
    settings: settingsFor(base, configuration ?? configurationOf(snapshot), snapshot, compileGlobs),
  };
}

/** Today as the rules want it; the only clock of the command line. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

interface Read {
  readonly folder: string | undefined;
  readonly changes: readonly FileChange[];
  readonly skipped: Loaded['skipped'];
}

function readPath(path: string, streams: Streams): Read {
  if (path === '-') return { folder: undefined, changes: [{ path: 'stdin.yaml', text: streams.input() }], skipped: [] };
  if (!existsSync(path)) throw new UsageError(`There is no file or folder ${path}.`);
  if (statSync(path).isDirectory()) {
    const { files, skipped } = findManifests(path);
    return { folder: path, changes: files, skipped };
  }
  const name = basename(path);
  const read = readManifest(path);
  if ('reason' in read) return { folder: dirname(path), changes: [], skipped: [{ file: name, reason: read.reason }] };
  return { folder: dirname(path), changes: [{ path: name, text: read.text }], skipped: [] };
}

function configured(changes: readonly FileChange[], given: string | undefined): Configuration | undefined {
  const text = given === undefined ? changes.find(({ path }) => path === configurationName)?.text : readGiven(given);
  if (text === undefined) return undefined;
  const parsed = parse(text);
  const problem = parsed.documents.flatMap((document) => document.problems)[0];
  const configuration = readConfiguration(parsed);
  const message = problem?.message ?? configuration.problems[0]?.message;
  if (message === undefined) return configuration;
  const at = problem?.at ?? configuration.problems[0]!.at;
  const line = text.slice(0, at.start).split('\n').length;
  throw new UsageError(`${given ?? configurationName}:${line}: ${message}`);
}

function readGiven(path: string): string {
  const read = readManifest(path);
  if ('reason' in read) throw new UsageError(`${path}: ${read.reason}`);
  return read.text;
}
