// @ts-check
// The beginning: what the page holds is opened, and the page put to work.

import { openBytes, openJson } from "./blocks.js";
import { Page } from "./page.js";
import { Engine } from "../search/engine.js";

Promise.all([openJson("records"), openJson("messages"), openBytes("search")]).then(
  ([data, catalogues, search]) => new Page(data, catalogues, (records) => new Engine(search, records)),
);
