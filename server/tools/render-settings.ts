/** Renders what users can set: the settings block of package.json and the schema of `.portolan.yaml`. */

import { clusterSchema } from '../src/cluster/portolan-yaml-fields.ts';
import { type Bounds, boundRanges, defaultBounds } from '../src/manifest/bounds.ts';
import { severities } from '../src/rules/finding.ts';
import type { Rule } from '../src/rules/rule.ts';
import { newestKubernetes, type PresetName } from '../src/rules/settings.ts';

type Json = Readonly<Record<string, unknown>>;

const presets: Readonly<Record<PresetName, string>> = {
  recommended: 'What is wrong, will not work, or opens what should be closed. Always part of the choice.',
  strict: 'Sound practices as well.',
  aks: 'What concerns clusters of Azure Kubernetes Service, whether or not the manifests show that they are for one.',
  'aks-safeguards':
    "What the deployment safeguards of Azure Kubernetes Service deny or warn about, by the policies' names.",
};

/** The lenses of the server by kind, and the one that the extension makes itself. */
const lenses: Readonly<Record<string, string>> = {
  workloads: 'Above a workload: how many others reach it, how many it reaches, and how many connections are blocked.',
  policies: 'Above a policy: how many workloads it selects, and what it opens and closes.',
  services: 'Above a Service: how many workloads it selects, and from how many it is reached.',
  ingresses: 'Above an Ingress, a Gateway or a route: how many hosts or listeners lead to how many Services.',
  changes: 'Above what was edited: how many connections the edit opens and closes against the last commit.',
};

/** The value of `contributes.configuration`. */
export function renderConfiguration(rules: readonly Rule[]): { readonly title: string; readonly properties: Json } {
  return {
    title: 'Portolan',
    properties: {
      'portolan.presets': { ...presetsSchema(), default: ['recommended'], scope: 'resource' },
      'portolan.rules': { ...severitiesSchema(rules), default: {}, scope: 'resource' },
      'portolan.options': { ...optionsSchema(rules), default: {}, scope: 'resource' },
      'portolan.kubernetes': { ...kubernetesSchema(), default: `1.${newestKubernetes}`, scope: 'resource' },
      'portolan.run': {
        type: 'string',
        enum: ['onType', 'onSave'],
        enumDescriptions: ['While you type.', 'When a file is saved.'],
        default: 'onType',
        scope: 'window',
        description: 'When findings are looked for.',
      },
      ...inlayHintSettings(),
      ...Object.fromEntries(
        Object.entries(lenses).map(([kind, description]) => [`portolan.codeLens.${kind}`, switchedOn(description)]),
      ),
      ...limitSettings(),
      'portolan.trace.server': {
        type: 'string',
        enum: ['off', 'messages', 'verbose'],
        default: 'off',
        scope: 'window',
        description: 'What of the traffic with the language server is written to the output channel.',
      },
    },
  };
}

const inlayHints = {
  policyTypes: 'Show which directions a NetworkPolicy without policyTypes isolates.',
  protocol: 'Show the protocol of ports that name none.',
  targetPort: 'Show where a port of a Service leads that names no target, and the numbers of named ports.',
  namespace: 'Show the namespace that a kustomization puts an object into.',
};

/** One switch for each kind, all off: hints take room that nobody gave them. */
function inlayHintSettings(): Json {
  const entries = Object.entries(inlayHints).map(([kind, description]) => {
    return [`portolan.inlayHints.${kind}`, { type: 'boolean', default: false, scope: 'window', description }];
  });
  return Object.fromEntries(entries);
}

const bounds: Readonly<Record<keyof Bounds, string>> = {
  fileSize: 'How many characters of one file are read.',
  documents: 'How many documents of one file are read.',
  depth: 'How deep mappings and lists may be nested.',
  aliasedNodes: 'How many values the aliases of one document may stand for.',
};

const shown = {
  problems: { description: 'How many findings of one file are shown. The gravest come first.', default: 1000 },
  symbols: { description: 'How many objects of one file the outline shows.', default: 5000 },
};

