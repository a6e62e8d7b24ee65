// An area is split: the effect first, then the act, then undo.
import assert from "node:assert/strict";

import { journey } from "./lib/browser.mjs";
import { kept, undo } from "./lib/look.mjs";

/** Types a split of ledger and has its effect shown. */
async function shown(page) {
  await page.getByRole("button", { name: "Split ledger" }).click();
  const form = page.getByRole("region", { name: /^Split ledger/ });
  await form.getByLabel(/^Name of the new area/).fill("books");
  await form.getByLabel("its files, one glob a line").fill("ledger/*/account*.rs");
  await form.getByRole("button", { name: "Show what it changes" }).click();
  await page.getByText("Nothing is kept yet.").waitFor();
}

journey("an area is split after its effect was shown, and made whole again", async ({ page, go }) => {
  const names = () => page.getByRole("region", { name: "Areas", exact: true }).getByRole("rowheader").allInnerTexts();
  await go("/areas");
  const before = await names();
  await shown(page);
  await page.getByRole("link", { name: "Leave it as it is" }).click();
  await page.getByRole("region", { name: /^Split ledger/ }).waitFor({ state: "detached" });
  assert.deepEqual(await names(), before, "what was only shown is not kept");

  // The way back leads through what was shown, and sends nothing again.
  await page.goBack();
  await page.getByText("Nothing is kept yet.").waitFor();
  await page.goBack();
  await page.getByRole("button", { name: "Show what it changes" }).waitFor();
  await go("/areas");

  await shown(page);
  await page.getByRole("button", { name: /^Keep this split/ }).click();
  await kept(page, /./);
  assert.deepEqual((await names()).sort(), [...before, "books"].sort());
  await go("/knowledge/books");
  await go("/areas");
  await undo(page);
  assert.deepEqual(await names(), before);
});

journey("a glob that fits nothing is said beside the field, and what was typed stays", async ({ page, go }) => {
  await go("/areas?split=ledger");
  const globs = page.getByLabel("its files, one glob a line");
  await page.getByLabel(/^Name of the new area/).fill("books");
  await globs.fill("nowhere/**");
  await page.getByRole("button", { name: "Show what it changes" }).click();
  await page.locator(".problem").waitFor();
  assert.equal(await globs.inputValue(), "nowhere/**");
  assert.equal(await globs.getAttribute("aria-invalid"), "true");
}, { expects: [422] });

journey("of two tabs that change the same area the second is told, and nothing of the first is lost", async ({ page, go, pages }) => {
  const rename = async (tab, name) => {
    await tab.getByLabel("Its name from now on").fill(name);
    await tab.getByRole("button", { name: "Show what it changes" }).click();
  };
  const other = await page.context().newPage();
  for (const tab of [page, other]) await tab.goto(`${pages.origin}/areas?rename=ledger`);
  await rename(page, "books");
  await rename(other, "accounts");
  await page.getByRole("button", { name: /^Keep this name/ }).click();
  await kept(page, /./);
  // It was shown what it would change, and that is no longer so.
  await other.getByRole("button", { name: /^Keep this name/ }).click();
  await other.getByText(/Not kept|no area|Nothing is kept/i).first().waitFor();
  await go("/areas");
  await page.getByRole("rowheader", { name: "books" }).waitFor();
  assert.equal(await page.getByRole("rowheader", { name: /^(ledger|accounts)$/ }).count(), 0);
}, { expects: [409, 422] });
