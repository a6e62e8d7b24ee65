// Ten weeks of a practice, to each of the words that may be said of them (docs/trials.md). The way to *maybe* is in
// growth.test.mjs.
import assert from "node:assert/strict";
import { test } from "node:test";

import { journey, visitor } from "./lib/browser.mjs";
import { chosen, form, opened, planned, say } from "./lib/growth.mjs";
import { finding, kept } from "./lib/look.mjs";
import { calendar, changes } from "./lib/program.mjs";

const LEAD = ["Mira Okafor", "mira@kassa.example"];
const OTHERS = [
  ["Aiko Tanabe", "aiko@kassa.example"],
  ["Leila Haddad", "leila@kassa.example"],
  ["Priya Raman", "priya@kassa.example"],
];

/** The step of a cycle in which its weeks stand. */
const practise = (page) => page.locator(".step", { has: page.locator("#practise") }).innerText();

/** The section of the weeks on and off. */
const lot = (page) => page.locator("section", { has: page.locator("#experiment") });

/** The day that comes so many days after another. */
const later = (day, days) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** A cycle of the made-up team's lead: begun on a Sunday with what is watched and a target, and answered on the Wednesday
 * of its first week. What it gives shows the page of the cycle on a later day; pages of an earlier one are closed. */
async function cycle(t, sunday, chooses, { switched, drawn } = {}) {
  const open = await calendar(t);
  const on = async (day, look) => {
    const pages = await open(day);
    const somebody = await visitor(t, pages);
    await somebody.go("/growth");
    await look(somebody.page);
    somebody.sound();
    await somebody.page.context().close();
    assert.equal(await pages.stop(), 0);
  };
  await on(sunday, async (page) => {
    await chosen(page, chooses);
    await planned(page, { switched });
    await drawn?.(page);
  });
  await on(later(sunday, 3), async (page) => {
    await form(page, "answers").getByRole("button", { name: "I did it" }).click();
    await kept(page, /you did it/);
    await page.getByText("It came up once, and you did it.").waitFor();
  });
  return { on, repository: open.repository };
}

/** Its weeks are kept back, but for those before; then they are shown, because something is expected or without that. */
async function shown(page, before, expected) {
  const closed = await practise(page);
  assert.ok(closed.includes(`${before} What its weeks show since is kept back until you have said what you expect:`), closed);
  assert.doesNotMatch(closed, /Verdict\s+(?!An order was drawn)|Guard rail/);
  assert.doesNotMatch(await finding(page), /went from|stood at/);
  if (expected) {
    await say(page, "predictions", expected, "Keep it", /what you expect/);
  } else {
    await page.getByRole("button", { name: "Show it without" }).click();
  }
  await page.getByRole("button", { name: "Show it without" }).waitFor({ state: "detached" });
}

/** Watches something else, in the same weeks. */
async function watches(page, measure) {
  const focus = await opened(page, "focus");
  await focus.locator("[name=measure]").selectOption(measure);
  await focus.getByRole("button", { name: "Choose it" }).click();
  await kept(page, /the one behaviour/);
}

const verdict = (name, look) => test(name, { timeout: 120_000 }, look);

verdict("maybe, the other way: the target lay on the other side of where the figure went", async (t) => {
  const { on } = await cycle(t, "2026-08-30", { measure: "s1a", percent: "50" });
  await on("2026-11-23", async (page) => {
    await shown(page, "Your part of the team’s changes before: 36 % (94 of 260).", { words: "A half.", percent: "50" });
    assert.equal(
      await finding(page),
      "Your part of the team’s changes went from 36 % (94 of 260) to 24 % (82 of 344) in this cycle. "
        + "Maybe, the other way than you meant.",
    );
    const said = await practise(page);
    assert.match(said, /Verdict\s+Maybe, the other way\. 6 of 80 pairs of weeks point the same way/);
    assert.match(said, /You expected\s+50 %\. A half\./);
    assert.match(said, /The team merged 344 changes in these 10 weeks, 260 in the 8 before/);
  });
});

verdict("no change: other ten weeks, in which the figure stood", async (t) => {
  const { on } = await cycle(t, "2026-03-01", { measure: "s1a", percent: "25" });
  await on("2026-05-25", async (page) => {
    await shown(page, "Your part of the team’s changes before: 35 % (86 of 249).");
    assert.equal(
      await finding(page),
      "Your part of the team’s changes went from 35 % (86 of 249) to 34 % (117 of 348) in this cycle. "
        + "No change: weeks do as much by themselves.",
    );
    const said = await practise(page);
    assert.match(said, /Verdict\s+No change\. 49\.5 of 80 pairs of weeks point the same way .*Weeks do as much by themselves\./);
    assert.doesNotMatch(said, /You expected/);
  });
});

