// @ts-check
// A timeline: a bar for each year, or for several where the years are many; a click asks for these years alone.

import { element, fill } from "./elements.js";

/** @typedef {import("./messages.js").Messages} TimelineMessages */
/** @typedef {import("./filtering.js").Span} YearSpan */

const MOST_BARS = 42;
const OLDEST_LIKELY = 1800;
const STEPS = [1, 2, 5, 10, 20, 50, 100, 1000];

export class Timeline {
  /**
   * @param {Int16Array} years
   * @param {number} thisYear the year in which the page was made
   * @param {(span: YearSpan) => void} ask
   */
  constructor(years, thisYear, ask) {
    const sorted = [...years].filter((year) => year > 0).sort((first, second) => first - second);
    // 9999 is what a catalogue has for "unknown"
    const likely = sorted.filter((year) => year >= OLDEST_LIKELY && year <= thisYear + 1);
    const range = likely.length ? likely : sorted;
    this.first = range[Math.floor(range.length / 200)] ?? 0; // what is older than nearly all is in the first bar
    this.last = range[range.length - 1] ?? 0; // and what is later than likely in the last
    const step = STEPS.find((span) => (this.last - this.first) / span < MOST_BARS) ?? 1000;
    /**
     * @type {{span: YearSpan, number: HTMLElement, bar: HTMLElement, button: HTMLButtonElement, item:
     *   HTMLLIElement}[]}
     */
    this.bars = [];
    for (let from = this.first - (this.first % step); sorted.length && from <= this.last; from += step) {
      this.bars.push(this.#bar({ from, to: from + step - 1 }, ask));
    }
    if (sorted.length) {
      const [first, last] = [this.bars[0].span, this.bars[this.bars.length - 1].span];
      first.from = Math.min(first.from, sorted[0]);
      last.to = Math.max(last.to, sorted[sorted.length - 1]);
    }
    this.container = element("ol", { class: "bars", keydown: (event) => this.#move(event) });
    fill(this.container, this.bars.map(({ item }) => item));
  }

  /**
   * @param {YearSpan} span
   * @param {(span: YearSpan) => void} ask
   */
  #bar(span, ask) {
    const number = element("span", { class: "bar-count", "aria-hidden": "true" });
    const bar = element("span", { class: "bar" });
    const year = element("span", { class: "bar-year", "aria-hidden": "true" }, String(span.from));
    const click = () => ask(button.getAttribute("aria-pressed") === "true" ? { from: 0, to: 0 } : span);
    const button = element(
      "button",
      { type: "button", "aria-pressed": "false", tabindex: -1, click },
      number,
      bar,
      year,
    );
    return { span, number, bar, button, item: element("li", {}, button) };
  }

  /**
   * @param {Map<number, number>} years
   * @param {YearSpan} choice
   * @param {TimelineMessages} messages
   */
  update(years, choice, messages) {
    const counts = this.bars.map(() => 0);
    for (const [year, count] of years) {
      const at = this.bars.findIndex(({ span }) => year <= span.to);
      if (at >= 0) counts[at] += count;
    }
    const most = Math.max(1, ...counts);
    const highest = counts.indexOf(most); // which has its number, so that the bars have a scale
    this.bars.forEach(({ span, number, bar, button }, at) => {
      number.textContent = at === highest ? String(most) : "";
      const share = counts[at] ? Math.max(0.03, counts[at] / most) : 0;
      bar.style.setProperty("--share", String(share));
      const name = span.from === span.to ? String(span.from) : `${span.from}–${span.to}`;
      const label = messages.text("bar", { years: name, count: counts[at] });
      if (button.title !== label) {
        button.setAttribute("aria-label", label);
        button.title = label;
      }
      const isAsked = span.from === choice.from && span.to === choice.to;
      button.setAttribute("aria-pressed", String(isAsked));
      button.classList.toggle(
        "outside",
        Boolean(
          (choice.from || choice.to) && (span.to < choice.from || (choice.to > 0 && span.from > choice.to)),
        ),
      );
    });
    if (!this.bars.some(({ button }) => button.tabIndex === 0)) {
      this.#enter(this.bars.length - 1);
      this.container.scrollLeft = this.container.scrollWidth; // a small screen shows the newest years
    }
  }

  /**
   * Makes one bar that which the tab key reaches; arrows go on from there.
   * @param {number} at
   */
  #enter(at) {
    this.bars.forEach(({ button }, position) => (button.tabIndex = position === at ? 0 : -1));
  }

  /** @param {KeyboardEvent} event */
  #move(event) {
    const at = this.bars.findIndex(({ button }) => button === document.activeElement);
    const isReversed = getComputedStyle(this.container).direction === "rtl";
    const steps = { ArrowLeft: isReversed ? 1 : -1, ArrowRight: isReversed ? -1 : 1 };
    const last = this.bars.length - 1;
    const to = event.key === "Home"
      ? 0
      : event.key === "End"
      ? last
      : event.key in steps
      ? at + steps[/** @type {"ArrowLeft"} */ (event.key)]
      : -1;
    if (at < 0 || to < 0 || to > last) return;
    event.preventDefault();
    this.#enter(to);
    this.bars[to].button.focus();
  }
}
