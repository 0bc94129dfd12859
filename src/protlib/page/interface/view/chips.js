// @ts-check
// The filters that are chosen, each as a button that removes it.

import { element } from "./elements.js";

/** @typedef {import("./messages.js").Messages} ChipMessages */
/** @typedef {import("./state.js").State} ChosenState */

/**
 * Returns what is chosen, by its name in the language, and how each is removed.
 * @param {ChosenState} state
 * @param {import("./filtering.js").FilterData[]} filters
 * @param {ChipMessages} messages
 * @returns {{name: string, remove: () => void}[]}
 */
export function choicesOf(state, filters, messages) {
  const choices = filters.flatMap(({ name, values }) =>
    [...state.valuesOf(name)].map((value) => {
      const pair = values.find(([text]) => text === value);
      const label = pair ? messages.nameOf(name, ...pair) : value;
      return { name: label, remove: () => state.toggle(name, value) };
    })
  );
  const { from, to } = state;
  if (from || to) {
    const years = from === to ? String(from) : `${from || ""}–${to || ""}`;
    choices.push({ name: years, remove: () => state.ask({ from: 0, to: 0 }) });
  }
  return choices;
}

/**
 * @param {string} name
 * @param {ChipMessages} messages
 * @param {() => void} click
 */
export function chip(name, messages, click) {
  const label = messages.text("remove", { value: name });
  const sign = element("span", { "aria-hidden": "true", class: "sign" }, "×");
  const attributes = { type: "button", class: "chip", "aria-label": label, title: label, click };
  return element("li", {}, element("button", attributes, element("bdi", {}, name), sign));
}

/**
 * The button that takes back all choices, as an item of the list.
 *
 * @param {ChipMessages} messages @param {() => void} click
 */
export function clearingChip(messages, click) {
  return element(
    "li",
    {},
    element("button", { type: "button", class: "quiet", click }, messages.text("clear")),
  );
}
