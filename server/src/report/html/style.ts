/** The report's style: quiet, printable, in the reader's own light or dark. */

export const style = `
:root {
  color-scheme: light dark;
  --ground: #ffffff; --raised: #f5f7f9; --line: #d5dbe1; --text: #1b2733; --soft: #51606e; --link: #0b5cad;
  --error: #b3261e; --warning: #8f5a00; --information: #0b5cad; --hint: #5b6670;
  --error-fill: #d64540; --warning-fill: #e0a030; --information-fill: #4f93d2; --hint-fill: #a3adb8;
  --mark: #fff0b8; --mark-text: #1b2733; --open: #e7f4ea; --doubt: #fdf3d8;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #14191f; --raised: #1d242c; --line: #37424d; --text: #e3e8ed; --soft: #a4b0bb; --link: #7ab8f5;
    --error: #ff8f87; --warning: #f0b95a; --information: #7ab8f5; --hint: #a4b0bb;
    --error-fill: #d9534c; --warning-fill: #c98a20; --information-fill: #3f81bf; --hint-fill: #66727e;
    --mark: #5c4a12; --mark-text: #fff3cf; --open: #1d3326; --doubt: #3a3217;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
main { max-width: 68rem; margin: 0 auto; padding: 2rem 1.5rem 4rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .25rem; overflow-wrap: anywhere; }
h2 { font-size: 1.35rem; margin: 2.75rem 0 .75rem; padding-top: .5rem; border-top: 1px solid var(--line); }
h3 { font-size: 1.05rem; margin: 2rem 0 .25rem; overflow-wrap: anywhere; }
h4 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
p { margin: .35rem 0; }
a { color: var(--link); }
code, pre { font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; font-size: .9em; }
.soft { color: var(--soft); }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; margin: 1rem 0 0; padding: 0; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr)); gap: .75rem; margin: 1.5rem 0 1rem; padding: 0; }
.tiles div { background: var(--raised); border: 1px solid var(--line); border-top-width: 4px; border-radius: 6px; padding: .6rem .9rem; }
.tiles dt { color: var(--soft); }
.tiles dd { margin: 0; font-size: 1.7rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
.tiles .error { border-top-color: var(--error-fill); } .tiles .warning { border-top-color: var(--warning-fill); }
.tiles .information { border-top-color: var(--information-fill); } .tiles .hint { border-top-color: var(--hint-fill); }
.bar { display: block; width: 100%; height: .8rem; }
.bar rect.error { fill: var(--error-fill); } .bar rect.warning { fill: var(--warning-fill); }
.bar rect.information { fill: var(--information-fill); } .bar rect.hint { fill: var(--hint-fill); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: .75rem 0; }
caption { text-align: left; color: var(--soft); padding-bottom: .35rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
thead th { color: var(--soft); font-weight: 600; white-space: nowrap; }
tbody th { font-weight: 400; }
.bars td:last-child { width: 20%; padding-top: .75rem; }
.bars td:nth-last-child(2) { white-space: nowrap; }
.scroll td, .scroll th { overflow-wrap: normal; }
.severity { font-weight: 600; }
.severity.error { color: var(--error); } .severity.warning { color: var(--warning); }
.severity.information { color: var(--information); } .severity.hint { color: var(--hint); }
.filter { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; background: var(--ground); border-bottom: 1px solid var(--line); padding: .6rem 0; }
.filter[hidden], [hidden] { display: none; }
.filter input[type=search] { font: inherit; color: inherit; background: var(--raised); border: 1px solid var(--line); border-radius: 4px; padding: .25rem .6rem; min-width: 16rem; }
.finding { border-left: 4px solid var(--line); margin: .9rem 0 1.4rem; padding: .1rem 0 .1rem 1rem; }
.finding.error { border-left-color: var(--error-fill); } .finding.warning { border-left-color: var(--warning-fill); }
.finding.information { border-left-color: var(--information-fill); } .finding.hint { border-left-color: var(--hint-fill); }
.finding .what { font-weight: 600; }
.finding ul { margin: .35rem 0; padding-left: 1.2rem; }
.excerpt { background: var(--raised); border: 1px solid var(--line); border-radius: 6px; padding: .6rem .8rem; margin: .6rem 0; overflow-x: auto; line-height: 1.45; tab-size: 2; }
.line-number { display: inline-block; min-width: 3ch; margin-right: 1.5ch; text-align: right; color: var(--soft); user-select: none; }
mark { background: var(--mark); color: var(--mark-text); border-bottom: 2px solid var(--warning-fill); }
.matrix { width: auto; font-size: .85rem; }
.matrix th, .matrix td { border: 1px solid var(--line); padding: .25rem .45rem; }
.matrix td { text-align: center; overflow-wrap: normal; }
.matrix tbody th { white-space: nowrap; }
.matrix thead th { text-align: center; }
.matrix .open { background: var(--open); } .matrix .doubt { background: var(--doubt); } .matrix .closed { color: var(--soft); }
.paths { columns: 24rem; margin: .5rem 0 1.25rem; padding-left: 1.2rem; overflow-wrap: anywhere; }
.ends { columns: 18rem; margin: .5rem 0; padding-left: 1.2rem; }
.picture { margin: 1rem 0; overflow-x: auto; }
.picture img { max-width: 100%; height: auto; }
@media (min-width: 60rem) { .of-rules th { white-space: nowrap; } }
@media (max-width: 40rem) { .bars td:last-child { display: none; } }
@media print {
  :root { --ground: #ffffff; --raised: #ffffff; --line: #b5bcc4; --text: #000000; --soft: #444c55; --link: #000000; --mark: #fff0b8; --mark-text: #000000; --error: #8f1d17; --warning: #6b4300; --information: #083f78; --hint: #3d454d; --open: #e7f4ea; --doubt: #fdf3d8; color-scheme: light; }
  @page { margin: 16mm 14mm; }
  body { font-size: 10.5pt; }
  main { max-width: none; padding: 0; }
  .filter, nav { display: none; }
  .tiles { grid-template-columns: repeat(6, 1fr); gap: 2mm; }
  .tiles div { padding: 2mm 3mm; }
  .tiles dd { font-size: 16pt; }
  .picture img { max-height: 230mm; }
  h2, h3, h4, caption { break-after: avoid; }
  .finding, .picture, tr, .tiles { break-inside: avoid; }
  .excerpt { white-space: pre-wrap; overflow-wrap: anywhere; }
  .bar, .tiles div, .finding, mark, .matrix td { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .of-rules th { white-space: normal; }
  .matrix { font-size: 8pt; }
  a { text-decoration: none; }
}
`;
