/** The tour of the chart: beside its manifests in every kind of theme, narrowed to a node, and as table and matrix. */

/** @param {import('../host/tour.mjs').Tour} tour */
export async function steps(tour) {
  await tour.openFile('ingress.yaml');
  // Once the findings are there, so is every other answer.
  await tour.findings();
  await tour.run('Portolan: Show Topology');
  const chart = tour.webview();
  await chart.locator('.node').first().waitFor();
  await chart.locator('svg.arranging').waitFor({ state: 'detached' });
  await tour.shot('topology-beside');

  await tour.run('View: Join All Editor Groups');
  for (const kind of /** @type {const} */ (['light', 'dark', 'high-contrast-dark', 'high-contrast-light'])) {
    await tour.theme(kind);
    await tour.shot(`topology-${kind}`);
  }
}
