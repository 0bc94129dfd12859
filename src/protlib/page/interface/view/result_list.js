// @ts-check
// The publications that are found: a few at first, and more where they are asked for.

import { element } from "./elements.js";
import { doiLink, fileLink, linkOf, safeLink, tagOf } from "./records.js";
import { referenceNodes } from "./references.js";

/** @typedef {import("./messages.js").Messages} ListMessages */
/** @typedef {import("./records.js").Records} ListRecords */
/** @typedef {import("./records.js").PageRecord} ListRecord */
/** @typedef {import("./references.js").ReferenceRun} ListRun */
/**
 * @typedef {object} Shelf  what the list asks of the page
 * @property {(text: string) => [number, number][]} spans the words of a text that match
 * @property {(number: number) => Promise<ListRun[]>} reference
 * @property {(key: string) => boolean} isTicked
 * @property {(key: string) => void} tick
 * @property {(number: number) => void} copy copies the reference of a record
 * @property {(key: string) => void} cite copies the citation of a key
 * @property {(value: string) => string} place what a country or region is called in the language of the page
 */

const AT_FIRST = 10; // few, for each key press draws them anew
const AT_ONCE = 20;
const BETWEEN = " · ";

export class ResultList {
  /**
   * @param {ListRecords} records
   * @param {Shelf} shelf
   */
  constructor(records, shelf) {
    this.records = records;
    this.shelf = shelf;
    /** @type {Int32Array} */
    this.numbers = new Int32Array();
    this.visibleCount = this.earlierCount = 0;
    /** @type {Set<string>} */
    this.unfolded = new Set();
    this.list = element("ol", { class: "results", "aria-labelledby": "count" });
    this.more = element("button", { type: "button", class: "more", click: () => this.#goOn() });
    this.container = element("div", {}, this.list, this.more);
  }

  /**
   * @param {Int32Array} numbers
   * @param {ListMessages} messages
   */
  show(numbers, messages) {
    const isSame = numbers.length === this.numbers.length &&
      numbers.every((number, at) => number === this.numbers[at]);
    // another style or language leaves what one reads where it is
    const count = isSame ? Math.max(this.visibleCount, AT_FIRST) : AT_FIRST;
    this.unfolded = new Set(isSame ? this.#openKeys() : []);
    this.numbers = numbers;
    this.messages = messages;
    this.list.replaceChildren();
    this.visibleCount = 0;
    this.#extend(count);
  }

  /** Returns the keys of the records that are open. */
  #openKeys() {
    const open = /** @type {NodeListOf<HTMLElement>} */ (this.list.querySelectorAll(".inside:not([hidden])"));
    return Array.from(open, ({ dataset }) => dataset.key ?? "");
  }

  /**
   * Moves the focus to the title behind or before an element of the list, or to the first; tells whether there is one.
   * @param {HTMLElement | null} from
   * @param {number} by
   */
  step(from, by) {
    const titles = /** @type {HTMLElement[]} */ ([...this.list.querySelectorAll("h3 > button")]);
    const at = from ? titles.findIndex((title) => title.closest("li")?.contains(from)) + by : 0;
    titles[at]?.focus();
    return at in titles;
  }

  /** Shows all that is found, as on paper. */
  showAll() {
    this.earlierCount = this.visibleCount;
    this.#extend(this.numbers.length);
  }

  /** Shows as many as before all were shown: thousands would slow down each key. */
  showFewer() {
    for (const item of [...this.list.children].slice(this.earlierCount)) item.remove();
    this.visibleCount = this.list.children.length;
    this.#extend(0);
  }

  /** Shows what is ticked anew. */
  updateTicks() {
    for (const box of this.list.querySelectorAll("input")) box.checked = this.shelf.isTicked(box.value);
  }

  #goOn() {
    const first = this.visibleCount;
    this.#extend(AT_ONCE);
    const next = /** @type {HTMLElement | null} */ (this.list.children[first]?.querySelector("h3 > button"));
    next?.focus();
  }

  /** @param {number} count */
  #extend(count) {
    const { messages } = this;
    if (!messages) return;
    const next = this.numbers.subarray(this.visibleCount, this.visibleCount + count);
    this.list.append(...Array.from(next, (number) => this.#item(number, messages)));
    this.visibleCount += next.length;
    const remainder = this.numbers.length - this.visibleCount;
    this.more.hidden = remainder === 0;
    this.more.textContent = messages.text("more", { count: Math.min(remainder, AT_ONCE), rest: remainder });
  }

  /**
   * @param {number} number
   * @param {ListMessages} messages
   */
  #item(number, messages) {
    const record = this.records.at(number);
    const change = () => this.shelf.tick(record.key);
    const label = messages.text("tick", { title: record.title || record.key });
    const box = element("input", { type: "checkbox", value: record.key, "aria-label": label, change });
    box.checked = this.shelf.isTicked(record.key);
    const isOpen = this.unfolded.has(record.key);
    const id = `record-${number}`;
    const inside = element("div", { class: "inside", id, "data-key": record.key, hidden: !isOpen });
    const fill = () => {
      if (!inside.hasChildNodes()) inside.append(...this.#inside(number, record, messages));
    };
    if (isOpen) fill();
    const toggle = () => {
      fill();
      inside.hidden = !inside.hidden;
      title.setAttribute("aria-expanded", String(!inside.hidden));
    };
    const text = element(
      "bdi",
      { lang: tagOf(record.language) },
      ...this.#mark(record.title || record.key),
    );
    const title = element(
      "button",
      { type: "button", class: "title", "aria-expanded": String(isOpen), "aria-controls": id, click: toggle },
      text,
    );
    const href = linkOf(record);
    const body = element(
      "div",
      { class: "body" },
      element("h3", {}, title),
      record.authors.length || record.editors.length ? this.#makers(record, messages) : null,
      this.#line(record, messages),
      href ? element("p", { class: "paper" }, href) : null,
      inside,
    );
    return element("li", { class: "result" }, element("span", { class: "tick" }, box), body);
  }

  /**
   * @param {ListRecord} record
   * @param {ListMessages} messages
   */
  #makers(record, messages) {
    const edited = record.authors.length
      ? null
      : ` ${messages.text("editors", { count: record.editors.length })}`;
    const names = record.authors.length ? record.authors : record.editors;
    return element("p", { class: "makers" }, element("bdi", {}, ...this.#mark(names.join("; "))), edited);
  }

  /**
   * @param {ListRecord} record
   * @param {ListMessages} messages
   */
  #line(record, messages) {
    const year = element("b", {}, record.year ? String(record.year) : messages.text("undated"));
    const texts = [
      messages.text(`type.${record.type}`),
      containerOf(record),
      record.publisher,
      record.language ? messages.nameOf("language", record.language, record.language) : "",
      this.#places(record.countries.length ? record.countries : record.regions),
    ];
    const parts = texts.filter(Boolean).flatMap((text) => [BETWEEN, element("bdi", {}, text)]);
    return element("p", { class: "line" }, year, ...parts);
  }

  /**
   * Returns what opens below a title: what can be done, the abstract, the reference and all other facts.
   * @param {number} number
   * @param {ListRecord} record
   * @param {ListMessages} messages
   */
  #inside(number, record, messages) {
    const { shelf } = this;
    const href = linkOf(record);
    const copy = element(
      "button",
      { type: "button", hidden: true, click: () => shelf.copy(number) },
      messages.text("record.copy"),
    );
    const cite = element(
      "button",
      { type: "button", click: () => shelf.cite(record.key) },
      messages.text("record.cite", { key: record.key }),
    );
    const link = href ? element("a", { href, rel: "noreferrer" }, messages.text("record.link")) : null;
    const reference = element("p", { class: "reference", dir: "auto" });
    shelf.reference(number).then((runs) => {
      reference.append(...referenceNodes(runs));
      reference.hidden = copy.hidden = !runs.length;
    });
    const paragraphs = record.abstract.split(/\n+/).filter(Boolean).map((text) =>
      element("p", { class: "abstract", dir: "auto", lang: tagOf(record.language) }, ...this.#mark(text))
    );
    const places = this.#places([...record.countries, ...record.regions]);
    const actions = element("p", { class: "actions" }, copy, cite, link);
    return [actions, ...paragraphs, reference, factList(record, places, messages)];
  }

  /**
   * Returns the names of places, each once: "Worldwide" stands in a catalogue for a country and for a region.
   * @param {string[]} values
   */
  #places(values) {
    return [...new Set(values.map(this.shelf.place))].join(", ");
  }

  /**
   * Returns a text with the words marked that match the query.
   * @param {string} text
   * @returns {(Node | string)[]}
   */
  #mark(text) {
    const parts = [];
    let at = 0;
    for (const [start, end] of this.shelf.spans(text)) {
      parts.push(text.slice(at, start), element("mark", {}, text.slice(start, end)));
      at = end;
    }
    parts.push(text.slice(at));
    return parts.filter((part) => part !== "");
  }
}

