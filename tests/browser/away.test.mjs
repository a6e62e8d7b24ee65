// Two weeks away, and four.
import assert from "node:assert/strict";

import { journey } from "./lib/browser.mjs";
import { at, kept, undo } from "./lib/look.mjs";

journey("two weeks away are looked at, then four, and days off are given", async ({ page }) => {
  await page.getByRole("heading", { level: 1 }).getByRole("link", { name: /of/ }).last().click();
  await at(page, "/away");
  await page.getByRole("heading", { name: "Twenty-six fortnights" }).waitFor();
  const two = await page.locator(".lede").innerText();
  await page.getByLabel("for", { exact: true }).selectOption("28 days");
  await page.getByRole("button", { name: "Show" }).click();
  await page.getByRole("heading", { name: /Thirteen/ }).waitFor();
  assert.notEqual(await page.locator(".lede").innerText(), two);

  const handover = page.getByRole("region", { name: "Hand over first" }).first();
  assert.ok((await handover.locator("ol.handover > li").count()) >= 3);

  await page.getByLabel("From", { exact: true }).fill("2026-04-27");
  await page.getByLabel("to", { exact: true }).fill("2026-05-08");
  await page.getByRole("button", { name: "Add" }).click();
  await kept(page, /./);
  await page.getByRole("rowheader", { name: /27 Apr to 8 May/ }).waitFor();
  await undo(page);
  assert.equal(await page.getByRole("rowheader", { name: /27 Apr to 8 May/ }).count(), 0);
});
