/**
 * How a chart looks: sizes, dashes and which of the colours a part takes. The colours themselves are variables that
 * whoever shows the chart sets: a theme of `themes.ts`, or the editor's own.
 */

import { sizes } from './drawing.ts';

export const chartStyle = `
.chart { font-family: var(--chart-font); }
.chart text { fill: var(--chart-ink); }
.chart .paper { fill: var(--chart-surface); }
.chart .glyph { fill: none; stroke: var(--chart-muted); stroke-width: 1.25; stroke-linecap: round; stroke-linejoin: round; }
.chart .area .ground { fill: var(--chart-area); stroke: var(--chart-frame); }
.chart .area .namespace { font-size: 12px; font-weight: 600; letter-spacing: 0.02em; fill: var(--chart-muted); }
.chart .node .frame { fill: var(--chart-card); stroke: var(--chart-frame); stroke-width: 1.25; }
.chart .node.internet .frame, .chart .node.addresses .frame, .chart .node.missing .frame { stroke-dasharray: 5 3; }
.chart .node .name { font-size: ${sizes.title}px; font-weight: 600; }
.chart .node .detail, .chart .node .undrawn { font-size: ${sizes.detail}px; }
.chart .node .detail, .chart .node .undrawn { fill: var(--chart-muted); }
.chart .node .undrawn { text-anchor: middle; }
.chart .badge path { fill: var(--chart-note); stroke: var(--chart-surface); stroke-width: 1.5; }
.chart .badge.error path { fill: var(--chart-error); }
.chart .badge.warning path { fill: var(--chart-warning); }
.chart .badge text { font-size: 11px; font-weight: 700; text-anchor: middle; fill: var(--chart-surface); }
.chart .line .course { fill: none; stroke-width: 1.5; }
.chart .line .hit { fill: none; stroke: transparent; stroke-width: 12; }
.chart .line.routes .course { stroke: var(--chart-routes); stroke-width: 2.5; }
.chart .line.routes.shut .course { stroke: var(--chart-blocked); stroke-dasharray: 12 4; }
.chart .line.selects .course { stroke: var(--chart-selects); stroke-dasharray: 1.5 4; stroke-width: 2; stroke-linecap: round; }
.chart .line.allowed .course { stroke: var(--chart-allowed); }
.chart .line.unknown .course { stroke: var(--chart-unknown); stroke-dasharray: 9 3 2 3; }
.chart .line.blocked .course { stroke: var(--chart-blocked); stroke-dasharray: 5 4; }
.chart .line.open .course { stroke: var(--chart-selects); stroke-width: 1; stroke-dasharray: 14 3; }
.chart .line.opened .course { stroke-width: 3.5; }
.chart .line.closed .course { stroke-width: 3; stroke-dasharray: 3 6; opacity: 0.75; }
.chart .line .plate { fill: var(--chart-surface); fill-opacity: 0.9; }
.chart .line .port { font-size: ${sizes.label}px; text-anchor: middle; }
.chart .end .solid, .chart .end .hollow { stroke: none; }
.chart .end .stroke { fill: none; stroke-width: 1.75; }
.chart .end.routes .solid { fill: var(--chart-routes); }
.chart .end.selects .solid { fill: var(--chart-selects); }
.chart .end.allowed .solid { fill: var(--chart-allowed); }
.chart .end.unknown .hollow { fill: var(--chart-surface); stroke: var(--chart-unknown); stroke-width: 1.5; }
.chart .end.blocked .stroke { stroke: var(--chart-blocked); }
.chart .end.open .stroke { stroke: var(--chart-selects); }
.chart .legend text { font-size: ${sizes.label}px; }
.chart .legend text { fill: var(--chart-muted); }
`.trim();
