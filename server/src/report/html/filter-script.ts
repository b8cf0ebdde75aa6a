/** The report's only script: hides findings by severity and text. Without it the page shows them all. */

/** Plain JavaScript for every browser; it touches nothing but the classes and attributes named here. */
export const filterScript = `
(() => {
  const filter = document.querySelector('.filter');
  if (!filter) return;
  const box = filter.querySelector('input[type=search]');
  const boxes = [...filter.querySelectorAll('input[type=checkbox]')];
  const said = filter.querySelector('output');
  const findings = [...document.querySelectorAll('.finding')].map((element) => {
    const rule = element.closest('.rule');
    return { element, severity: element.dataset.severity, text: (rule.id + ' ' + element.textContent).toLowerCase() };
  });
  const apply = () => {
    const words = box.value.toLowerCase().split(/\\s+/).filter(Boolean);
    const wanted = new Set(boxes.filter((one) => one.checked).map((one) => one.value));
    let shown = 0;
    for (const { element, severity, text } of findings) {
      const fits = wanted.has(severity) && words.every((word) => text.includes(word));
      element.hidden = !fits;
      if (fits) shown++;
    }
    for (const rule of document.querySelectorAll('.rule')) rule.hidden = !rule.querySelector('.finding:not([hidden])');
    said.value = shown === findings.length ? '' : shown + ' of ' + findings.length + ' shown';
  };
  filter.addEventListener('input', apply);
  filter.addEventListener('submit', (event) => event.preventDefault());
  filter.hidden = false;
})();
`;
