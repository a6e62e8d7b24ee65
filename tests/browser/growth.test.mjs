// From a sentence somebody said to a practice they answer, and ten weeks of it.
import assert from "node:assert/strict";
import { test } from "node:test";

import { journey, visitor } from "./lib/browser.mjs";
import { accessible, chosen, form, marked, opened, planned, say } from "./lib/growth.mjs";
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
  // What was kept before lies over the lower edge: a click on what it covers would scroll there first.
  await ask.locator("[name=to]").fill("Aiko");
  const before = await page.evaluate(() => scrollY);
  await ask.locator("[name=to]").press("Enter");
  await kept(page, /you told Aiko/);
  assert.ok(await page.evaluate(() => window.marked), "it is the same document");
  assert.ok(Math.abs((await page.evaluate(() => scrollY)) - before) < 5, "it is where it was scrolled to");
  assert.ok(await page.locator(".undo.is-pinned").isVisible());
  // Each message can be copied, also after the page was changed.
  await page.getByText("Two ideas for the future", { exact: true }).click();
  await page.getByRole("button", { name: "Copy Two ideas for the future, plain" }).waitFor();
}, { open: newcomer });

/** Enter in a field of a form that is answered by a choice chooses nothing. */
async function enter({ page, go }) {
  await go("/growth");
  await chosen(page);
  await planned(page);
  const answers = form(page, "answers");
  await answers.locator("[name=why]").fill("I forgot");
  await answers.locator("[name=why]").press("Enter");
  await page.waitForTimeout(300);
  assert.equal(await answers.locator("[name=why]").inputValue(), "I forgot", "nothing was sent");
  await page.getByText("It has not come up yet.").waitFor();
  await go("/log");
  await page.getByLabel("One line for the log").fill("d 70% the export moves to nightly, review tomorrow");
  await page.getByLabel("One line for the log").press("Enter");
  await kept(page, /decision/);
  await page.getByRole("link", { name: /export moves to nightly/ }).first().click();
  const outcome = page.locator("form[action$='/outcomes'] [name=words]");
  await outcome.fill("nobody asks any more");
  await outcome.press("Enter");
  await page.waitForTimeout(300);
  assert.equal(await outcome.inputValue(), "nobody asks any more");
  assert.match(page.url(), /\/log\/[0-9a-f-]{36}$/);
  await go("/log");
  assert.equal(await page.getByText(/forecast is closed/).count(), 0);
}

journey("Enter in a field answers nothing", enter, { open: newcomer });

journey("Enter in a field answers nothing without JavaScript", enter, { open: newcomer, javaScriptEnabled: false });

journey("a ready plan is taken as it is, and one's own is one's own", async ({ page, go }) => {
  await go("/growth");
  await chosen(page);
  await planned(page);
  const ready = await opened(page, "practices");
  await ready.getByRole("button", { name: /if I hand something over$/ }).click();
  await kept(page, /If I hand something over/);
  assert.match(await page.locator("main").innerText(), /The plan: If I hand something over, then I put the result/);
  const own = await opened(page, "plan");
  assert.equal(await own.locator("[name=if]").inputValue(), "");
  await planned(page);
  assert.match(await page.locator("main").innerText(), /recognised by planning\./);
}, { open: newcomer });

journey("from a signal to a sentence about it", async ({ page, go }) => {
  await go("/signals/maker-share");
  await page.getByRole("link", { name: "Work on this" }).click();
  await page.getByLabel("“Everything waits for me”").check();
  await page.getByRole("button", { name: "Begin with it" }).click();
  await kept(page, /Everything waits for me/);
  await page.getByText("Noticed in").getByRole("link", { name: "Maker share" }).waitFor();
}, { open: newcomer });

