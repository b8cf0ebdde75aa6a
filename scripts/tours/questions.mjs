/** The tour of what can be asked: hovers in words, who can reach whom, and a rule's page. */

/** @param {import('../host/tour.mjs').Tour} tour */
export async function steps(tour) {
  await tour.openFile('ingress.yaml');
  // Once the findings are there, so is every other answer.
  await tour.findings();
  await tour.goTo(20, 25);
  await tour.hover();
  await tour.shot('hover-service');
  await tour.leaveHover();

  await tour.openFile('network-policies.yaml');
  await tour.goTo(38, 3);
  await tour.hover();
  await tour.shot('hover-selector');
  await tour.leaveHover();

  await tour.run('Portolan: Can A Reach B?');
  await tour.sees('Who opens the connection?');
  await tour.type('shop/frontend');
  await tour.press('Enter');
  await tour.sees('Whom should');
  await tour.type('shop/database');
  await tour.press('Enter');
  await tour.sees('On which port?');
  await tour.type('tcp/5432');
  await tour.press('Enter');
  await tour.sees('on TCP 5432');
  await tour.shot('can-a-reach-b');
  await tour.press('Escape');

  await tour.run('Portolan: Show Rule Page');
  await tour.sees('Which rule?');
  await tour.type('service/selects-nothing');
  await tour.press('Enter');
  await tour.webview().getByText('Why it matters').waitFor();
  await tour.shot('rule-page');
}
