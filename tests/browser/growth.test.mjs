// From a sentence somebody said to a practice they answer, and ten weeks of it.
import assert from "node:assert/strict";
import { test } from "node:test";

import { journey, visitor } from "./lib/browser.mjs";
import { chosen, form, marked, opened, planned, say } from "./lib/growth.mjs";
import { finding, kept, undo } from "./lib/look.mjs";
import { calendar, newcomer } from "./lib/program.mjs";

/** The whole way, as somebody goes it in an evening. */
async function way({ page, go }) {
  await go("/today");
  await chosen(page);

  // A plan about what somebody else is to do is not kept: why stands beside it, and what was typed stays.
  const plan = await opened(page, "plan");
  await plan.locator("[name=if]").fill("a test fails twice");
  await plan.locator("[name=then]").fill("make Ben fix it the same day");
  await plan.getByRole("button", { name: "Keep the plan" }).click();
  const why = page.locator("#plan-problem");
  await why.waitFor();
  assert.match(await why.innerText(), /^Not kept: this plan is about Ben/i);
  const half = page.locator("form[action$='/plan'] [name=if]");
  assert.equal(await half.inputValue(), "a test fails twice");
  assert.equal(await half.getAttribute("aria-invalid"), "true");

  await planned(page);
  await go("/today");
  assert.match(await finding(page), /Nothing this week/);
  assert.equal(await page.getByRole("button", { name: /^I did it/ }).count(), 0);

  await go("/growth");
  await marked(page, "2026-11-19", "Planning with the whole team");
  await go("/today");
  assert.match(await finding(page), /^If planning begins, then I ask who else could take the first task\.$/);
  await page.getByText("Planning with the whole team").waitFor();
  await page.getByRole("button", { name: /^I did it/ }).click();
  await kept(page, /you did it/);
  await page.getByText(/Kept for today/).waitFor();
  await undo(page);
  await page.getByText(/Afterwards, one key/).waitFor();
}

journey("from a sentence to a first practice, answered and taken back", way, { open: newcomer, expects: [422] });

journey("the same without JavaScript", way, { open: newcomer, expects: [422], javaScriptEnabled: false });

journey("with scripts the page of a cycle stays where it is while it is worked on", async ({ page, go }) => {
  await go("/growth");
  await chosen(page);
  await page.evaluate(() => { window.marked = true; });
  await planned(page);
  const ask = form(page, "told");
  await ask.scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => scrollY);
  await ask.locator("[name=to]").fill("Aiko");
  await ask.getByRole("button", { name: "Keep it" }).click();
  await kept(page, /you told Aiko/);
  assert.ok(await page.evaluate(() => window.marked), "it is the same document");
  assert.ok(Math.abs((await page.evaluate(() => scrollY)) - before) < 5, "it is where it was scrolled to");
  assert.ok(await page.locator(".undo.is-pinned").isVisible());
  // Each message can be copied, also after the page was changed.
  await page.getByText("Two ideas for the future", { exact: true }).click();
  await page.getByRole("button", { name: "Copy Two ideas for the future, plain" }).waitFor();
}, { open: newcomer });

test("ten weeks of a practice, from the first plan to what becomes of it", { timeout: 180_000 }, async (t) => {
  const open = await calendar(t);
  /** The pages on a day; those of the day before are closed. */
  const on = async (date, look) => {
    const pages = await open(date);
    const somebody = await visitor(t, pages);
    await look(somebody);
    somebody.sound();
    await somebody.page.context().close();
    assert.equal(await pages.stop(), 0);
  };
  await on("2026-11-20", async ({ page, go }) => {
    await go("/growth");
    await chosen(page);
    await planned(page);
    await say(page, "predictions", { words: "Two others will take a first task.", percent: "60" }, "Keep it", /what you expect/);
  });
  const weeks = [
    ["2026-11-25", "I did it", /you did it/],
    ["2026-12-02", "I didn’t", /you did not/],
    ["2026-12-09", "I did it", /you did it/],
    ["2026-12-16", "It never came up", /never came up/],
  ];
  for (const [date, answer, told] of weeks) {
    await on(date, async ({ page, go }) => {
      await go("/growth");
      await marked(page, date, "Planning");
      await go("/today");
      await page.getByRole("button", { name: new RegExp(`^${answer}`) }).click();
      await kept(page, told);
    });
  }
  await on("2027-01-20", async ({ page, go }) => {
    await go("/growth");
    // The last two weeks: people are asked what they noticed.
    assert.match(await page.locator(".step.is-now").innerText(), /^Ask/);
    const ask = form(page, "asked");
    await ask.locator("[name=who]").fill("Aiko");
    await ask.locator("[name=for]").selectOption("noticed");
    await ask.getByRole("button", { name: "Keep it" }).click();
    await kept(page, /you asked Aiko/);
  });
  await on("2027-02-01", async ({ page, go }) => {
    await go("/today");
    assert.match(await finding(page), /Ten weeks are over/);
    await go("/growth");
    assert.match(await page.locator(".step.is-now").innerText(), /^Review/);
    assert.match(await page.locator(".step", { has: page.locator("#practise") }).innerText(), /It came up 3 times, and you did it 2 times/);
    await say(page, "review", { words: "They noticed that I ask." }, "This is my guess", /your guess/);
    await page.getByText("I guessed:").waitFor();
    await say(page, "review", { words: "It stays; it is mine now." }, "Hold it", /nothing asks for it/);
    await page.getByText("It stays; it is mine now.").first().waitFor();
  });
  await on("2027-02-08", async ({ page, go }) => {
    await go("/today");
    assert.doesNotMatch(await finding(page), /Ten weeks are over/);
    await go("/growth");
    assert.match(await finding(page), /^You hold the practice/);
    await go("/shifts");
    assert.match(await page.locator("main").innerText(), /First cycle, reviewed Monday 1 February/);
  });
});
