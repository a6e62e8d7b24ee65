// The first run on a long history: it is seen being read, can be left and killed, and goes on.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";

import { browser, visitor } from "./lib/browser.mjs";
import { at, finding, number } from "./lib/look.mjs";
import { folder, lead, needed, run, serve } from "./lib/program.mjs";

/** How far the page says the reading is; nothing once the history is read. */
function progress(page) {
  return page.evaluate(() => {
    const bar = document.querySelector("progress[aria-label='Commits read']");
    return bar && { done: bar.value, all: bar.max, said: document.querySelector("main").innerText };
  });
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

  // A history is read in less time than a browser takes to start on a busy machine.
  await browser();
  const first = await serve(t, home, open);
  const one = await visitor(t, first, { whileReading: true });
  const begun = await beyond(one.page, 0);
  assert.ok(begun.done < begun.all && begun.all > 40_000, JSON.stringify(begun));
  assert.match(begun.said, /[\d,]+ of [\d,]+ commits?|[\d,]+ of [\d,]+/);
  // The page looks again by itself, and other pages can be read meanwhile.
  // It is further, or through: a quick machine reads the rest between two looks.
  const further = beyond(one.page, begun.done).catch(() => null);
  const through = one.page.getByRole("heading", { name: "What was found" }).waitFor({ timeout: 60_000 }).catch(() => null).then(() => null);
  const later = (await Promise.race([further, through])) ?? { done: begun.all };
  await one.go("/this-is-normal");
  assert.match(await finding(one.page), /six o’clock/);
  one.sound();
  await one.page.context().close();
  assert.equal(await first.stop("SIGKILL"), null);

  const again = await serve(t, home, open);
  const { page, sound } = await visitor(t, again, { whileReading: true });
  const resumed = await beyond(page, 0).catch(() => null);
  // What was kept is not counted again; the last batch may not have been.
  if (resumed) assert.ok(resumed.all <= begun.all - later.done + 2_000, `it began again: ${resumed.all} after ${later.done} of ${begun.all}`);
  await page.getByRole("heading", { name: "What was found" }).waitFor({ timeout: 60_000 });

  // What only the lead can say, each once.
  await at(page, "/first-run");
  const [, commits] = /([\d,]+) commits/.exec(await finding(page));
  assert.ok(number(commits) > 40_000);
  for (const answer of [/^Yes, me.*laptop/, "That is the team", "Draw the line"]) {
    await page.getByRole("button", { name: answer }).click();
    await page.getByRole("button", { name: answer }).waitFor({ state: "detached" });
  }
  await page.getByRole("button", { name: "Show me the scorecard" }).click();
  await at(page, "/scorecard");
  const { signals } = JSON.parse(await run(home, [...lead(repository, data), "--json"]));
  const share = signals.find(({ id }) => id === "s1a");
  assert.ok((await page.locator("main").innerText()).includes(`${share.numerator} of ${share.denominator}`));
  sound();
  assert.equal(await again.stop("SIGTERM"), 0);
});
