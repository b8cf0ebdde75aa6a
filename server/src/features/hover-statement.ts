/** What a file says of its cluster, in words: what the field means, what follows, and whether another file overrules it. */

import type { ClusterProfile } from '../cluster/profile.ts';
import { meaningOf } from '../cluster/profile-meaning.ts';
import { combine } from '../cluster/profile-sources.ts';
import { type Statement, shortName, statementAt, statementsOf } from '../cluster/statements.ts';
import { pathAt } from '../manifest/cursor.ts';
import { inlineCode } from '../text/markdown.ts';
import { clusterReadingsOf } from '../workspace/cluster-files.ts';
import type { ManifestFile } from '../workspace/manifest-file.ts';
import type { Hover } from './hover.ts';

/** The statement under the cursor, on its key or its value. */
export function describeStatement(
  file: ManifestFile,
  offset: number,
  chosen: ClusterProfile | undefined,
): Hover | undefined {
  const readings = clusterReadingsOf(file);
  if (readings.length === 0) return undefined;
  const place = pathAt(file.parsed, offset);
  const at = place?.on === 'key' && place.node?.kind === 'scalar' ? place.node.at.start : offset;
  for (const reading of readings) {
    const statement = statementAt(reading.profile, file.path, at);
    if (!statement) continue;
    const isSame = chosen?.name === undefined || chosen.name.value === (reading.profile.name ?? chosen.name).value;
    const rival = chosen && isSame ? rivalOf(chosen, statement) : undefined;
    const profile = chosen && isIn(chosen, statement) ? chosen : combine([reading]).profile;
    const { field, stated } = statement;
    const heading = `**${inlineCode(shortName(field))}** ${inlineCode(String(stated.value))}`;
    const name = profile.name?.value;
    const owner = name === undefined ? 'the cluster' : `the cluster ${inlineCode(name)}`;
    const standing = rival
      ? `It does not count: ${inlineCode(rival.stated.file)} says ${inlineCode(String(rival.stated.value))}.`
      : `It describes ${owner}.`;
    const meanings = rival ? [] : meaningOf(profile, statement).map((sentence) => `- ${sentence}`);
    return {
      at: stated.at,
      markdown: [heading, standing, meanings.join('\n')].filter((part) => part !== '').join('\n\n'),
    };
  }
  return undefined;
}

/** The statement that counts in the place of this one. */
function rivalOf(chosen: ClusterProfile, { field, stated }: Statement): Statement | undefined {
  const counting = statementsOf(chosen).find((other) => other.field === field);
  const isOther = counting && (counting.stated.file !== stated.file || counting.stated.at.start !== stated.at.start);
  // Of two clusters in one file each says its own; only another file overrules.
  return isOther && counting.stated.file !== stated.file ? counting : undefined;
}

function isIn(chosen: ClusterProfile, { field, stated }: Statement): boolean {
  return statementsOf(chosen).some(
    (other) => other.field === field && other.stated.file === stated.file && other.stated.at.start === stated.at.start,
  );
}
