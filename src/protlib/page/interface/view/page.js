// @ts-check
// The page at work: what is asked of it, what it finds, and what it shows of that.

import { CountryTable } from "./country_table.js";
import { chip, choicesOf, clearingChip } from "./chips.js";
import { colour, COLOURS, lastColours } from "./colours.js";
import { byId, choice, element, field, fillChoice } from "./elements.js";
import { FilterList } from "./filter_list.js";
import { Filtering, inOrder } from "./filtering.js";
import { Messages } from "./messages.js";
import { noteText } from "./noted.js";
import { openJson } from "./blocks.js";
import { Records } from "./records.js";
import { ResultList } from "./result_list.js";
import { ORDERS, spanOf, State, yearOf } from "./state.js";
import { Status } from "./status.js";
import { TakingBar } from "./taking_bar.js";
import { Timeline } from "./timeline.js";

/**
 * @typedef {object} PageData  what page/page_html.py writes
 * @property {string} language
 * @property {string} made the day on which it was made
 * @property {{name: string, title: string}[]} styles
 * @property {{columns: string[], rows: any[][]}} table
 * @property {import("./filtering.js").FilterData[]} filters
 * @property {import("./country_table.js").MapRow[]} map
 * @property {Record<"newest" | "title" | "author", number[]>} orders
 */

const OPENED_AT_FIRST = 3;
const NARROW = "(max-width: 36rem)";
const REFUSED = 10_000; // milliseconds after which an address that a browser refused is tried again

