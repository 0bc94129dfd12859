// @ts-check
// Light or dark, as the system is or as one has chosen.

export const COLOURS = ["auto", "light", "dark"];
const KEPT_COLOURS = "protlib-page-colours";

/**
 * Shows the page in colours, and has the browser keep the choice.
 * @param {string} colours
 */
export function colour(colours) {
  const name = COLOURS.includes(colours) ? colours : COLOURS[0];
  document.documentElement.dataset.colours = name;
  try {
    localStorage.setItem(KEPT_COLOURS, name);
  } catch {
    // a browser that keeps nothing shows the colours all the same
  }
}

/** Returns the colours that were chosen before, as far as the browser keeps them. */
export function lastColours() {
  try {
    return localStorage.getItem(KEPT_COLOURS) ?? COLOURS[0];
  } catch {
    return COLOURS[0];
  }
}
