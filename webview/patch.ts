/** Brings elements of the drawing in line with marks, and touches only those that differ. */

import { type Mark, markText } from '../server/src/chart/mark.ts';

const svgSpace = 'http://www.w3.org/2000/svg';

interface Known {
  readonly element: SVGElement;
  /** The mark as text, without its place. */
  readonly text: string;
}

/** One layer of the drawing: its elements by the id of what they show. */
export class Layer {
  readonly group: SVGGElement;
  #known = new Map<string, Known>();

  constructor(name: string) {
    this.group = document.createElementNS(svgSpace, 'g');
    this.group.setAttribute('class', name);
  }

  show(marks: readonly Mark[]): void {
    const next = new Map<string, Known>();
    let before: SVGElement | null = null;
    for (const mark of marks) {
      const id = String(mark.attributes['data-id']);
      const { transform = '', ...rest } = mark.attributes;
      const text = markText({ ...mark, attributes: rest });
      const known = this.#known.get(id);
      const element = known?.text === text ? known.element : this.#made(mark, known);
      element.setAttribute('transform', String(transform));
      const place: ChildNode | null = before ? before.nextSibling : this.group.firstChild;
      if (place !== element) this.group.insertBefore(element, place);
      next.set(id, { element, text });
      before = element;
    }
    for (const [id, { element }] of this.#known) if (next.get(id)?.element !== element) element.remove();
    this.#known = next;
  }

  element(id: string): SVGElement | undefined {
    return this.#known.get(id)?.element;
  }

  elements(): IterableIterator<[string, Known]> {
    return this.#known.entries();
  }

  /** A node that is drawn anew keeps the keyboard where it was. */
  #made(mark: Mark, before: Known | undefined): SVGElement {
    const made = elementOf(mark);
    if (before) {
      const tabIndex = before.element.getAttribute('tabindex');
      if (tabIndex !== null) made.setAttribute('tabindex', tabIndex);
      if (document.activeElement === before.element) requestAnimationFrame(() => made.focus());
    }
    return made;
  }
}

export function elementOf({ tag, attributes, children }: Mark): SVGElement {
  const made = document.createElementNS(svgSpace, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...children.map((child) => (typeof child === 'string' ? child : elementOf(child))));
  return made;
}
