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

  // A selector that leaves out one of two backends; nothing is saved.
  await tour.theme('light');
  await tour.openFile('network-policies.yaml');
  await tour.goTo(55, 15);
  await tour.press('Shift+End');
  await tour.type('app: orders');
  await tour.press('Escape');
  await tour.goTo(32, 1);
  await tour.sees('this edit');
  await tour.shot('lens-change');
  await tour.run('Portolan: What Does This Edit Change?');
  await tour.sees('What the edit of');
  await tour.shot('change');
  await tour.theme('high-contrast-light');
  await tour.shot('change-high-contrast-light');
}
