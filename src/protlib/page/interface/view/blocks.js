// @ts-check
// Blocks of data, packed by page/page_html.py, in elements of the page that no browser runs.

/**
 * Opens a block; one that stands behind the script is waited for.
 * @param {string} name
 * @returns {Promise<Response>}
 */
async function openBlock(name) {
  if (document.readyState === "loading" && !document.getElementById(name)?.nextSibling) {
    await new Promise((go) => document.addEventListener("DOMContentLoaded", go));
  }
  const text = document.getElementById(name)?.textContent ?? "";
  const letters = atob(text);
  const packed = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at++) packed[at] = letters.charCodeAt(at);
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw")));
}

/**
 * Opens the block of a name that holds JSON.
 * @param {string} name
 * @returns {Promise<any>}
 */
export async function openJson(name) {
  return (await openBlock(name)).json();
}

/**
 * Opens the block of a name that holds bytes.
 * @param {string} name
 * @returns {Promise<Uint8Array>}
 */
export async function openBytes(name) {
  return new Uint8Array(await (await openBlock(name)).arrayBuffer());
}