test("ten weeks of a practice, from the first plan to a verdict, to what becomes of it, and to another", { timeout: 240_000 }, async (t) => {
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
  await on("2026-08-30", async ({ page, go }) => {
    await go("/growth");
    await accessible(page, "nothing is chosen");
    await chosen(page, { measure: "s1a" });
    await accessible(page, "a behaviour is chosen");
    await planned(page);
    await accessible(page, "there is a plan");
  });
  await on("2026-09-23", async ({ page, go }) => {
    await go("/growth");
    // Three weeks are there. They are shown once something is expected of them.
    const practise = page.locator(".step", { has: page.locator("#practise") });
    assert.match(await practise.innerText(), /kept back until you have said what you expect/);
    assert.equal(await practise.locator("svg.chart").count(), 0);
    assert.doesNotMatch(await finding(page), /since you began/);
    await accessible(page, "its weeks are kept back");
    await page.getByRole("link", { name: "Say what I expect" }).click();
    await say(page, "predictions", { words: "A quarter, by November.", percent: "25" }, "Keep it", /what you expect/);
    assert.match(await finding(page), /since you began\. Too early to say\.$/);
    assert.match(await practise.innerText(), /Said on 23 September 2026, in week 4 of 10/);
    await marked(page, "2026-09-23", "Planning");
    await go("/today");
    await page.getByRole("button", { name: /^I did it/ }).click();
    await kept(page, /you did it/);
    await go("/growth");
    await say(page, "pauses", { first: "2026-10-05", last: "2026-10-18" }, "Pause", /is not asked for/);
    await accessible(page, "it is practised");
  });
  await on("2026-11-10", async ({ page, go }) => {
    await go("/growth");
    // The last two weeks: people are asked what they noticed.
    assert.match(await page.locator(".step.is-now").innerText(), /^Ask/);
    const ask = form(page, "asked");
    await ask.locator("[name=who]").fill("Aiko");
    await ask.locator("[name=for]").selectOption("noticed");
    await ask.getByRole("button", { name: "Keep it" }).click();
    await kept(page, /you asked Aiko what they noticed/);
    const again = form(page, "follow-ups");
    await again.locator("[name=noticed]").fill("Less waiting for you.");
    await accessible(page, "people are asked");
    await again.getByRole("button", { name: "They see it" }).click();
    await kept(page, /They see it/);
    await page.getByText("One answer of the last two weeks is written down.").waitFor();
  });
  await on("2026-11-23", async ({ page, go }) => {
    await go("/today");
    assert.match(await finding(page), /Ten weeks are over/);
    await go("/growth");
    assert.match(await page.locator(".step.is-now").innerText(), /^Review/);
    assert.match(await finding(page), /\(\d+ of \d+\) in this cycle\. Did the practice do it\? Maybe\.$/);
    assert.match(await page.locator(".step", { has: page.locator("#practise") }).innerText(), /Verdict\s+Maybe\./);
    await accessible(page, "the review is due");
    assert.equal(await page.getByRole("heading", { name: "Begin another" }).count(), 0);
    assert.equal(await page.getByText("Less waiting for you.").count(), 0, "what was said is closed");
    await say(page, "guess", { words: "They noticed that I ask." }, "This is my guess", /your guess/);
    await page.getByText("I guessed:").waitFor();
    await page.getByText(/^Aiko, .*Less waiting for you\. They see it\.$/).waitFor();
    await say(page, "review", { words: "It stays; it is mine now." }, "Hold it", /nothing asks for it/);
    await page.getByText("It stays; it is mine now.").first().waitFor();
    await accessible(page, "it is reviewed");
    await go("/shifts");
    assert.match(await page.locator("main").innerText(), /First cycle, reviewed Monday 23 November/);
    await go("/growth");
    await page.getByText("The sentences", { exact: true }).click();
    await page.getByLabel("“Everything waits for me”").check();
    await page.getByRole("button", { name: "Begin with this one" }).click();
    await kept(page, /Everything waits for me/);
    await page.getByText("Second cycle, begun Monday 23 November").waitFor();
    await page.getByRole("link", { name: /^First cycle, reviewed/ }).waitFor();
  });
});
