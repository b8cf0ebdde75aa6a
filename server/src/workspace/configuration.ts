/** Reads `.portolan.yaml`: what it sets, and every place where it says something that cannot be meant. */

import { type Bounds, boundNames, boundRanges, isBound } from '../manifest/bounds.ts';
import { isList, isMap, isScalar, type MapNode, type Node, plainValue, stringOf } from '../manifest/located.ts';
import type { ParsedText } from '../manifest/parse.ts';
import { nearest } from '../text/nearest.ts';
import type { Range } from '../text/range.ts';

export const configurationName = '.portolan.yaml';

/** Whether a file configures the workspace folder that it lies in. */
export function isWorkspaceConfiguration({ path }: { readonly path: string }): boolean {
  return path === configurationName;
}

export interface ConfiguredAllow {
  readonly rule: string;
  /** Globs relative to the configuration; empty means everywhere. */
  readonly paths: readonly string[];
  readonly reason: string;
  readonly until: string | undefined;
  /** The value of `rule`. */
  readonly at: Range;
}

export interface ConfiguredBundle {
  readonly name: string;
  readonly paths: readonly string[];
}

/** A rule id wherever the configuration names one. */
export interface NamedRule {
  readonly id: string;
  readonly at: Range;
}

export interface ConfigurationProblem {
  readonly at: Range;
  /** One sentence with its full stop. */
  readonly message: string;
  /** The word that was probably meant in the place of what stands at `at`. */
  readonly meant?: string;
}

export interface Configuration {
  readonly presets: readonly string[] | undefined;
  readonly severities: Readonly<Record<string, string>>;
  readonly options: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** The minor version of `kubernetes: "1.N"`. */
  readonly kubernetes: number | undefined;
  /** How much is read of one file, where it is said. */
  readonly limits: Partial<Bounds>;
  readonly bundles: readonly ConfiguredBundle[];
  readonly allow: readonly ConfiguredAllow[];
  readonly namedRules: readonly NamedRule[];
  readonly problems: readonly ConfigurationProblem[];
}

const fields = ['presets', 'rules', 'options', 'kubernetes', 'limits', 'bundles', 'allow', 'cluster'];
const presetNames = ['recommended', 'strict', 'aks', 'aks-safeguards'];
const severityNames = ['error', 'warning', 'information', 'hint', 'off'];

/** The configuration of a parsed file. Whatever is wrong in it is left out and named among the problems. */
export function readConfiguration(parsed: ParsedText): Configuration {
  return new Reader().read(parsed);
}

class Reader {
  readonly #problems: ConfigurationProblem[] = [];
  readonly #named: NamedRule[] = [];

  read(parsed: ParsedText): Configuration {
    const contents = parsed.documents.find((document) => document.contents)?.contents;
    const root = contents === undefined ? undefined : this.#map(contents, 'The configuration');
    if (root) this.#knownKeys(root, fields, 'the configuration');
    return {
      presets: this.#presets(root?.get('presets')),
      severities: this.#severities(root?.get('rules')),
      options: this.#options(root?.get('options')),
      kubernetes: this.#kubernetes(root?.get('kubernetes')),
      limits: this.#limits(root?.get('limits')),
      bundles: this.#items(root?.get('bundles'), 'bundles').flatMap((item) => this.#bundle(item)),
      allow: this.#items(root?.get('allow'), 'allow').flatMap((item) => this.#allow(item)),
      namedRules: this.#named,
      problems: this.#problems,
    };
  }

