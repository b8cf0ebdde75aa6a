/** Draws the extension's icon: the compass rose of a portolan chart, with its web of rhumb lines; writes media/icon.png. */

import { writeFile } from 'node:fs/promises';
import { launchChromium } from './host/chromium.mjs';
import { inRoot } from './project.mjs';

const size = 256;
const centre = size / 2;
const colour = { sea: '#0f2a3d', line: '#3f6b80', gold: '#e3b75f', dark: '#a8792c', ivory: '#f6ecd4', red: '#d2553d' };

/**
 * @param {number} degrees Clockwise from north.
 * @param {number} radius
 */
function at(degrees, radius) {
  const radians = (degrees * Math.PI) / 180;
  return `${(centre + radius * Math.sin(radians)).toFixed(2)},${(centre - radius * Math.cos(radians)).toFixed(2)}`;
}

/** Sixteen points on a ring, each joined to the points across, as the charts' makers did before drawing a coast. */
function rhumbLines() {
  const points = Array.from({ length: 16 }, (_, index) => at(index * 22.5, 108));
  const lines = points.flatMap((from, index) => {
    return [5, 6, 7, 8].map((step) => `<path d="M${from}L${points[(index + step) % 16]}"/>`);
  });
  return `<g stroke="${colour.line}" stroke-width="0.9" opacity="0.55">${lines.join('')}</g>`;
}

/**
 * One ray of the rose in two halves, lit from the left.
 * @param {number} degrees
 * @param {number} length
 * @param {string} light
 * @param {string} shade
 */
function ray(degrees, length, light, shade) {
  const tip = at(degrees, length);
  const waist = 22;
  const middle = at(degrees, 0);
  return [
    `<path fill="${light}" d="M${middle}L${at(degrees - 45, waist)}L${tip}Z"/>`,
    `<path fill="${shade}" d="M${middle}L${at(degrees + 45, waist)}L${tip}Z"/>`,
  ].join('');
}

function rose() {
  const between = [45, 135, 225, 315].map((degrees) => ray(degrees, 66, colour.ivory, '#c9b98f'));
  const cardinal = [90, 180, 270].map((degrees) => ray(degrees, 98, colour.gold, colour.dark));
  return [...between, ...cardinal, ray(0, 98, '#e8755c', colour.red)].join('');
}

/** Few shades of each colour: a picture of millions would be several times as large, and look the same. */
function fewShades() {
  const levels = 16;
  const table = Array.from({ length: levels }, (_, index) => (index / (levels - 1)).toFixed(3)).join(' ');
  const functions = ['R', 'G', 'B', 'A'].map((channel) => `<feFunc${channel} type="discrete" tableValues="${table}"/>`);
  return `<filter id="few" color-interpolation-filters="sRGB"><feComponentTransfer>${functions.join('')}</feComponentTransfer></filter>`;
}

const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" fill="none">
${fewShades()}
<g filter="url(#few)">
<rect width="${size}" height="${size}" rx="44" fill="${colour.sea}"/>
${rhumbLines()}
<circle cx="${centre}" cy="${centre}" r="108" stroke="${colour.gold}" stroke-width="3"/>
<circle cx="${centre}" cy="${centre}" r="58" stroke="${colour.gold}" stroke-width="1.5" opacity="0.8"/>
${rose()}
<circle cx="${centre}" cy="${centre}" r="9" fill="${colour.sea}" stroke="${colour.ivory}" stroke-width="3"/>
</g>
</svg>`;

const browser = await launchChromium(console.error);
const page = await browser.newPage({ viewport: { width: size, height: size } });
await page.setContent(`<body style="margin:0;background:transparent">${svg}</body>`);
await writeFile(inRoot('media', 'icon.png'), await page.screenshot({ omitBackground: true }));
await browser.close();
