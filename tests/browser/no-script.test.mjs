// A whole journey with JavaScript off: every form is a form.
import assert from "node:assert/strict";

import { journey } from "./lib/browser.mjs";
import { at, counts, finding, kept, undo } from "./lib/look.mjs";

const off = { javaScriptEnabled: false };

journey("a commit is left out, an area split, a reason given and all of it taken back without JavaScript", async ({ page, go }) => {
  await page.getByRole("heading", { level: 1 }).getByRole("link", { name: "%" }).first().click();
  await at(page, "/signals/maker-share");
  const before = await finding(page);
  await page.getByRole("link", { name: /^Not this commit/ }).first().click();
  await page.getByLabel("Not this commit, because").fill("a tool wrote this");
  await page.getByRole("button", { name: "Leave it out" }).click();
  await kept(page, /Left out/);
  assert.equal(counts(await finding(page)).part, counts(before).part - 1);
  await undo(page);
  assert.equal(await finding(page), before);

  await go("/areas");
  await page.getByRole("button", { name: "Split ledger" }).click();
  await page.getByLabel(/^Name of the new area/).fill("books");
  await page.getByLabel("its files, one glob a line").fill("ledger/*/account*.rs");
  await page.getByRole("button", { name: "Show what it changes" }).click();
  await page.getByRole("button", { name: /^Keep this split/ }).click();
  await kept(page, /./);
  await page.getByRole("rowheader", { name: "books" }).waitFor();
  await undo(page);
  assert.equal(await page.getByRole("rowheader", { name: "books" }).count(), 0);

  await go("/reasons");
  await page.getByRole("button", { name: "I wanted to" }).first().click();
  await page.getByRole("button", { name: "I wanted to", pressed: true }).waitFor();
  await undo(page);
  assert.equal(await page.getByRole("button", { pressed: true }).count(), 0);
}, off);
