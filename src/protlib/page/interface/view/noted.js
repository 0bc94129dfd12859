// @ts-check
// What was done to a query, in a sentence of the interface's language.

/** @typedef {{kind: string, values: Record<string, string | string[]>}} QueryNote */
/**
 * @typedef {object} QueryResult
 * @property {Int32Array} numbers
 * @property {boolean} isRanked
 * @property {QueryNote[]} notes
 * @property {QueryNote | null} problem
 */
/**
 * @typedef {object} PageEngine
 * @property {(text: string) => QueryResult} find
 * @property {(text: string) => [number, number][]} spans
 */

const FEW_NAMED = 5;

/**
 * Returns what is said of a note of the search, "" where there is no sentence for it.
 * @param {QueryNote} note
 * @param {import("./messages.js").Messages} messages
 */
export function noteText(note, messages) {
  const key = `note.${note.kind}${note.values.also ? ".also" : ""}`;
  if (!messages.hasText(key)) return "";
  const values = Object.entries(note.values).map(([name, value]) => [name, joinList(value)]);
  return messages.text(key, Object.fromEntries(values));
}

/** @param {string | string[]} value */
function joinList(value) {
  if (typeof value === "string") return value;
  const more = value.length > FEW_NAMED ? " …" : "";
  return value.slice(0, FEW_NAMED).join(", ") + more;
}
