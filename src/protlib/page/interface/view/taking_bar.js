// @ts-check
// The choice of what is taken along, the ticked publications or all that are found, and the buttons for it.

import { byId, element, field } from "./elements.js";
import { copyReferences } from "./references.js";
import { copyList, download, FILES } from "./taking.js";

/** @typedef {import("./messages.js").Messages} TakingMessages */
/**
 * @typedef {object} TakingDesk  what the page does for it
 * @property {() => Set<string>} ticked the keys of the ticked records
 * @property {() => Promise<import("./references.js").ReferenceStyle>} style
 * @property {() => void} untick
 * @property {(text: string) => void} answer
 */

export class TakingBar {
  /**
   * @param {import("./records.js").Records} records
   * @param {TakingMessages} messages
   * @param {TakingDesk} desk
   */
  constructor(records, messages, desk) {
    this.records = records;
    this.messages = messages;
    this.desk = desk;
    /** @type {Int32Array} */
    this.numbers = new Int32Array();
  }

  /** @param {boolean} hasStyles */
  build(hasStyles) {
    const copy = element("button", { type: "button", click: () => this.copy(() => this.#selection()) });
    copy.dataset.text = "copy";
    copy.hidden = !hasStyles;
    const files = Object.keys(FILES).map((format) =>
      element("button", { type: "button", "data-format": format, click: () => this.#download(format) })
    );
    const untick = element("button", {
      type: "button",
      class: "quiet",
      id: "untick",
      click: () => this.desk.untick(),
    });
    untick.dataset.text = "untick";
    const label = element("span", { "aria-hidden": "true", "data-text": "download_as" });
    byId("taking").append(copy, label, ...files, untick);
    for (const name of ["take-all", "take-ticked"]) {
      field(name).addEventListener("change", () => this.draw(this.numbers));
    }
  }

  /** @param {TakingMessages} messages */
  speak(messages) {
    this.messages = messages;
    for (
      const button
        of /** @type {NodeListOf<HTMLElement>} */ (byId("taking").querySelectorAll("[data-format]"))
    ) {
      const { name } = FILES[button.dataset.format ?? ""];
      button.textContent = name;
      button.setAttribute("aria-label", messages.text("download", { format: name }));
    }
  }

  /** @param {Int32Array} numbers the records that are found */
  draw(numbers) {
    const { messages } = this;
    this.numbers = numbers;
    const count = this.ticks().length;
    byId("all-count").textContent = messages.text("take_all", { count: numbers.length });
    byId("ticked-count").textContent = messages.text("take_ticked", { count });
    field("take-ticked").disabled = !count;
    if (!count) field("take-all").checked = true;
    byId("untick").hidden = !count;
    const isNothing = !this.#selection().length;
    for (const button of byId("taking").querySelectorAll("button")) button.disabled = isNothing;
  }

  /** @returns {number[]} the ticked records, whatever is found now */
  ticks() {
    const numbers = [...this.desk.ticked()].map((key) => this.records.numbersByKey.get(key));
    return /** @type {number[]} */ (numbers.filter((number) => number !== undefined)).sort((first, second) =>
      first - second
    );
  }

  #selection() {
    return field("take-ticked").checked ? this.ticks() : [...this.numbers];
  }

  /** @param {() => number[]} choose the records, asked when the style is here */
  async copy(choose) {
    const style = await this.desk.style();
    const count = copyList(style, choose());
    this.desk.answer(this.messages.text(count ? "copied" : "not_copied", { count }));
  }

  /** @param {string} key */
  cite(key) {
    const text = `[@${key}]`;
    this.desk.answer(
      copyReferences([[text]])
        ? this.messages.text("cited", { text })
        : this.messages.text("not_copied", { count: 0 }),
    );
  }

  /** @param {string} format */
  async #download(format) {
    const numbers = this.#selection();
    await download(format, numbers, (number) => this.records.abstract(number));
    this.desk.answer(this.messages.text("downloaded", { count: numbers.length }));
  }
}
