/** Makes elements of the page: attributes, children, and what happens on which event. */

type Attributes = Readonly<Record<string, string | number | boolean | null | ((event: Event) => void)>>;

/** A function is a listener for the event of its name; true an attribute without a value; false and null none at all. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name, value);
    else if (value === true) made.setAttribute(name, '');
    else if (value !== false && value !== null) made.setAttribute(name, String(value));
  }
  made.append(...children);
  return made;
}

/** A button that can be pressed and stays so. */
export function toggle(
  text: string,
  title: string,
  isOn: boolean,
  onPress: (isOn: boolean) => void,
): HTMLButtonElement {
  return element(
    'button',
    { type: 'button', class: 'toggle', title, 'aria-pressed': String(isOn), click: () => onPress(!isOn) },
    text,
  );
}

export function button(text: string, title: string, onPress: () => void): HTMLButtonElement {
  return element('button', { type: 'button', title, click: onPress }, text);
}