verdict("too early to say: three weeks of it, and ten of an area with few changes", async (t) => {
  const { on } = await cycle(t, "2026-08-30", { measure: "s1a", percent: "25" });
  await on("2026-09-23", async (page) => {
    await shown(page, "Your part of the team’s changes before: 36 % (94 of 260).");
    assert.equal(
      await finding(page),
      "Your part of the team’s changes went from 36 % (94 of 260) to 21 % (21 of 100) since you began. "
        + "Too early to say.",
    );
    assert.match(
      await practise(page),
      /Verdict so far\s+Too early to say\. Five points a side are needed; there are 8 before and 3 since, of 1 week each\./,
    );
  });
  await on("2026-11-23", async (page) => {
    await watches(page, "s1a/kassa/reconciliation");
    assert.equal(
      await finding(page),
      "Your part of reconciliation’s changes went from 62 % (43 of 69) to 45 % (5 of 11) in this cycle. "
        + "Too early to say.",
    );
    assert.match(
      await practise(page),
      /Verdict\s+Too early to say\. Five points a side are needed; there are 7 before and 2 since, of 4 weeks each\./,
    );
  });
});

verdict("not compared: the way of merging changed in its weeks, and hours that nobody said", async (t) => {
  const { on, repository } = await cycle(t, "2026-08-30", { measure: "s1a", percent: "25" });
  // From the middle of November on nobody merges any more. By January most of the last twelve weeks is so, and these
  // begin in the cycle.
  const days = [0, 1, 2, 3, 4, 5, 6].flatMap((week) => [0, 1, 2, 3, 4].map((day) => later("2026-11-16", 7 * week + day)));
  const clocks = ["09:00", "10:00", "11:00", "12:00", "13:00", "14:00", "15:00", "16:00"];
  changes(repository, days.flatMap((day) => clocks.map((clock, at) => [[LEAD, ...OTHERS][at % 4], `${day}T${clock}:00Z`])));
  await on("2027-01-04", async (page) => {
    await shown(page, "Your part of the team’s changes before: 36 % (94 of 260).");
    assert.equal(
      await finding(page),
      "Your part of the team’s changes went from 36 % (94 of 260) to 24 % (82 of 344) in this cycle. "
        + "Not compared.",
    );
    assert.match(
      await practise(page),
      /Verdict\s+Not compared\. The way of merging changed in the week of 12 October 2026; nothing is compared across it\./,
    );
    await watches(page, "s9");
    assert.match(await finding(page), /^Ten weeks are over\./);
    assert.match(await practise(page), /Not compared: no share until you say your hours\./);
  });
});

verdict("likely: in the weeks that were drawn by lot the others did what the lead did in the rest", async (t) => {
  const order = [];
  const drawn = async (page) => {
    await page.getByRole("button", { name: "Draw the order, from next Monday on" }).click();
    await lot(page).getByText(/before anything was seen\. It begins on Monday 16 November/).waitFor();
    const rows = await lot(page).locator("tbody tr").allTextContents();
    order.push(...rows.map((row) => /off/.test(row) ? "off" : "on"));
    assert.deepEqual([order.length, order.filter((week) => week === "on").length], [10, 5], rows.join("; "));
  };
  const { on, repository } = await cycle(t, "2026-11-15", { measure: "s1a", percent: "20" }, { switched: true, drawn });
  changes(repository, order.flatMap((drawn, week) => [0, 1, 2, 3, 4, 5].map((day) => {
    const theirs = drawn === "on" ? day > 0 : day === 0;
    return [theirs ? OTHERS[day % 3] : LEAD, `${later("2026-11-16", 7 * week + day)}T10:00:00Z`];
  })));
  await on("2027-01-25", async (page) => {
    assert.doesNotMatch(await lot(page).innerText(), /Verdict|%\s*\(/);
    await shown(page, "Your part of the team’s changes before: 24 % (68 of 281).");
    assert.equal(
      await finding(page),
      "Your part of the team’s changes stood at 17 % (5 of 30) in the weeks on, and at 83 % (25 of 30) in the weeks off. "
        + "Was it the practice? Likely.",
    );
    assert.match(await practise(page), /Verdict\s+An order was drawn, so that it alone decides: five weeks on and five off\./);
    // No other order shows as much, but for its opposite.
    assert.match(
      await lot(page).innerText(),
      /Verdict\s+Likely\. In the weeks on 17 % \(5 of 30\), in the weeks off 83 % \(25 of 30\)\. 2 of the 252 orders show as much\./,
    );
  });
});

journey("no change: the made-up team's own weeks on and off, among its other cycles", async ({ page, go }) => {
  await go("/growth");
  await page.getByRole("link", { name: /^First cycle, reviewed/ }).click();
  await page.waitForURL(/\/growth\/[0-9a-f-]{36}$/);
  const said = await finding(page);
  assert.match(said, /^Your part of the team’s changes stood at 34 % \(62 of 180\) in the weeks on, and at 39 % \(66 of 170\) in the weeks off\./);
  assert.match(said, / No change: the order drawn shows no more than others would\.$/);
  assert.match(await practise(page), /Verdict\s+An order was drawn, so that it alone decides: five weeks on and five off\./);
  assert.match(await lot(page).innerText(), /Verdict\s+No change: .* 16 of the 252 orders show as much\./);
});
