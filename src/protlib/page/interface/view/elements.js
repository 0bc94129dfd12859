// @ts-check
// Elements: made of names, attributes and texts alone, so that nothing in a record is ever read as HTML.

/** @typedef {Node | string | null} Child */
/** @typedef {Record<string, string | number | boolean | null | ((event: any) => void)>} Attributes */

/**
 * Makes an element: a function among the attributes listens to the event of its name; true is an attribute without value; false and null are none.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Attributes} [attributes]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") {
      made.addEventListener(key, value);
    } else if (value !== null && value !== false) {
      made.setAttribute(key, value === true ? "" : String(value));
    }
  }
  for (const child of children) {
    if (child !== null) made.append(child);
  }
  return made;
}

/**
 * Returns the element of the page's skeleton that has an id.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function found(id) {
  const held = document.getElementById(id);
  if (!held) throw new Error(`the page has no element #${id}`);
  return held;
}

/**
 * Puts elements into a place, unless they are there already: what has the focus keeps it.
 * @param {Element} place
 * @param {Element[]} wanted
 */
export function fill(place, wanted) {
  const held = place.children;
  if (held.length !== wanted.length || wanted.some((each, at) => held[at] !== each)) {
    place.replaceChildren(...wanted);
  }
}

/**
 * Returns the field of the skeleton that has an id.
 * @param {string} id
 */
export function field(id) {
  return /** @type {HTMLInputElement} */ (found(id));
}

/**
 * Returns the list of choices of the skeleton that has an id.
 * @param {string} id
 */
export function choice(id) {
  return /** @type {HTMLSelectElement} */ (found(id));
}

/**
 * Puts choices into a list of the skeleton, and keeps what is chosen.
 * @param {string} id
 * @param {string[]} names
 * @param {string[]} values
 */
export function fillChoice(id, names, values) {
  const held = choice(id);
  const before = held.value;
  held.replaceChildren(...names.map((name, at) => element("option", { value: values[at] }, name)));
  if (values.includes(before)) held.value = before;
}
