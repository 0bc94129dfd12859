// @ts-check
// Blocks of data, packed by page/blocks.py, in elements of the page that no browser runs.

/**
 * @param {string} name
 * @returns {Response}
 */
function opened(name) {
  const held = document.getElementById(name)?.textContent ?? "";
  const packed = Uint8Array.from(atob(held), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw")));
}

/**
 * Opens the block of a name that holds JSON.
 * @param {string} name
 * @returns {Promise<any>}
 */
export function openJson(name) {
  return opened(name).json();
}

/**
 * Opens the block of a name that holds bytes.
 * @param {string} name
 * @returns {Promise<Uint8Array>}
 */
export async function openBytes(name) {
  return new Uint8Array(await opened(name).arrayBuffer());
}
