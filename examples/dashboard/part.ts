/** Finds the part of a page that has a name, by its `data-part`. */
export function part(root: ParentNode, name: string): HTMLElement;
export function part<T extends Element>(root: ParentNode, name: string, type: new () => T): T;
export function part(root: ParentNode, name: string, type: new () => Element = HTMLElement): Element {
  const found = root.querySelector(`[data-part="${name}"]`);
  if (!(found instanceof type)) throw new Error(`The page has no part "${name}" that is a ${type.name}`);
  return found;
}

/** Makes a copy of a template of the page. */
export function copyOf(template: string): DocumentFragment {
  const { content } = part(document, template, HTMLTemplateElement);
  return document.importNode(content, true); // which brings its custom elements to life
}

/** Writes a text, where it is another than before: what stays the same costs no layout. */
export function write(node: Element, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}

/** Sets an attribute, where it is another than before. */
export function setAttribute(node: Element, name: string, value: string): void {
  if (node.getAttribute(name) !== value) node.setAttribute(name, value);
}
