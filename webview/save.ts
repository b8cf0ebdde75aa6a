/** The chart as a file: what is drawn as SVG or PNG, all of it as Mermaid or JSON. */

import type { Drawing } from '../server/src/chart/drawing.ts';
import { topologyMermaid } from '../server/src/chart/mermaid.ts';
import { pictureOf } from '../server/src/chart/picture.ts';
import type { Theme } from '../server/src/chart/themes.ts';
import { themes } from '../server/src/chart/themes.ts';
import type { ChartFormat, FromChart } from '../server/src/protocol/chart-window.ts';
import type { Topology } from '../server/src/protocol/topology.ts';

export interface Saved {
  readonly topology: Topology;
  readonly drawing: Drawing;
  /** What is not drawn, in sentences. */
  readonly notes: readonly string[];
}

/** What the extension is to write into a file. */
export async function fileOf(format: ChartFormat, saved: Saved): Promise<Extract<FromChart, { type: 'save' }>> {
  const title = saved.topology.bundle || '.';
  const name = title.replace(/[^\w-]+/g, '-').replace(/^-+|-+$/g, '') || 'topology';
  return { type: 'save', format, name, content: await contentOf(format, saved, title) };
}

async function contentOf(format: ChartFormat, { topology, drawing, notes }: Saved, title: string): Promise<string> {
  const picture = (): string => pictureOf(drawing, { title, notes, problems: topology.problems, theme: themeOfPage() });
  switch (format) {
    case 'svg':
      return picture();
    case 'png':
      return pngOf(picture());
    case 'mermaid':
      return topologyMermaid(topology);
    case 'json':
      return `${JSON.stringify(topology, undefined, 2)}\n`;
  }
}

const finest = 2;
/** Beyond so many pixels a canvas stays empty. */
const mostPixels = 100_000_000;

/** The bytes in base64. */
async function pngOf(svg: string): Promise<string> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const scale = Math.min(finest, Math.sqrt(mostPixels / (image.naturalWidth * image.naturalHeight)));
  const canvas = document.createElement('canvas');
  canvas.width = Math.floor(image.naturalWidth * scale);
  canvas.height = Math.floor(image.naturalHeight * scale);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/png').replace(/^[^,]*,/, '');
}

/** The editor's colours as plain ones, which programs that know no variables can draw. */
function themeOfPage(): Theme {
  const styles = getComputedStyle(document.documentElement);
  const names = Object.keys(themes.light) as (keyof Theme)[];
  return Object.fromEntries(
    names.map((name) => {
      if (name === '--chart-font') return [name, getComputedStyle(document.body).fontFamily];
      return [name, plainColour(styles.getPropertyValue(name)) ?? themes.light[name]];
    }),
  ) as Theme;
}

function plainColour(colour: string): string | undefined {
  const probe = document.createElement('span');
  probe.style.color = colour;
  document.body.append(probe);
  const computed = getComputedStyle(probe).color;
  probe.remove();
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (!context) return undefined;
  context.fillStyle = computed;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 255] = context.getImageData(0, 0, 1, 1).data;
  return `rgba(${red}, ${green}, ${blue}, ${Math.round((alpha / 255) * 100) / 100})`;
}
