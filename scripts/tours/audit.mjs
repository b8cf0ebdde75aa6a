/** The tour of an audit: the results by rule, file and severity, filtered, in every kind of theme, and what is offered. */

/** @param {import('../host/tour.mjs').Tour} tour */
export async function steps(tour) {
  await tour.openFile('ingress.yaml');
  await tour.findings();
  await tour.run('Portolan: Audit Workspace');
  await tour.sees('Ingress shop has no pathType');
  await tour.shot('audit-by-rule');

  await tour.page.locator('.pane-body .monaco-list-row', { hasText: 'Ingress shop has no pathType' }).first().click();
  await tour.page.locator('.statusbar-item').filter({ hasText: 'Ln 23' }).waitFor();
  await tour.shot('audit-line');
  await tour.page
    .locator('.pane-body .monaco-list-row', { hasText: 'Ingress shop has no pathType' })
    .first()
    .click({ button: 'right' });
  await tour.sees('Allow with a Reason');
  await tour.shot('audit-menu');
  await tour.press('Escape');

  await tour.run('Portolan: Group Findings by File');
  await tour.page.locator('.pane-body .monaco-list-row', { hasText: 'orders.yaml' }).first().waitFor();
  await tour.shot('audit-by-file');
  for (const theme of /** @type {const} */ (['light', 'high-contrast-dark', 'high-contrast-light', 'dark'])) {
    await tour.theme(theme);
    await tour.shot(`audit-${theme}`);
  }

  await tour.run('Portolan: Group Findings by Severity');
  await tour.page.locator('.pane-body .monaco-list-row', { hasText: 'Errors' }).first().waitFor();
  await tour.run('Portolan: Filter Findings by Words…');
  await tour.sees('Words of the finding');
  await tour.type('ingress shop');
  await tour.press('Enter');
  await tour.sees('shop · 4 of');
  await tour.shot('audit-filtered');
  await tour.run('Portolan: Filter Findings by Words…');
  await tour.type('nothing like it');
  await tour.press('Enter');
  await tour.sees('The filters hide every finding.');
  await tour.shot('audit-hidden');

  await tour.run('Portolan: Export Audit…');
  await tour.sees('Export the audit as what?');
  await tour.shot('audit-export');
}
