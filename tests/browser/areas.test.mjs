// An area is split: the effect first, then the act, then undo.
import assert from "node:assert/strict";

import { journey } from "./lib/browser.mjs";
import { kept, undo } from "./lib/look.mjs";

journey("an area is split after its effect was shown, and made whole again", async ({ page, go }) => {
  const names = () => page.getByRole("region", { name: "Areas", exact: true }).getByRole("rowheader").allInnerTexts();
  await go("/areas");
  const before = await names();
  await page.getByRole("button", { name: "Split ledger" }).click();
  const form = page.getByRole("region", { name: /^Split ledger/ });
  await form.getByLabel(/name/).first().fill("books");
  await form.getByLabel("its files, one glob a line").fill("ledger/b*");
  await form.getByRole("button", { name: "Show what it changes" }).click();
  await page.getByText("Nothing is kept yet.").waitFor();
  await go("/areas");
  assert.deepEqual(await names(), before, "what was only shown is not kept");

  await page.goBack();
  await page.getByRole("button", { name: /^Keep this split/ }).click();
  await kept(page, /./);
  assert.deepEqual((await names()).sort(), [...before, "books"].sort());
  await undo(page);
  assert.deepEqual(await names(), before);
});

journey("a glob that fits nothing is said beside the field, and what was typed stays", async ({ page, go }) => {
  await go("/areas?split=ledger");
  const globs = page.getByLabel("its files, one glob a line");
  await page.getByLabel(/name/).first().fill("books");
  await globs.fill("nowhere/**");
  await page.getByRole("button", { name: "Show what it changes" }).click();
  await page.locator(".problem").waitFor();
  assert.equal(await globs.inputValue(), "nowhere/**");
  assert.equal(await globs.getAttribute("aria-invalid"), "true");
}, { expects: [422] });
