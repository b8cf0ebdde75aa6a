/** The tour that `npm run screenshot` takes when no other is named: a finding from squiggle to fix, in every kind of theme. */

/** @param {import('../host/tour.mjs').Tour} tour */
export async function steps(tour) {
  await tour.openFile('frontend.yaml');
  await tour.findings();
  await tour.shot('squiggle');

  await tour.goTo(35, 10);
  await tour.hover();
  await tour.shot('hover');
  await tour.leaveHover();

  await tour.lightBulb();
  await tour.shot('light-bulb');
  await tour.pick('Select the pods of');
  await tour.shot('fixed');
  await tour.press('Control+Z');
  await tour.findings();

  await tour.problems();
  await tour.shot('problems');

  for (const theme of /** @type {const} */ (['light', 'high-contrast-dark', 'high-contrast-light', 'dark'])) {
    await tour.theme(theme);
    await tour.shot(`theme-${theme}`);
  }
}
