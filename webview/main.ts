/** The entry of the chart's window: puts the style in place, tells the extension that it is ready, and listens. */

import { chartStyle } from '../server/src/chart/style.ts';
import type { ToChart } from '../server/src/protocol/chart-window.ts';
import { ChartWindow } from './chart-window.ts';
import { Host } from './host.ts';

// The chart's own style comes with its code, so that pictures look as the window does; no inline style is needed.
const sheet = new CSSStyleSheet();
sheet.replaceSync(chartStyle);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

const host = new Host();
let chart: ChartWindow | undefined;

addEventListener('message', ({ data }: MessageEvent<ToChart>) => {
  if (data.type === 'start') chart = new ChartWindow(host, data, document.body);
  else chart?.hear(data);
});

host.say({ type: 'ready' });
