// axe-core on a page. What it finds, and what it cannot decide, fails, unless allowed.json lists it with a reason.
import { readFileSync } from "node:fs";

import { axe } from "./modules.mjs";

/** `{ rule, page, where, because }`: a rule of axe's, the path of a page, and words that the element holds. */
export const allowed = JSON.parse(readFileSync(new URL("../allowed.json", import.meta.url)));
const used = new Set();

/** A line for each finding that is not allowed. */
export async function findings(page, path) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const result = await window.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
      resultTypes: ["violations", "incomplete"],
    });
    const rows = (kind, list) => list.flatMap(({ id, nodes }) => nodes.map((node) =>
      ({ kind, rule: id, html: node.html.slice(0, 200), target: String(node.target), why: node.any.concat(node.all, node.none).map((one) => one.message)[0] ?? "" })));
    return [...rows("violation", result.violations), ...rows("undecided", result.incomplete)];
  });
  return found.filter((one) => !isAllowed(one, path)).map((one) =>
    `${one.kind} ${one.rule} at ${one.target}: ${one.html} (${one.why})`);
}

function isAllowed(one, path) {
  const entry = allowed.find(({ rule, page, where }) =>
    rule === one.rule && (page === undefined || page === path) && (where === undefined || one.html.includes(where)));
  if (entry) used.add(entry);
  return entry !== undefined;
}

/** What is allowed and never came up. */
export function unused() {
  return allowed.filter((entry) => !used.has(entry));
}
