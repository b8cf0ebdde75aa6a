/** The tour of help while writing: labels, Services and annotations proposed, what is left out shown, ports explained. */

/** @param {import('../host/tour.mjs').Tour} tour */
export async function steps(tour) {
  await tour.openFile('frontend.yaml');
  await tour.goTo(35, 10);
  await tour.findings();
  await tour.suggest();
  await tour.shot('complete-label');
  await tour.press('Escape');

  await tour.openFile('ingress.yaml');
  await tour.findings();
  await tour.goTo(33, 28);
  await tour.suggest();
  await tour.page.locator('.suggest-widget.visible .monaco-list-row.focused').waitFor();
  await tour.press('Control+Space');
  await tour.sees('orders.shop.svc.cluster.local');
  await tour.shot('complete-service');
  await tour.press('Escape');
  await tour.press('Escape');

  await tour.goTo(5, 18);
  await tour.press('Enter');
  await tour.type('annotations:');
  await tour.press('Enter');
  await tour.type('  ssl-re');
  await tour.suggest();
  await tour.shot('complete-annotation');
  await tour.press('Enter');
  await tour.shot('complete-annotation-value');
  await tour.press('Escape');
  await tour.run('File: Revert File');

  await tour.goTo(22, 26);
  await tour.hover();
  await tour.shot('hover-port');
  await tour.leaveHover();

  await tour.run('Preferences: Open Workspace Settings (JSON)');
  await tour.page.locator('.tab.active[data-resource-name="settings.json"]').waitFor();
  await tour.page.locator('.editor-instance .view-line', { hasText: '}' }).first().waitFor();
  await tour.goTo(2);
  await tour.press('Control+A');
  const kinds = ['policyTypes', 'protocol', 'targetPort', 'namespace'];
  await tour.page.keyboard.insertText(
    JSON.stringify(Object.fromEntries(kinds.map((kind) => [`portolan.inlayHints.${kind}`, true])), null, 2),
  );
  // What the editor closed by itself.
  await tour.press('Control+Shift+End');
  await tour.press('Delete');
  await tour.press('Control+S');
  await tour.page.locator('.tab.active:not(.dirty)').waitFor();
  await tour.openFile('network-policies.yaml');
  await tour.goTo(86, 1);
  await tour.sees('= 7000 or 9000');
  await tour.shot('inlay-hints');

  for (const kind of /** @type {const} */ (['dark', 'high-contrast-dark'])) {
    await tour.theme(kind);
    await tour.goTo(84, 20);
    await tour.suggest();
    await tour.shot(`writing-${kind}`);
    await tour.press('Escape');
  }
}
