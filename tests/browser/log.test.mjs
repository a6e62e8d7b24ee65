// The log: a delegation taken back, and a decision that comes back.
import assert from "node:assert/strict";

import { journey } from "./lib/browser.mjs";
import { at, kept, undo } from "./lib/look.mjs";
import { newcomer } from "./lib/program.mjs";
import { sound } from "./lib/sound.mjs";

/** A log that is empty: its lead has kept nothing yet. */
const empty = { open: newcomer };

/** Keeps a line as it is typed. */
async function keep(page, line) {
  await page.getByLabel("One line for the log").fill(line);
  await page.getByRole("button", { name: /^Keep/ }).first().click();
  return kept(page, /Kept/);
}

journey("something is given away, looked at between checks, checked, and taken back", async ({ page, go }) => {
  await go("/log");
  assert.match(await keep(page, "g refunds to Aiko level 5, check today"), /given away, to Aiko, level 5, check on/);
  const given = page.getByRole("region", { name: "What you have given away", exact: true });
  assert.match(await given.innerText(), /Aiko[\s\S]*5[\s\S]*first check today/);
  const due = page.getByRole("form", { name: /^Due today: Refunds/ });
  await sound(page, "the log with something due");
  await given.getByRole("link", { name: "Refunds" }).click();
  await page.getByRole("button", { name: "A look in between" }).click();
  await kept(page, /a look in between/);
  assert.match(await page.locator("main").innerText(), /you looked once between checks/);
  assert.match(await page.locator("pre").first().innerText(), /hand this over to you: refunds\./);
  await sound(page, "the page of a line");
  await go("/log");
  // Its answers have keys.
  await page.keyboard.press("1");
  await kept(page, /the agreed check/);
  assert.equal(await due.count(), 0);
  await page.getByRole("link", { name: "Refunds to Aiko" }).first().click();
  await page.getByLabel("In a few words, if you like").fill("the audit came first");
  await page.getByRole("button", { name: "I took it back" }).click();
  await kept(page, /you took it back/);
  await go("/log");
  assert.match(await given.innerText(), /taken back on/);
  assert.match(await page.locator("ol.ledger").first().innerText(), /You took it back, .*: the audit came first/);
}, empty);

const comesBack = async ({ page, go }) => {
  await go("/log");
  await keep(page, "d 70% we keep the nightly batch until spring, review today");
  await page.getByRole("link", { name: /We keep the nightly batch/ }).click();
  // It is due at once, so its form, which holds the reasons, is kept back until somebody asks for it.
  const more = page.getByRole("link", { name: /^Show them/ });
  if (await more.count()) await more.click();
  await page.getByText("More, all of it optional").click();
  await page.getByLabel("Why this").fill("Streaming costs two people a quarter");
  await page.getByRole("button", { name: "Keep these words" }).click();
  await kept(page, /Kept: decision/);
  assert.doesNotMatch(await page.content(), /Streaming costs/, "kept back until it is scored");
  await go("/log");
  assert.doesNotMatch(await page.content(), /Streaming costs/);
  await page.getByRole("form", { name: /^Due today/ }).getByRole("button", { name: /^It held/ }).click();
  await page.waitForURL(/\/log\/[0-9a-f-]{36}$/);
  await kept(page, /that it held/);
  assert.match(await page.getByRole("region", { name: "Your reasons then" }).innerText(), /Streaming costs two people a quarter/);
  await go("/log");
  assert.match(await page.locator(".note").first().innerText(), /1 forecast is closed; 20 are needed/);
};

journey("a decision comes back, is scored, and only then shows its reasons", comesBack, empty);

journey("the same without JavaScript", async ({ page, go }) => {
  await go("/log");
  await keep(page, "d 70% the export moves to nightly, review today");
  await page.getByRole("form", { name: /^Due today/ }).getByRole("button", { name: /^It did not/ }).click();
  await kept(page, /did not hold/);
  await undo(page);
  await go("/log");
  await page.getByLabel("Words to look for").fill("nightly");
  await page.getByRole("button", { name: /^Look/ }).click();
  await page.waitForURL(/q=nightly/);
  assert.equal(await page.locator("mark").innerText(), "nightly");
  await page.locator("ol.ledger").getByRole("link").click();
  await page.getByRole("button", { name: "Put this line in the bin" }).click();
  await kept(page, /In the bin/);
  await go("/log/bin");
  await page.getByRole("button", { name: /Decision/ }).click();
  await kept(page, /Brought back/);
  await at(page, "/log/bin");
}, { ...empty, javaScriptEnabled: false });

journey("keys: to the log, edit what was kept, take it back", async ({ page, go }) => {
  await go("/scorecard");
  await page.keyboard.press("g");
  await page.keyboard.press("l");
  await at(page, "/log");
  await keep(page, "i talked somebody through the fee rules, 40 min");
  await page.keyboard.press("e");
  await page.waitForURL(/\/log\/[0-9a-f-]{36}$/);
  assert.equal(await page.getByLabel("How long it took").inputValue(), "40 min");
  await page.getByLabel("What I did").fill("talked Aiko through the fee rules");
  await page.keyboard.press("Control+Enter");
  await kept(page, /talked Aiko|Talked Aiko/);
  await page.keyboard.press("z");
  await kept(page, /Taken back/);
  assert.equal(await page.getByLabel("What I did").inputValue(), "talked somebody through the fee rules");
}, empty);
