/** Runs ELK in this very thread, for the doors that have no worker. */

import type { ElkNode } from 'elkjs/lib/elk-api.js';

/** Loads ELK on first use: it is large, and few commands need it. */
export async function layoutHere(graph: ElkNode): Promise<ElkNode> {
  const { default: elk } = await import('elkjs');
  return new elk.default().layout(graph);
}
