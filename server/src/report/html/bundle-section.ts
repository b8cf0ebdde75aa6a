/** Who reaches whom in each bundle: the ways in from outside, and the matrix of connections. */

import type { BundleReport } from '../../features/bundle-report.ts';
import { portsText, type WayInData } from '../../features/reach.ts';
import { countOf } from '../../text/words.ts';
import { reachMatrix } from '../reach-matrix.ts';
import { html, type Markup } from './markup.ts';
import { matrixTable } from './matrix-table.ts';

const waysShown = 50;

/** A bundle with its chart as SVG, where one was drawn. */
export interface DrawnBundle extends BundleReport {
  readonly chart?: string | undefined;
}

export function bundleSections(bundles: readonly DrawnBundle[], leftOut: number): Markup | false {
  if (bundles.length === 0) return false;
  return html`<h2 id="reachability">Who reaches whom</h2>
<p class="soft">Read from the manifests alone: what their policies and routes let pass, not what was seen in a cluster.
In a matrix “all” is every port, “·” is closed, “–” is an end and itself, and a question mark stands where the manifests do not tell.</p>
${bundles.map((bundle) => bundleSection(bundle))}
${leftOut > 0 && html`<p><strong>${countOf(leftOut, 'more bundle')} ${leftOut === 1 ? 'is' : 'are'} not shown here.</strong> <code>portolan reach --bundle DIR</code> shows any one.</p>`}`;
}

function bundleSection({ name, reach, chart }: DrawnBundle): Markup {
  return html`<section class="bundle">
<h3>${name === '.' ? 'All files together' : html`Bundle <code>${name}</code>`}</h3>
${chart === undefined ? html`<p class="soft">The chart is left out here; <code>portolan topology --format svg</code> draws it.</p>` : picture(chart)}
${reach.waysIn.length > 0 && waysTable(reach.waysIn)}
${matrixTable(reachMatrix(reach))}
</section>
`;
}

/** As an image the chart keeps its style and its names to itself, whatever else the page holds. */
function picture(svg: string): Markup {
  const alternative = 'The chart of this bundle. The tables below tell the same in words.';
  return html`<figure class="picture"><img src="data:image/svg+xml,${encodeURIComponent(svg)}" alt="${alternative}"></figure>`;
}

function waysTable(ways: readonly WayInData[]): Markup {
  const rows = ways.slice(0, waysShown).map(({ entry, detail, service, to, ports, state, missing }) => {
    return html`<tr><th scope="row">${entry}</th><td>${detail}</td><td>${service}</td><td>${to}</td><td>${portsText(ports)}</td><td>${states[state]}${missing !== null && html` <span class="soft">${missing}</span>`}</td></tr>\n`;
  });
  const rest = ways.length - rows.length;
  return html`<div class="scroll"><table><caption>Ways in from outside</caption>
<thead><tr><th scope="col">Opened by</th><th scope="col">Host and path, or type</th><th scope="col">Service</th><th scope="col">Pods</th><th scope="col">Ports</th><th scope="col">State</th></tr></thead>
<tbody>${rows}</tbody></table></div>
${rest > 0 && html`<p class="soft">And ${countOf(rest, 'more way')} in.</p>`}`;
}

const states: Readonly<Record<WayInData['state'], string>> = {
  open: 'open',
  narrow: 'open to some sources only',
  blocked: 'blocked by a policy',
  unknown: 'unknown',
  unresolved: 'leads nowhere',
};