export class Page {
  /**
   * @param {PageData} data
   * @param {Record<string, import("./messages.js").Catalogue>} catalogues
   * @param {(records: Records) => import("./noted.js").PageEngine} search makes the engine
   */
  constructor(data, catalogues, search) {
    this.data = data;
    this.catalogues = catalogues;
    this.records = new Records(data.table);
    this.engine = search(this.records);
    this.filtering = new Filtering(data.filters, this.records.years);
    this.names = data.filters.map(({ name }) => name);
    this.everything = Int32Array.from(data.table.rows, (_, number) => number);
    this.result = this.engine.find("");
    this.filtered = this.filtering.apply(this.everything, new Map(), { from: 0, to: 0 });
    /** @type {Int32Array} */
    this.numbers = this.everything;
    this.state = State.read(location.hash, this.names);
    for (const key of history.state?.ticked ?? []) this.state.ticked.add(key); // the page was loaded anew
    this.messages = new Messages(catalogues, data.language);
    /** @type {Map<number, Promise<import("./references.js").ReferenceStyle>>} */
    this.opened = new Map();
    this.isTyping = false;
    this.status = new Status();
    this.remembering = 0;
    this.lists = data.filters.map((filter) =>
      new FilterList(filter, (value) => this.#toggle(filter.name, value))
    );
    this.timeline = this.#makeTimeline();
    this.country = this.names.indexOf("country");
    this.countries = this.#makeCountryTable();
    this.results = this.#makeResults();
    this.taking = this.#makeTakingBar();
    this.#build();
    this.#remember(false);
    this.#speak();
    this.#search();
  }

  #makeTimeline() {
    const madeIn = Number(this.data.made.slice(0, 4));
    return new Timeline(this.records.years, madeIn, (span) => this.#askYears(span));
  }

  #makeCountryTable() {
    const { map, filters } = this.data;
    return new CountryTable(map, filters[this.country].values, (value) => this.#toggle("country", value));
  }

  #makeResults() {
    const { filters, styles } = this.data;
    const placeFilters = [filters[this.names.indexOf("region")], filters[this.country]];
    const places = new Map(placeFilters.flatMap(({ values }) => values));
    return new ResultList(this.records, {
      spans: (text) => (this.state.query.trim() ? this.engine.spans(text) : []),
      reference: async (number) => (styles.length ? (await this.#style()).references[number] : []),
      isTicked: (key) => this.state.ticked.has(key),
      tick: (key) => this.#tick(key),
      copy: (number) => this.taking.copy(() => [number]),
      cite: (key) => this.taking.cite(key),
      place: (value) => this.messages.nameOf("region", value, places.get(value) ?? ""),
    });
  }

  #makeTakingBar() {
    return new TakingBar(this.records, this.messages, {
      ticked: () => this.state.ticked,
      style: () => this.#style(),
      untick: () => this.#untick(),
      answer: (text) => this.status.say(text, true),
    });
  }

  /** Puts what is made into the skeleton, and listens. */
  #build() {
    const { data, lists } = this;
    const empty = data.filters.map(({ values }) => !values.length);
    lists.forEach(({ details }, at) => {
      details.hidden = empty[at];
      details.open = at < OPENED_AT_FIRST;
      byId("filters").append(details);
    });
    byId("timeline").append(this.timeline.container);
    byId("timeline").hidden = this.timeline.bars.length < 2;
    byId("countries").append(element("div", { class: "inside" }, this.countries.container));
    byId("countries").hidden = !data.map.length;
    byId("countries").addEventListener("toggle", () => this.#drawCharts());
    byId("static").hidden = true; // its spans stay for programs that read the page
    byId("list").append(this.results.container);
    if (matchMedia(NARROW).matches) /** @type {HTMLDetailsElement} */ (byId("timeline")).open = false;
    byId("style-choice").hidden = data.styles.length < 2;
    this.taking.build(data.styles.length > 0);
    fillChoice("style", data.styles.map(({ title }) => title), data.styles.map(({ name }) => name));
    this.#listen();
    byId("trouble").remove();
  }

  #listen() {
    const query = field("query");
    query.addEventListener("input", () => this.#type(query.value));
    query.addEventListener("change", () => (this.isTyping = false));
    byId("ask").addEventListener("submit", (event) => event.preventDefault());
    byId("skip").addEventListener("click", (event) => {
      event.preventDefault();
      byId("count").focus();
    });
    byId("unfold").addEventListener("click", () => {
      const isOpen = document.body.classList.toggle("with-filters");
      byId("unfold").setAttribute("aria-expanded", String(isOpen));
    });
    for (const name of ["from", "to"]) field(name).addEventListener("change", () => this.#typeYears());
    this.#onChoice(
      "order",
      (value) => (this.state.order = ORDERS.find((order) => order === value) ?? "relevance"),
    );
    this.#onChoice("style", (value) => (this.state.style = value));
    this.#onChoice("language", (value) => (this.state.language = value));
    byId("colours").addEventListener("change", () => colour(choice("colours").value));
    byId("print").addEventListener("click", () => print());
    addEventListener("keydown", (event) => this.#press(event));
    addEventListener("beforeprint", () => this.results.showAll());
    addEventListener("afterprint", () => this.results.showFewer());
    addEventListener("popstate", ({ state }) => this.#goTo(location.hash, state));
    colour(lastColours());
  }

  /**
   * Goes to the search by "/", and through the results by arrow keys, also from the search field.
   * @param {KeyboardEvent} event
   */
  #press(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
    const isTyping = target.matches("input:not([type=checkbox], [type=radio]), select");
    if (event.key === "/" && !isTyping) {
      field("query").select();
    } else if (/^Arrow(Down|Up)$/.test(event.key) && (target === field("query") || !isTyping)) {
      const isFromList = byId("list").contains(target);
      if (!isFromList && target !== field("query") && target !== document.body) return;
      if (!this.results.step(isFromList ? target : null, event.key === "ArrowDown" ? 1 : -1)) {
        field("query").focus();
      }
    } else {
      return;
    }
    event.preventDefault();
  }

  /**
   * @param {string} id
   * @param {(value: string) => void} choose
   */
  #onChoice(id, choose) {
    byId(id).addEventListener("change", () => {
      choose(choice(id).value);
      this.#remember(true);
      this.#speak();
      this.#draw();
    });
  }

  /** Says everything in the language that is chosen. */
  #speak() {
    this.messages = new Messages(this.catalogues, this.state.language || this.data.language);
    const { messages } = this;
    document.documentElement.lang = messages.language;
    document.documentElement.dir = messages.direction;
    for (const node of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-text]"))) {
      node.textContent = messages.text(node.dataset.text ?? "");
    }
    byId("chips").setAttribute("aria-label", messages.text("chosen"));
    this.timeline.container.setAttribute("aria-label", messages.text("timeline"));
    const day = messages.date(this.data.made);
    byId("about").textContent = `${messages.text("about", { count: this.records.count })} · ${day}`;
    byId("made").textContent = messages.text("made", { date: day });
    this.taking.speak(messages);
    this.lists.forEach((list) => list.speak(messages));
    this.countries.speak(messages);
    fillChoice("order", ORDERS.map((order) => messages.text(`order.${order}`)), ORDERS);
    fillChoice("colours", COLOURS.map((name) => messages.text(`colours.${name}`)), COLOURS);
    const languages = Object.keys(this.catalogues);
    fillChoice("language", languages.map((code) => this.catalogues[code].own_name.toString()), languages);
    choice("language").value = messages.language;
    choice("colours").value = document.documentElement.dataset.colours ?? COLOURS[0];
  }

  /** Looks for the query anew. */
  #search() {
    this.result = this.engine.find(this.state.query);
    this.#draw();
  }

  /** Filters what the query has found, and shows it. */
  #draw() {
    const { state, messages } = this;
    const among = this.state.query.trim() ? this.result.numbers : this.everything;
    this.filtered = this.filtering.apply(among, state.choices, state);
    this.numbers = inOrder(this.filtered.numbers, state.order, this.data.orders);
    const count = this.numbers.length;
    byId("count").textContent = messages.text("found", { count });
    this.results.show(this.numbers, messages);
    this.lists.forEach((list, at) => list.update(this.filtered.counts[at], state.valuesOf(list.filter.name)));
    this.#drawControls();
    this.#drawNotes();
    this.#drawChips();
    this.#drawCharts();
    this.taking.draw(this.numbers);
  }

  #drawControls() {
    const { state, messages } = this;
    if (field("query").value !== state.query) field("query").value = state.query;
    for (const [name, year] of /** @type {[string, number][]} */ ([["from", state.from], ["to", state.to]])) {
      if (yearOf(field(name).value) !== year) field(name).value = year ? String(year) : "";
    }
    choice("order").value = state.order;
    choice("order").options[0].textContent = messages.text(
      state.query.trim() ? "order.relevance" : "order.given",
    );
    choice("style").value = this.data.styles[this.#styleNumber()]?.name ?? "";
  }

  #drawNotes() {
    const { result, messages } = this;
    const isAsked = Boolean(this.state.query.trim());
    const notes = isAsked ? (result.problem ? [result.problem] : result.notes) : [];
    const sentences = notes.map((note) => noteText(note, messages)).filter(Boolean);
    if (!this.numbers.length && !(isAsked && result.problem)) {
      sentences.push(messages.text(this.state.isFiltered ? "nothing_with_filters" : "nothing"));
    }
    byId("asked").textContent = isAsked ? messages.text("asked", { query: this.state.query.trim() }) : "";
    byId("notes").replaceChildren(...sentences.map((text) => element("p", {}, text)));
    this.status.say([messages.text("found", { count: this.numbers.length }), ...sentences].join(". "));
  }

  #drawChips() {
    const { state, messages, data } = this;
    const chips = choicesOf(state, data.filters, messages).map(({ name, remove }) =>
      chip(name, messages, () => {
        remove();
        this.#answer();
        byId("count").focus();
      })
    );
    if (chips.length > 1) chips.push(clearingChip(messages, () => this.#clear()));
    byId("chips").hidden = !chips.length;
    byId("chips").replaceChildren(...chips);
  }

  #clear() {
    this.state.clearFilters();
    this.#answer();
    byId("count").focus();
  }

  #drawCharts() {
    const { state, filtered, messages } = this;
    this.timeline.update(filtered.years, state, messages);
    if (/** @type {HTMLDetailsElement} */ (byId("countries")).open) {
      this.countries.update(filtered.counts[this.country], state.valuesOf("country"), messages);
    }
  }

  /** @param {string} key */
  #tick(key) {
    const { ticked } = this.state;
    if (!ticked.delete(key)) ticked.add(key);
    field(ticked.size ? "take-ticked" : "take-all").checked = true;
    this.taking.draw(this.numbers);
    this.#remember(false);
    this.status.say(this.messages.text("take_ticked", { count: this.taking.ticks().length }));
  }

  #untick() {
    this.state.ticked.clear();
    this.results.updateTicks();
    this.taking.draw(this.numbers);
    this.#remember(false);
    field("take-all").focus();
  }

  #styleNumber() {
    return Math.max(0, this.data.styles.findIndex(({ name }) => name === this.state.style));
  }

  #style() {
    const number = this.#styleNumber();
    const style = this.opened.get(number) ?? openJson(`references-${number}`);
    this.opened.set(number, style);
    return style;
  }

  /** @param {string} query */
  #type(query) {
    this.state.query = query;
    this.#remember(!this.isTyping);
    this.isTyping = true;
    this.#search();
  }

  #typeYears() {
    const [from, to] = ["from", "to"].map((name) => yearOf(field(name).value));
    for (const name of ["from", "to"]) field(name).value = ""; // what is no year does not stay
    this.#askYears(spanOf(from, to));
  }

  /** @param {import("./filtering.js").Span} span */
  #askYears(span) {
    this.state.ask(span);
    this.#answer();
  }

  /**
   * @param {string} filter
   * @param {string} value
   */
  #toggle(filter, value) {
    this.state.toggle(filter, value);
    this.#answer();
  }

  #answer() {
    this.isTyping = false;
    this.#remember(true);
    this.#draw();
  }

  /**
   * Puts the state into the address: as a place to go back to, or in the place of the last; beside it what is ticked,
   * of which an address has few.
   * @param {boolean} isNew
   */
  #remember(isNew) {
    const fragment = this.state.fragment();
    const entry = { ticked: [...this.state.ticked] };
    clearTimeout(this.remembering);
    try {
      if (fragment === (location.hash || "#")) history.replaceState(entry, "");
      else if (isNew) history.pushState(entry, "", fragment);
      else history.replaceState(entry, "", fragment);
    } catch { // Safari and Firefox refuse, for some seconds, an address that changes with each of many keys
      this.remembering = setTimeout(() => this.#remember(false), REFUSED);
    }
  }

  /**
   * Shows what an address asks for: what is ticked stays so where one goes back or forward, and is what the address
   * says where it is another's.
   * @param {string} fragment
   * @param {{ticked: string[]} | null} entry what the page has put beside the address
   */
  #goTo(fragment, entry) {
    this.isTyping = false;
    const { ticked } = this.state;
    this.state = State.read(fragment, this.names);
    if (entry) this.state.ticked = ticked;
    this.#remember(false);
    this.#speak();
    this.#search();
  }
}
