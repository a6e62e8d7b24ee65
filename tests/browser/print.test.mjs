// One page for a talk with the lead's manager: only what is ticked, no names, no counts of others.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";

import { journey } from "./lib/browser.mjs";
import { at } from "./lib/look.mjs";
import { lead, run } from "./lib/program.mjs";

journey("what is printed is one page with only what was ticked, without names and counts", async ({ page, pages }) => {
  await page.getByRole("link", { name: /^One page to print/ }).click();
  await at(page, "/scorecard/print");
  const ticks = page.getByRole("checkbox");
  const all = await ticks.count();
  assert.ok(all >= 3);
  for (const tick of await ticks.all()) await tick.check();
  await page.getByRole("button", { name: "Show the page" }).click();
  const whole = await printed(page);
  assert.ok(whole.includes("Maker share") && !whole.includes("Show the page"), whole);
  assert.equal(await sheets(page), 1);
  const authors = execFileSync("git", ["-C", pages.repository, "log", "--format=%an%n%cn"], { encoding: "utf8" });
  const names = new Set(authors.split("\n").flatMap((name) => name.split(" ")).filter((name) => /^\p{Lu}\p{L}{2,}/u.test(name)));
  assert.ok(names.size > 7);
  for (const name of names) assert.ok(!new RegExp(`\\b${name}\\b`).test(whole), `${name} is on it`);
  for (const count of await countsOfTheTeam(pages)) assert.ok(!new RegExp(`\\b${count}\\b`).test(whole), `${count} is on it`);

  await page.emulateMedia({ media: "screen" });
  for (const tick of await ticks.all()) await tick.uncheck();
  await ticks.first().check();
  await page.getByRole("button", { name: "Show the page" }).click();
  const one = await printed(page);
  assert.ok(one.length < whole.length / 2, one);
  assert.equal(await sheets(page), 1);
});

/** What is counted of the team, as it would be printed. */
async function countsOfTheTeam({ home, repository, data }) {
  const card = JSON.parse(await run(home, [...lead(repository, data), "--json"]));
  const of = card.signals.filter(({ id }) => ["s1a", "s6b"].includes(id));
  const counts = of.flatMap(({ numerator, denominator, before }) => [numerator, denominator, before.numerator, before.denominator]);
  assert.ok(counts.every((count) => count > 40));
  return counts.map((count) => count.toLocaleString("en"));
}

/** What stands on paper, in words. */
async function printed(page) {
  await page.emulateMedia({ media: "print" });
  return page.locator("body").innerText();
}

/** How many sheets of A4 it takes. */
async function sheets(page) {
  const pdf = (await page.pdf({ format: "A4" })).toString("latin1");
  return pdf.match(/\/Type\s*\/Page\b(?!s)/g).length;
}
