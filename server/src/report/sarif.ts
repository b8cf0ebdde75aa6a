/** The audit as SARIF 2.1.0: exact regions, rule metadata with help, and suppressions with their justification. */

import type { Audit } from '../features/audit.ts';
import { type Finding, messageOf, type Severity, type Suppressed } from '../rules/finding.ts';
import type { RuleCard } from '../rules/rule.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { Places } from './places.ts';

/** What SARIF tells of a rule beyond its card. */
export interface SarifSources {
  readonly cards: readonly RuleCard[];
  /** The page of a rule as Markdown; undefined when it is not at hand. */
  readonly pageOf: (rule: string) => string | undefined;
  readonly version: string;
}

const levels: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};
const home = 'https://github.com/portolan/portolan';

export function auditSarif(audit: Audit, snapshot: Snapshot, sources: SarifSources): string {
  const places = new Places(snapshot);
  const all = [...audit.findings, ...audit.suppressed.map(({ finding }) => finding)];
  const used = [...new Set(all.map((finding) => finding.rule))].sort();
  const index = new Map(used.map((rule, position) => [rule, position]));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Portolan',
            informationUri: home,
            semanticVersion: sources.version,
            rules: used.map((rule) => ruleOf(rule, sources)),
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { SRCROOT: { description: { text: 'The folder that was audited.' } } },
        results: [
          ...audit.findings.map((finding) => resultOf(finding, index, places)),
          ...audit.suppressed.map((one) => suppressedOf(one, index, places)),
        ],
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: audit.skipped.map(({ file, reason }) => ({
              level: 'note',
              message: { text: reason },
              locations: [{ physicalLocation: { artifactLocation: artifactOf(file) } }],
            })),
          },
        ],
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function ruleOf(rule: string, { cards, pageOf }: SarifSources): unknown {
  const card = cards.find(({ id }) => id === rule);
  const page = pageOf(rule);
  return {
    id: rule,
    shortDescription: { text: card?.summary ?? rule },
    helpUri: `${home}/blob/main/server/src/rules/${rule}.md`,
    ...(page === undefined ? {} : { help: { text: page, markdown: page } }),
    ...(card ? { defaultConfiguration: { level: levels[card.severity], enabled: card.preset === 'recommended' } } : {}),
  };
}

function resultOf(finding: Finding, index: ReadonlyMap<string, number>, places: Places): Record<string, unknown> {
  return {
    ruleId: finding.rule,
    ruleIndex: index.get(finding.rule),
    level: levels[finding.severity],
    message: { text: messageOf(finding) },
    locations: [locationOf(finding.file, finding.at, places)],
    ...(finding.related.length === 0
      ? {}
      : {
          relatedLocations: finding.related.map(({ file, at, message }, id) => {
            return { id, ...locationOf(file, at, places), message: { text: message } };
          }),
        }),
    properties: { bundle: finding.bundle },
  };
}

function suppressedOf(
  { finding, reason, origin }: Suppressed,
  index: ReadonlyMap<string, number>,
  places: Places,
): unknown {
  const kind = origin === 'configuration' ? 'external' : 'inSource';
  return { ...resultOf(finding, index, places), suppressions: [{ kind, justification: reason }] };
}

function locationOf(file: string, at: Finding['at'], places: Places): Record<string, unknown> {
  const { start, end } = places.rangeOf(file, at);
  const region = { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
  return { physicalLocation: { artifactLocation: artifactOf(file), region } };
}

function artifactOf(file: string): unknown {
  return { uri: file.split('/').map(encodeURIComponent).join('/'), uriBaseId: 'SRCROOT' };
}
