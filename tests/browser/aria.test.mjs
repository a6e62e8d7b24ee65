// What a screen reader is told of each page, kept in aria/. `cargo xtask browser --update` writes it anew.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";

import { unfold, visitor } from "./lib/browser.mjs";
import { PAGES, UNLINKED } from "./lib/pages.mjs";
import { demo, newcomer } from "./lib/program.mjs";

const folder = new URL("aria/", import.meta.url);

test("what a screen reader is told", { timeout: 300_000 }, async (t) => {
  const of = async (pages) => ({ pages, ...(await visitor(t, pages)) });
  const team = await of(await demo(t));
  const first = await of(await newcomer(t));
  first.expects(404);
  const compare = async ({ pages }, name, what) => {
    // Where it lies and how long it took differ from run to run.
    const told = shortened(await what.ariaSnapshot()).replaceAll(pages.home, "~").replace(/read in [\d.]+ s/, "read in … s").replace(/\/(log|growth)\/[0-9a-f-]{36}/g, "/$1/…") + "\n";
    const file = new URL(`${name}.yml`, folder);
    if (process.env.GROUNDWORK_UPDATE) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(file, told);
    }
    assert.equal(told, readFileSync(file, "utf8"), `${name}: cargo xtask browser --update writes what is told now`);
  };
  for (const [who, list] of [[team, PAGES], [first, UNLINKED]]) {
    for (const [name, path] of list) {
      await t.test(name, async () => {
        await who.go(path);
        await unfold(who.page);
        await compare(who, name, who.page.locator("main"));
        who.sound();
      });
    }
  }
  await t.test("entry", async () => {
    await first.go("/log");
    await first.page.getByLabel("One line for the log").fill("g refunds to Aiko level 5, check today");
    await first.page.getByRole("button", { name: /^Keep/ }).first().click();
    await first.page.getByRole("status").waitFor();
    await first.go("/log");
    await compare(first, "log-due", first.page.locator("main"));
    await first.page.getByRole("link", { name: "Refunds to Aiko" }).click();
    await first.page.waitForURL(/\/log\/[0-9a-f-]{36}$/);
    await unfold(first.page);
    await compare(first, "entry", first.page.locator("main"));
    first.sound();
  });
  await t.test("around every page", async () => {
    await team.go("/help");
    await compare(team, "around", team.page.locator("header.masthead"));
    await compare(team, "below", team.page.locator("footer"));
    team.sound();
  });
});

/** The snapshot with the first three of many rows or items, and how many more there are. */
function shortened(yaml) {
  const lines = yaml.split("\n");
  const out = [];
  const depth = (line) => line.search(/\S/);
  const kind = (line) => /^\s*- (row|listitem)\b/.exec(line)?.[1];
  for (let at = 0; at < lines.length;) {
    const first = kind(lines[at]);
    if (first === undefined) {
      out.push(lines[at++]);
      continue;
    }
    const level = depth(lines[at]);
    let count = 0;
    while (at < lines.length && depth(lines[at]) === level && kind(lines[at]) === first) {
      const begin = at++;
      while (at < lines.length && depth(lines[at]) > level) at++;
      count++;
      if (count <= 3) {
        // Lists of lists are shortened inside too.
        out.push(lines[begin], ...shortened(lines.slice(begin + 1, at).join("\n")).split("\n").filter(Boolean));
      }
    }
    if (count > 3) out.push(`${" ".repeat(level)}# and ${count - 3} more`);
  }
  return out.join("\n");
}
