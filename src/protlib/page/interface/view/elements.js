// @ts-check
// Elements: made of names, attributes and texts alone, so that nothing in a record is ever read as HTML.

/** @typedef {Node | string | null} Child */
/** @typedef {Record<string, string | number | boolean | null | ((event: any) => void)>} Attributes */

/**
 * Makes an element: a function among the attributes listens to the event of its name; true is an attribute without
 * value; false and null are none.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Attributes} [attributes]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function element(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") {
      node.addEventListener(key, value);
    } else if (value !== null && value !== false) {
      node.setAttribute(key, value === true ? "" : String(value));
    }
  }
  for (const child of children) {
    if (child !== null) node.append(child);
  }
  return node;
}

/**
 * Returns the element of the page's skeleton that has an id.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  const node = document.getElementById(id);
  if (!node) throw new Error(`the page has no element #${id}`);
  return node;
}

/**
 * Puts elements into a container, unless they are there already: what has the focus keeps it.
 * @param {Element} container
 * @param {Element[]} nodes
 */
export function fill(container, nodes) {
  const children = container.children;
  if (children.length !== nodes.length || nodes.some((node, at) => children[at] !== node)) {
    container.replaceChildren(...nodes);
  }
}

/**
 * Returns the field of the skeleton that has an id.
 * @param {string} id
 */
export function field(id) {
  return /** @type {HTMLInputElement} */ (byId(id));
}

/**
 * Returns the list of choices of the skeleton that has an id.
 * @param {string} id
 */
export function choice(id) {
  return /** @type {HTMLSelectElement} */ (byId(id));
}

/**
 * Puts choices into a list of the skeleton, and keeps what is chosen.
 * @param {string} id
 * @param {string[]} names
 * @param {string[]} values
 */
export function fillChoice(id, names, values) {
  const list = choice(id);
  const value = list.value;
  list.replaceChildren(...names.map((name, at) => element("option", { value: values[at] }, name)));
  if (values.includes(value)) list.value = value;
}
