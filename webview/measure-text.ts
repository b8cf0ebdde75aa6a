/** How wide text is in the font of the page. */

import { estimate, type Measure } from '../server/src/chart/measure.ts';

export function measureInPage(): Measure {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return estimate;
  const family = getComputedStyle(document.body).fontFamily;
  const known = new Map<string, number>();
  return (text, size, isBold) => {
    const key = `${size} ${isBold} ${text}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    context.font = `${isBold ? 600 : 400} ${size}px ${family}`;
    const width = context.measureText(text).width * 1.02;
    known.set(key, width);
    return width;
  };
}
