/** The small picture of each kind of node, in a square of 18 by 18. */

import { type Mark, mark } from './mark.ts';
import type { Shape } from './part.ts';

const paths: Readonly<Record<Shape['kind'], string>> = {
  // A box seen from above: containers.
  workload: 'M9 1.5 L16 5.2 V12.8 L9 16.5 L2 12.8 V5.2 Z M2 5.2 L9 9 L16 5.2 M9 9 V16.5',
  // One address, several pods.
  service:
    'M5.5 9 H9 M9 9 L13 4 M9 9 H13 M9 9 L13 14 M2 9 a1.75 1.75 0 1 0 3.5 0 a1.75 1.75 0 1 0 -3.5 0 M13 4 a1.5 1.5 0 1 0 3 0 a1.5 1.5 0 1 0 -3 0 M13 9 a1.5 1.5 0 1 0 3 0 a1.5 1.5 0 1 0 -3 0 M13 14 a1.5 1.5 0 1 0 3 0 a1.5 1.5 0 1 0 -3 0',
  // An arrow through a door.
  ingress: 'M9 2 H15.5 V16 H9 M2 9 H11 M8 5.8 L11.2 9 L8 12.2',
  // A way that forks.
  route: 'M2 9 H7 L12 4.5 H15.5 M7 9 L12 13.5 H15.5 M13.4 2.4 L15.6 4.5 L13.4 6.6 M13.4 11.4 L15.6 13.5 L13.4 15.6',
  // Two posts and a beam.
  gateway: 'M3.5 16 V5 a5.5 3.5 0 0 1 11 0 V16 M1.5 16 H16.5 M7 16 V9.5 H11 V16',
  // A Service that leads nowhere.
  missing: 'M2 9 a1.75 1.75 0 1 0 3.5 0 a1.75 1.75 0 1 0 -3.5 0 M5.5 9 H8 M10.5 6 L16 12 M16 6 L10.5 12',
  // A globe.
  internet: 'M2 9 a7 7 0 1 0 14 0 a7 7 0 1 0 -14 0 M2 9 H16 M9 2 C5 6 5 12 9 16 C13 12 13 6 9 2',
  // A stretch of numbers between two ends.
  addresses: 'M5.5 3 H2.5 V15 H5.5 M12.5 3 H15.5 V15 H12.5 M6 9 H6.4 M8.8 9 H9.2 M11.6 9 H12',
  // The wheel that steers.
  'ingress-controller':
    'M4.5 9 a4.5 4.5 0 1 0 9 0 a4.5 4.5 0 1 0 -9 0 M7.6 9 a1.4 1.4 0 1 0 2.8 0 a1.4 1.4 0 1 0 -2.8 0 M9 1.5 V7.6 M9 10.4 V16.5 M1.5 9 H7.6 M10.4 9 H16.5',
  // Sheets on top of each other.
  namespace: 'M3 6.5 H12 V15.5 H3 Z M6 6 V3 H15.5 V12 H12.5',
};

export function glyph(kind: Shape['kind'], x: number, y: number): Mark {
  return mark('path', { class: 'glyph', d: paths[kind], transform: `translate(${x} ${y})` });
}