  #presets(node: Node | undefined): string[] | undefined {
    if (!node || isNull(node)) return undefined;
    if (!isList(node)) {
      this.#problem(node, 'presets takes a list of names.');
      return undefined;
    }
    return node.items.flatMap((item) => {
      const name = stringOf(item);
      if (name !== undefined && presetNames.includes(name)) return [name];
      this.#problem(
        item,
        `There is no such preset; there are ${presetNames.join(', ')}.`,
        nearest(name ?? '', presetNames),
      );
      return [];
    });
  }

  #severities(node: Node | undefined): Record<string, string> {
    const severities: Record<string, string> = {};
    for (const { key, name, value } of this.#map(node, 'rules')?.entries ?? []) {
      this.#named.push({ id: name, at: key.at });
      // An unquoted off is the boolean false to YAML 1.1, and nobody means anything else by it here.
      const severity = isScalar(value) && value.value === false ? 'off' : stringOf(value);
      if (severity !== undefined && severityNames.includes(severity)) severities[name] = severity;
      else
        this.#problem(
          value,
          `A severity is one of ${severityNames.join(', ')}.`,
          nearest(severity ?? '', severityNames),
        );
    }
    return severities;
  }

  #options(node: Node | undefined): Record<string, Record<string, unknown>> {
    const options: Record<string, Record<string, unknown>> = {};
    for (const { key, name, value } of this.#map(node, 'options')?.entries ?? []) {
      this.#named.push({ id: name, at: key.at });
      const set = this.#map(value, `The options of ${name}`);
      if (set) options[name] = Object.fromEntries(set.entries.map((entry) => [entry.name, plainValue(entry.value)]));
    }
    return options;
  }

  #kubernetes(node: Node | undefined): number | undefined {
    if (!node || isNull(node)) return undefined;
    const match = /^v?1\.([0-9]+)(\.[0-9]+)?$/.exec(stringOf(node) ?? '');
    if (match) return Number(match[1]);
    this.#problem(node, 'A version is written in quotes, such as "1.33".');
    return undefined;
  }

  #limits(node: Node | undefined): Partial<Bounds> {
    const map = this.#map(node, 'limits');
    if (!map) return {};
    this.#knownKeys(map, boundNames, 'limits');
    const set = boundNames.flatMap((name): [string, number][] => {
      const value = map.get(name);
      if (!value || isNull(value)) return [];
      const limit = isScalar(value) ? value.value : undefined;
      if (isBound(name, limit)) return [[name, limit]];
      const { min, max } = boundRanges[name];
      this.#problem(value, `The limit ${name} is a whole number from ${min} to ${max}.`);
      return [];
    });
    return Object.fromEntries(set);
  }

  #bundle(map: MapNode): ConfiguredBundle[] {
    this.#knownKeys(map, ['name', 'paths'], 'a bundle');
    const name = this.#text(map, 'name', 'A bundle');
    const paths = this.#paths(map);
    if (name !== undefined && paths.length === 0) this.#problem(map, `Bundle ${name} names no paths.`);
    return name === undefined || paths.length === 0 ? [] : [{ name, paths }];
  }

  #allow(map: MapNode): ConfiguredAllow[] {
    this.#knownKeys(map, ['rule', 'paths', 'reason', 'until'], 'an allowance');
    const rule = this.#text(map, 'rule', 'An allowance');
    const reason = this.#text(map, 'reason', 'An allowance');
    const until = map.get('until');
    const day = until && isScalar(until) ? String(until.value) : undefined;
    if (until && !/^\d{4}-\d{2}-\d{2}$/.test(day ?? '')) this.#problem(until, 'A day is written as 2027-01-31.');
    if (rule === undefined || reason === undefined) return [];
    const at = map.get('rule')!.at;
    this.#named.push({ id: rule, at });
    return [{ rule, reason, paths: this.#paths(map), until: day, at }];
  }

  #paths(map: MapNode): string[] {
    const node = map.get('paths');
    if (!node || isNull(node)) return [];
    if (isList(node)) return node.items.map(stringOf).filter((path) => path !== undefined);
    this.#problem(node, 'paths takes a list of globs.');
    return [];
  }

  #items(node: Node | undefined, name: string): MapNode[] {
    if (!node || isNull(node)) return [];
    if (isList(node))
      return node.items.map((item) => this.#map(item, `An item of ${name}`)).filter((map) => map !== undefined);
    this.#problem(node, `${name} takes a list.`);
    return [];
  }

  #text(map: MapNode, name: string, what: string): string | undefined {
    const node = map.get(name);
    const text = stringOf(node);
    if (text !== undefined && text.trim() !== '') return text;
    this.#problem(node && !isNull(node) ? node : map, `${what} needs a ${name}.`);
    return undefined;
  }

  #map(node: Node | undefined, what: string): MapNode | undefined {
    if (!node || isNull(node)) return undefined;
    if (isMap(node)) return node;
    this.#problem(node, `${what} is a mapping.`);
    return undefined;
  }

  #knownKeys(map: MapNode, known: readonly string[], what: string): void {
    for (const { key, name } of map.entries) {
      if (known.includes(name)) continue;
      const meant = nearest(name, known);
      this.#problem(key, `There is no ${name} in ${what}.`, meant);
    }
  }

  #problem(node: Node, message: string, meant?: string): void {
    const at = node.kind === 'map' && !node.flow ? (node.entries[0]?.key.at ?? node.at) : node.at;
    this.#problems.push(meant === undefined ? { at, message } : { at, message, meant });
  }
}

function isNull(node: Node): boolean {
  return isScalar(node) && node.value === null;
}
