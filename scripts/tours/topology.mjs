/** The tour of the chart: beside its manifests in every kind of theme, narrowed to a node, and as table and matrix. */

/** @param {import('../host/tour.mjs').Tour} tour */
export async function steps(tour) {
  await tour.openFile('orders.yaml');
  // Once the findings are there, so is every other answer.
  await tour.findings();
  await tour.run('View: Toggle Primary Side Bar Visibility');
  await tour.run('Portolan: Show Topology');
  const chart = tour.webview();
  const drawn = async () => {
    await chart.locator('.nodes > .node').first().waitFor();
    await chart.locator('svg.arranging').waitFor({ state: 'detached' });
  };
  await drawn();
  // Away from whatever it would explain.
  await tour.page.mouse.move(800, 890);
  await tour.shot('topology-beside');

  await tour.run('View: Join All Editor Groups');
  await drawn();
  await tour.shot('topology-light');
  await chart.getByRole('button', { name: 'Deployment orders' }).click();
  await chart.locator('.details').waitFor();
  await tour.shot('topology-selected');
  await chart.getByRole('button', { name: 'What can reach this?' }).click();
  await chart.getByText('What can reach orders').waitFor();
  await drawn();
  await tour.shot('topology-reaching');
  await chart.getByRole('button', { name: 'Back to everything' }).click();
  await chart.getByRole('button', { name: 'Table', exact: true }).click();
  await chart.locator('tbody tr').first().waitFor();
  await tour.shot('topology-table');
  await chart.getByRole('button', { name: 'Matrix', exact: true }).click();
  await chart.locator('table.matrix').waitFor();
  await tour.shot('topology-matrix');
  await chart.getByRole('button', { name: 'Chart', exact: true }).click();
  await drawn();

  for (const kind of /** @type {const} */ (['dark', 'high-contrast-dark', 'high-contrast-light'])) {
    await tour.theme(kind);
    await tour.shot(`topology-${kind}`);
  }
}
