// axe-core on a page. What it finds, and what it cannot decide, fails, unless allowed.json lists it with a reason.
import { readFileSync } from "node:fs";

import { axe } from "./modules.mjs";

/** `{ kind, rule, says, where, below, because }`: a violation or something undecided, a rule of axe's, words of what it says,
 * what the element begins with, a width below which alone it is allowed. */
export const allowed = JSON.parse(readFileSync(new URL("../allowed.json", import.meta.url)));
const used = new Set();

/** A line for each finding that is not allowed. */
export async function findings(page) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const result = await window.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
      resultTypes: ["violations", "incomplete"],
    });
    const rows = (kind, list) => list.flatMap(({ id, help, nodes }) => nodes.map(({ html, target, any, all, none }) =>
      ({ kind, rule: id, html: html.slice(0, 160), target: String(target), says: [...any, ...all, ...none][0]?.message ?? help })));
    return [...rows("violation", result.violations), ...rows("undecided", result.incomplete)];
  });
  const { width } = page.viewportSize();
  return found.filter((one) => !isAllowed(one, width)).map(({ kind, rule, target, html, says }) =>
    `${kind}, ${rule}: ${says}\n    ${target}: ${html}`);
}

function isAllowed(one, width) {
  const entry = allowed.find((entry) => entry.kind === one.kind && entry.rule === one.rule
    && one.says.includes(entry.says ?? "") && one.html.startsWith(entry.where ?? "") && width < (entry.below ?? Infinity));
  if (entry) used.add(entry);
  return entry !== undefined;
}

/** What is allowed and never came up. */
export function unused() {
  return allowed.filter((entry) => !used.has(entry));
}
