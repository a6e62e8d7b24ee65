// What somebody looks for on a page.
import assert from "node:assert/strict";

/** Waits until the page with this path is there. */
export async function at(page, path) {
  await page.waitForURL((url) => url.pathname === path);
}

/** The finding: the only heading of the first level. */
export function finding(page) {
  return page.getByRole("heading", { level: 1 }).innerText();
}

/** The first two counts of a text, as `98 of 413`. */
export function counts(text) {
  const [, part, of] = /([\d,]+) of ([\d,]+)/.exec(text) ?? [];
  assert.ok(part, `no counts in: ${text}`);
  return { part: number(part), of: number(of) };
}

export function number(text) {
  return Number(text.replaceAll(",", ""));
}

/** What was kept, as the page says it. */
export async function kept(page, what) {
  const said = page.getByRole("status").filter({ hasText: what });
  await said.waitFor();
  return said.innerText();
}

/** Takes the last act back where it was done. */
export async function undo(page) {
  await page.getByRole("button", { name: "Undo" }).click();
  return kept(page, /Taken back|It holds again/);
}
