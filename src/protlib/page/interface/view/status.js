// @ts-check
// What a screen reader is told.

import { byId } from "./elements.js";

const QUIET = 600; // milliseconds without a key, after which a screen reader is told what was found

export class Status {
  constructor() {
    this.timer = 0;
  }

  /**
   * Tells a screen reader, when nobody types, and shows it for a moment where it is the answer to a button.
   * @param {string} text
   * @param {boolean} [isAnswer]
   */
  say(text, isAnswer = false) {
    clearTimeout(this.timer);
    const status = byId("status");
    status.classList.toggle("answer", isAnswer);
    if (isAnswer) status.textContent = text;
    else this.timer = setTimeout(() => (status.textContent = text), QUIET);
  }
}
