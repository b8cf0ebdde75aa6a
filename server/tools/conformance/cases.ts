/** The conformance data: which cases a folder holds, and what is expected of each. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A case of np-guard/netpol-analyzer's tests; which fields there are depends on the type. */
export interface AnalyzerCase {
  readonly id: string;
  readonly type: 'connectivity' | 'diff' | 'invalid' | 'query';
  readonly dir: string;
  readonly expected: string;
  readonly ref1: string;
  readonly ref2: string;
  readonly error_contains: string;
  readonly source: string;
  readonly destination: string;
  readonly protocol: string;
  readonly port: number;
  readonly allowed: boolean;
}

/** A case of the Kubernetes end-to-end tests: what one port must let pass between pods. */
export interface TruthTableCase {
  readonly id: string;
  readonly file: string;
  readonly needs_pod_ips: boolean;
  readonly checks: readonly {
    readonly port: number;
    readonly protocol: string;
    readonly allowed: readonly string[];
    readonly blocked: readonly string[];
  }[];
}

export interface CaseFolder {
  readonly root: string;
  readonly analyzer: readonly AnalyzerCase[];
  readonly truthTables: readonly TruthTableCase[];
}

/** The folder itself, or the folders in it, as far as they hold cases that are known here. */
export function caseFolders(root: string): CaseFolder[] {
  const folders = [root, ...readdirSync(root, { withFileTypes: true }).map((entry) => path.join(root, entry.name))];
  return folders.flatMap((folder) => {
    const index = path.join(folder, 'index.json');
    if (!existsSync(index)) return [];
    const { cases = [] } = JSON.parse(readFileSync(index, 'utf8')) as {
      cases?: readonly (AnalyzerCase | TruthTableCase)[];
    };
    const analyzer = cases.filter((each): each is AnalyzerCase => 'type' in each && known.has(each.type));
    const truthTables = cases.filter((each): each is TruthTableCase => 'checks' in each);
    return analyzer.length + truthTables.length > 0 ? [{ root: folder, analyzer, truthTables }] : [];
  });
}

const known: ReadonlySet<string> = new Set(['connectivity', 'diff', 'invalid', 'query']);

export function expectedLines(root: string, file: string): string[] {
  const lines = readFileSync(path.join(root, file), 'utf8').split('\n');
  return lines.filter((line) => line !== '' && !line.startsWith('Connectivity diff:'));
}
