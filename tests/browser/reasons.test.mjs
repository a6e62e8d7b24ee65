// The weekly pass: could someone else have owned this?
import assert from "node:assert/strict";

import { journey } from "./lib/browser.mjs";
import { undo } from "./lib/look.mjs";

journey("the week's changes get their reasons, one after the other, and one is taken back", async ({ page, go }) => {
  await go("/reasons");
  const pass = page.getByRole("region").filter({ has: page.locator("ol.reasons") }).first();
  const rows = pass.getByRole("listitem");
  const waiting = await rows.count();
  assert.ok(waiting >= 3);
  const so = () => page.getByRole("region", { name: "What you have said so far" }).innerText();
  assert.match(await so(), /Nothing yet/);
  for (const [at, answer] of ["yes", "no", "I wanted to"].entries()) {
    await rows.nth(at).getByRole("button", { name: answer, exact: true }).click();
    await rows.nth(at).getByRole("button", { name: answer, exact: true, pressed: true }).waitFor();
  }
  assert.match(await so(), /^[^\d]*3 of your /);
  await undo(page);
  assert.match(await so(), /^[^\d]*2 of your /);
  assert.equal(await rows.count(), waiting, "what was answered stays in its place");
});