/**
 * Returns in what a publication stands, with its volume, issue and pages: "Global Health 12(3), 4-9".
 * @param {ListRecord} record
 */
function containerOf(record) {
  const { container_title: title, volume, issue, page } = record;
  const counted = volume + (issue ? `(${issue})` : "");
  return [[title || record.event_title, title && counted].filter(Boolean).join(" "), page].filter(Boolean)
    .join(", ");
}

/**
 * @param {ListRecord} record
 * @param {string} places
 * @param {ListMessages} messages
 */
function factList(record, places, messages) {
  const series = [record.collection_title, record.collection_number].filter(Boolean).join(" ");
  const number = [record.genre, record.number].filter(Boolean).join(" ");
  /** @type {[string, string | Node | null][]} */
  const facts = [
    ["date", record.date],
    ["published", [record.publisher_place, record.publisher].filter(Boolean).join(": ")],
    ["edition", record.edition],
    ["series", series],
    ["number", number],
    ["places", places],
    ["category", record.category],
    ["topics", record.topics.join(", ")],
    ["tags", record.tags.join(", ")],
    ["doi", record.doi && linkTo(doiLink(record.doi), record.doi)],
    ["isbn", record.isbn],
    ["issn", record.issn],
    ["link", record.url && linkTo(safeLink(record.url), record.url)],
    ["archived", record.archived && linkTo(safeLink(record.archived), record.archived)],
    ["files", linksTo(record.files)],
    ["key", record.key],
  ];
  const rows = facts.filter(([, value]) => value).flatMap(([name, value]) => [
    element("dt", {}, messages.text(`fact.${name}`)),
    element("dd", {}, element("bdi", {}, value)),
  ]);
  return element("dl", {}, ...rows);
}

/**
 * Returns the links to files, null where there is none.
 * @param {[string, string][]} files
 */
function linksTo(files) {
  const links = files.map(([href, name]) => element("div", {}, linkTo(fileLink(href), name)));
  return links.length ? element("div", {}, ...links) : null;
}

/**
 * Returns a link, or its text where it is none that a click may follow.
 * @param {string} href
 * @param {string} text
 */
function linkTo(href, text) {
  return href ? element("a", { href, rel: "noreferrer" }, text) : text;
}
