/** The tour of a cluster's profile: findings where it is written, its page, a hover, and a plan of addresses put into it. */

/** @param {import('../host/tour.mjs').Tour} tour */
export async function steps(tour) {
  await tour.openFile('prod-aks.json');
  await tour.findings();
  await tour.shot('profile-findings');
  await tour.goTo(32, 24);
  await tour.hover();
  await tour.shot('profile-hover');
  await tour.leaveHover();

  await tour.page.locator('.statusbar-item', { hasText: 'Portolan' }).hover();
  await tour.sees('Cluster of this file');
  await tour.shot('status');

  await tour.run('Portolan: Show Cluster Profile');
  await tour.webview().getByText('What follows').waitFor();
  await tour.shot('profile-page');
  await tour.webview().getByText('prod-aks.json:37').first().click();
  await tour.sees('Ln 37');
  await tour.shot('profile-link');

  await tour.openFile('ingress.yaml');
  await tour.run('Portolan: Plan Addresses');
  await tour.sees('As the profile describes it');
  await tour.shot('plan-start');
  await tour.type('other');
  await tour.press('Enter');
  await tour.sees('How should pods get their addresses?');
  await tour.shot('plan-models');
  await tour.press('Enter');
  await tour.sees('How many nodes does the cluster start with?');
  await tour.press('Enter');
  await tour.sees('How many nodes may it grow to?');
  await tour.shot('plan-nodes');
  await tour.press('Enter');
  await tour.sees('How many pods may run on a node?');
  await tour.press('Enter');
  await tour.sees('In which virtual network?');
  await tour.press('Enter');
  await tour.sees('Which ranges are in use elsewhere');
  await tour.press('Enter');
  await tour.webview().getByText('Arithmetic').waitFor();
  await tour.shot('plan-page');
  await tour.run('Notifications: Show Notifications');
  await tour.sees('Insert into .portolan.yaml');
  await tour.shot('plan-offer');
  await tour.page.getByRole('button', { name: 'Insert into .portolan.yaml' }).click();
  await tour.sees('10.0.128.0/24');
  await tour.shot('plan-inserted');

  await tour.run('Portolan: Show Cluster Profile');
  await tour.webview().getByText('What follows').waitFor();
  for (const theme of /** @type {const} */ (['high-contrast-light', 'high-contrast-dark', 'dark'])) {
    await tour.theme(theme);
    await tour.shot(`profile-page-${theme}`);
  }
}
