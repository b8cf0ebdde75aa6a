/** The tour of what newcomers meet: the walkthrough step by step, a manifest inserted, and the marks in the YAML. */

/** @param {import('../host/tour.mjs').Tour} tour */
export async function steps(tour) {
  await tour.run('Welcome: Open Walkthrough...');
  await tour.sees('Find your way with Portolan');
  await tour.type('Find your way');
  await tour.press('Enter');
  await tour.sees('Read a finding and fix it');
  await tour.shot('walkthrough');
  for (const theme of /** @type {const} */ (['light', 'high-contrast-dark', 'dark'])) {
    await tour.theme(theme);
    await tour.shot(`walkthrough-${theme}`);
  }

  await tour.openFile('orders.yaml');
  await tour.goTo(4, 8);
  await tour.run('Portolan: Insert Manifest…');
  await tour.sees('NetworkPolicy: deny all incoming traffic');
  await tour.type('netpol-allow-from-app');
  await tour.sees('NetworkPolicy: allow from an app');
  await tour.shot('insert-list');
  await tour.press('Enter');
  await tour.sees('NetworkPolicy orders-from-client');
  await tour.shot('inserted');
}
