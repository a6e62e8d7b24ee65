// The first run on a long history: it is seen being read, can be left and killed, and goes on.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";

import { visitor } from "./lib/browser.mjs";
import { finding, number } from "./lib/look.mjs";
import { folder, lead, needed, run, serve } from "./lib/program.mjs";

/** `12,000 of 61,482 commits`, as the page says it; nothing once the history is read. */
async function progress(page) {
  const bar = page.getByRole("progressbar", { name: "Commits read" });
  if ((await bar.count()) === 0) return null;
  const [value, max] = await Promise.all([bar.getAttribute("value"), bar.getAttribute("max")]).catch(() => [null, null]);
  return value === null ? null : { done: Number(value), all: Number(max) };
}

/** Waits for the page to say how far it is, beyond some commits. */
async function beyond(page, least) {
  for (let tries = 0; tries < 400; tries++) {
    const seen = await progress(page).catch(() => null);
    if (seen && seen.done > least) return seen;
    await page.waitForTimeout(25);
  }
  throw new Error(`it was never seen beyond ${least} commits: ${await page.locator("main").innerText()}`);
}

test("a long history is seen being read, is left, killed and resumed, and then the numbers are there", { timeout: 120_000 }, async (t) => {
  const home = await folder(t);
  const [repository, data] = [needed("GROUNDWORK_LONG"), join(home, "data")];
  const open = [...lead(repository, data), "--threads", "1", "open", "--no-browser"];

  const first = await serve(t, home, open);
  const one = await visitor(t, first);
  const begun = await beyond(one.page, 0);
  assert.ok(begun.done < begun.all && begun.all > 40_000, JSON.stringify(begun));
  await one.page.getByText(/of [\d,]+ commits/).first().waitFor();
  // The page looks again by itself, and other pages can be read meanwhile.
  const later = await beyond(one.page, begun.done);
  await one.go("/this-is-normal");
  assert.match(await finding(one.page), /six o’clock/);
  one.sound();
  await one.page.context().close();
  assert.equal(await first.stop("SIGKILL"), null);

  const again = await serve(t, home, open);
  const { page, go, sound } = await visitor(t, again);
  const resumed = await beyond(page, 0).catch(() => null);
  if (resumed) assert.ok(resumed.done + 2_000 >= later.done, `it began again: ${resumed.done} after ${later.done}`);
  await page.locator("main a").filter({ hasText: /./ }).first().waitFor({ timeout: 60_000 });

  // What only the lead can say, once each.
  await go("/first-run");
  const [, commits] = /([\d,]+) commits/.exec(await page.locator("main").innerText());
  assert.ok(number(commits) > 40_000);
  await page.getByRole("button", { name: /^Yes, .*me/ }).first().click();
  await page.getByRole("button", { name: "That is the team" }).click();
  await page.getByRole("button", { name: /Draw the line/ }).click();
  await page.getByRole("link", { name: /Show me the scorecard/ }).click();
  const { signals } = JSON.parse(await run(home, [...lead(repository, data), "--json"]));
  const share = signals.find(({ id }) => id === "s1a");
  assert.ok((await page.locator("main").innerText()).includes(`${share.numerator} of ${share.denominator}`));
  sound();
  assert.equal(await again.stop("SIGTERM"), 0);
});
