// Friday: the week is drafted, gone through, and saved.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";

import { visitor } from "./lib/browser.mjs";
import { at, finding, kept } from "./lib/look.mjs";
import { calendar, commit } from "./lib/program.mjs";
import { sound } from "./lib/sound.mjs";

const LEAD = ["Mira Okafor", "mira@kassa.example"];
const WITH = "Co-authored-by: Mira Okafor <mira@kassa.example>";
/** Two who are no members: who they are does not matter to a draft. */
const [ONE, OTHER] = [["Nuno Alves", "nuno@elsewhere.example"], ["Rosa Dias", "rosa@elsewhere.example"]];

/** A day of somebody, whose window is closed when they go. */
async function day(t, open, date, clock, look, how = {}) {
  const pages = await open(date, clock);
  const somebody = await visitor(t, pages, how);
  // A line without words is refused on the way.
  somebody.expects(422);
  await look(somebody);
  somebody.sound();
  await somebody.page.context().close();
  assert.equal(await pages.stop(), 0);
}

/** A draft by a word of it. */
const draft = (page, word) => page.locator("li.is-draft").filter({ hasText: word });

async function friday(t, how = {}) {
  const looks = how.javaScriptEnabled === false ? () => {} : sound;
  const open = await calendar(t);
  await day(t, open, "2026-11-19", "09:00", async ({ page, go }) => {
    await go("/today");
    await page.getByLabel("One line for the log").fill("i listened to the new colleague, 30 min");
    await page.getByRole("button", { name: /^Keep/ }).click();
    // It was written on Today, and there it is said back.
    await at(page, "/today");
    await kept(page, /work nobody saw, 30 min/);
    assert.equal(await page.getByRole("link", { name: "look back on it" }).count(), 0, "not before Friday");
  }, how);

  commit(open.repository, ONE, "2026-11-18T10:00:00Z", `Untangle the fee rounding\n\n${WITH}`);
  commit(open.repository, OTHER, "2026-11-18T11:00:00Z", `Spell it as the bank does\n\n${WITH}`);
  commit(open.repository, LEAD, "2026-11-19T10:00:00Z", "Follow the bank\n\nDecision: use the bank's cut-off");
  commit(open.repository, ONE, "2026-11-20T10:00:00Z", "Name the file\n\nReviewed-by: Mira Okafor <mira@kassa.example>");

  await day(t, open, "2026-11-20", "16:00", async ({ page, go }) => {
    await go("/today");
    await page.getByRole("link", { name: "look back on it" }).click();
    await at(page, "/week");
    assert.match(await page.locator(".eyebrow").innerText(), /The week to Sunday 22 November, so far/);
    assert.match(await finding(page), /and 4 lines they drafted for you/);
    await looks(page, "the week with its drafts");

    // Keep one, drop one, put one in other words, and leave one for later.
    await draft(page, "Untangle the fee rounding").locator("button[value=keep]").click();
    await kept(page, /Kept: Untangle the fee rounding/);
    await draft(page, "Spell it").locator("button[value=drop]").click();
    await kept(page, /Dropped/);
    const decision = draft(page, "cut-off");
    const words = decision.getByLabel("The line");
    if (!(await words.isVisible())) await decision.getByText("In other words").click();
    await words.fill("d 70% the bank's cut-off holds, review 1 mar");
    await decision.getByRole("button", { name: "Keep it" }).click();
    await kept(page, /Kept: The bank's cut-off holds/);
    assert.match(await finding(page), /and one line they drafted for you/);

    // A line that no record has; one without words is refused here, where it was typed.
    const line = page.getByLabel("One line for the log");
    await line.fill("d ");
    await page.getByRole("button", { name: /^Keep ↵/ }).click();
    await page.locator("#line-problem").waitFor();
    assert.match(await finding(page), /^Your week/);
    await line.fill("i kept two teams from colliding, 1 h, 17 nov");
    await page.getByRole("button", { name: /^Keep ↵/ }).click();
    await kept(page, /work nobody saw, 1 h, 17 Nov/);
    const list = page.getByRole("region", { name: "What no record has" });
    for (const title of ["Untangle the fee rounding", "The bank's cut-off holds", "Kept two teams from colliding"]) {
      await list.getByRole("link", { name: title }).waitFor();
    }

    // The reasons pass, and back.
    await page.getByRole("link", { name: "The reasons pass" }).click();
    await at(page, "/reasons");
    await page.locator("form[action^='/reasons/']").first().getByRole("button").first().click();
    await page.getByText(/1 of \d+|said so far/i).first().waitFor();
    await go("/week");
    assert.equal(await page.getByText("You looked back on this week.", { exact: true }).count(), 0);
    await page.getByRole("button", { name: "I looked back: save this week" }).click();
    const said = await kept(page, /you looked back on this week\. Saved to/);
    const [, place] = /Saved to (\S+\.md)/.exec(said);
    assert.equal(place, join(open.data, "weeks", "2026-47.md"));
    const file = await readFile(place, "utf8");
    assert.match(file, /^# The week to Sunday 22 November 2026\n\nAs it stood on Friday 20 November\./);
    assert.match(file, /## Kept\n\n(- .*\n)*- 17 Nov, work nobody saw: kept two teams from colliding\n/);
    assert.match(file, /decision: the bank's cut-off holds/);
    assert.match(file, /## Drafted, not kept yet\n\n- 20 Nov, work nobody saw: Reviewed 1 commit/);
    assert.doesNotMatch(file, /Spell it|Nuno|Rosa/, "what was dropped is not in it, and nobody is named");
    await page.getByText("You looked back on this week.", { exact: true }).waitFor();
    await looks(page, "the week that was gone through");
    // Today does not point there any more.
    await go("/today");
    assert.equal(await page.getByRole("link", { name: "look back on it" }).count(), 0);
    await go("/log?q=colliding");
    await page.locator("ol.ledger").getByRole("link", { name: "Kept two teams from colliding" }).waitFor();
  }, how);
}

test("Friday: Today points to the week, which is kept, put right, dropped, added to, and saved", { timeout: 240_000 }, (t) => friday(t));

test("the same Friday without JavaScript", { timeout: 240_000 }, (t) => friday(t, { javaScriptEnabled: false }));
