/** The tour of lenses: what they count, what a click lists, and the answer that a choice opens. */

/** @param {import('../host/tour.mjs').Tour} tour */
export async function steps(tour) {
  await tour.openFile('network-policies.yaml');
  await tour.sees('against no policy');
  await tour.shot('lens-policies');
  await tour.page.locator('.codelens-decoration a', { hasText: 'against no policy' }).last().click();
  await tour.sees('Opened by it');
  await tour.shot('lens-policy-explained');
  await tour.press('Escape');

  await tour.openFile('frontend.yaml');
  await tour.sees(' out · ');
  await tour.shot('lens-workload');
  await tour.page.locator('.codelens-decoration a', { hasText: ' out · ' }).first().click();
  await tour.sees('Blocked (');
  await tour.shot('lens-workload-explained');
  await tour.type('database');
  await tour.press('Enter');
  await tour.sees('Outbound, from');
  await tour.shot('answer');
  for (const theme of /** @type {const} */ (['light', 'high-contrast-dark'])) {
    await tour.theme(theme);
    await tour.shot(`answer-${theme}`);
  }
  await tour.page
    .locator('.detected-link')
    .first()
    .click({ modifiers: ['Control'] });
  await tour.sees('Ln 4, Col');
  await tour.shot('answer-followed');
}
