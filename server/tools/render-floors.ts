/** Renders the picture of the floors from the references of their tsconfig files. */

import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** One folder with a tsconfig.json of its own, and those it may import from. */
export interface Floor {
  readonly name: string;
  readonly folder: string;
  readonly references: readonly string[];
}

/** The floors under server/src, read from their tsconfig files, sorted by name. */
export function readFloors(base: string): Floor[] {
  const configs = globSync('server/src/*/tsconfig.json', { cwd: base }).sort();
  return configs.map((config) => {
    const folder = path.dirname(config).split(path.sep).join('/');
    const { references = [] } = readConfig(path.join(base, config));
    return {
      name: path.basename(folder),
      folder,
      references: references.map((each) => path.basename(each.path)).sort(),
    };
  });
}

/** The tower, ground floor last: each row holds the floors that rest on the same height. */
export function renderFloors(floors: readonly Floor[]): string {
  const heights = heightsOf(floors);
  const top = Math.max(...heights.values());
  const rows: string[] = [];
  for (let height = top; height >= 0; height--) {
    const names = floors.filter(({ name }) => heights.get(name) === height).map(({ name }) => name);
    rows.push(names.map((name) => `[ ${name} ]`).join('   '));
  }
  const widest = Math.max(...rows.map((row) => row.length));
  return rows.map((row) => `${' '.repeat(Math.floor((widest - row.length) / 2) + 2)}${row}`).join('\n');
}

/** Replaces what stands between the two comments that name the command. */
export function withFloors(page: string, picture: string): string {
  const region = /(<!-- Floors: written by `npm run generate`\. -->\n)[\s\S]*?(\n<!-- End of floors\. -->)/;
  if (!region.test(page)) throw new Error('ARCHITECTURE.md has lost the comments that its picture stands between.');
  return page.replace(region, (_, before: string, after: string) => `${before}\`\`\`text\n${picture}\n\`\`\`${after}`);
}

/** The longest way down to a floor that rests on nothing. */
function heightsOf(floors: readonly Floor[]): ReadonlyMap<string, number> {
  const heights = new Map<string, number>();
  const byName = new Map(floors.map((floor) => [floor.name, floor]));
  const heightOf = (name: string, above: readonly string[]): number => {
    if (above.includes(name)) throw new Error(`The floors ${[...above, name].join(', ')} rest on each other.`);
    const known = heights.get(name);
    if (known !== undefined) return known;
    const below = (byName.get(name)?.references ?? []).map((each) => heightOf(each, [...above, name]));
    const height = below.length === 0 ? 0 : Math.max(...below) + 1;
    heights.set(name, height);
    return height;
  };
  for (const { name } of floors) heightOf(name, []);
  return heights;
}

function readConfig(file: string): { references?: { path: string }[] } {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}