function limitSettings(): Json {
  const read = Object.entries(boundSchemas()).map(([name, schema]) => {
    return [`portolan.limits.${name}`, { ...schema, default: defaultBounds[name as keyof Bounds], scope: 'resource' }];
  });
  const seen = Object.entries(shown).map(([name, { description, default: value }]) => {
    return [`portolan.limits.${name}`, { type: 'integer', minimum: 1, default: value, scope: 'window', description }];
  });
  return Object.fromEntries([...read, ...seen]);
}

function limitsSchema(): Json {
  return {
    type: 'object',
    additionalProperties: false,
    properties: boundSchemas(),
    description: 'How much is read of one file. What lies beyond is a finding.',
  };
}

function boundSchemas(): Readonly<Record<string, Json>> {
  const entries = Object.entries(bounds).map(([name, description]) => {
    const { min, max } = boundRanges[name as keyof Bounds];
    return [name, { type: 'integer', minimum: min, maximum: max, description }];
  });
  return Object.fromEntries(entries);
}

/** `schemas/portolan.schema.json`. */
export function renderSchema(rules: readonly Rule[]): Json {
  return {
    $comment: 'Written by `npm run generate`; do not edit.',
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Configuration of Portolan',
    type: 'object',
    additionalProperties: false,
    properties: {
      presets: presetsSchema(),
      rules: severitiesSchema(rules),
      options: optionsSchema(rules),
      kubernetes: kubernetesSchema(),
      limits: limitsSchema(),
      bundles: bundlesSchema(),
      allow: allowSchema(rules),
      cluster: { description: 'The network profile of the cluster that these manifests are for.', ...clusterSchema() },
    },
  };
}

function switchedOn(description: string): Json {
  return { type: 'boolean', default: true, scope: 'window', description };
}

function presetsSchema(): Json {
  return {
    type: 'array',
    uniqueItems: true,
    items: { type: 'string', enum: Object.keys(presets), enumDescriptions: Object.values(presets) },
    description: 'The sets of rules that are on.',
  };
}

function severitiesSchema(rules: readonly Rule[]): Json {
  const entries = rules.map(({ id, summary, severity, preset }) => {
    const normally = preset === 'recommended' ? severity : `${severity} in the preset ${preset}`;
    const description = `${summary} (${preset === 'off' ? `off, ${severity} when set to be on` : normally})`;
    return [id, { type: 'string', enum: [...severities, 'off'], description }];
  });
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(entries),
    description: 'The severity of single rules, or off.',
  };
}

function optionsSchema(rules: readonly Rule[]): Json {
  const entries = rules
    .filter(({ options }) => Object.keys(options).length > 0)
    .map(({ id, summary, options }) => {
      const properties = Object.entries(options).map(([name, { description, schema }]) => [
        name,
        { ...schema, description },
      ]);
      const described = { description: summary, properties: Object.fromEntries(properties) };
      return [id, { type: 'object', additionalProperties: false, ...described }];
    });
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(entries),
    description: 'The options of single rules.',
  };
}

function kubernetesSchema(): Json {
  return {
    type: 'string',
    pattern: '^1\\.[0-9]+$',
    description: 'The version of Kubernetes that the manifests are for, such as "1.33".',
  };
}

function bundlesSchema(): Json {
  return {
    type: 'array',
    description: 'Which files are deployed together, where folders do not tell.',
    items: {
      type: 'object',
      additionalProperties: false,
      required: ['name', 'paths'],
      properties: {
        name: { type: 'string', description: 'The name of the bundle.' },
        paths: pathsSchema('The files that belong to it'),
      },
    },
  };
}

function allowSchema(rules: readonly Rule[]): Json {
  return {
    type: 'array',
    description: 'Findings that are meant to be so.',
    items: {
      type: 'object',
      additionalProperties: false,
      required: ['rule', 'reason'],
      properties: {
        rule: {
          type: 'string',
          enum: rules.map(({ id }) => id),
          description: 'The rule that is allowed to be broken.',
        },
        paths: pathsSchema('The files it is allowed in; everywhere when left out'),
        reason: { type: 'string', minLength: 1, description: 'Why; it is shown beside what it suppresses.' },
        until: {
          type: 'string',
          pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$',
          description: 'The last day on which it holds, such as "2027-01-31".',
        },
      },
    },
  };
}

function pathsSchema(what: string): Json {
  return {
    type: 'array',
    minItems: 1,
    items: { type: 'string' },
    description: `${what}: globs relative to this file, such as apps/shop/**.`,
  };
}
