// Who is who: an address that may be the lead's, and the number it changes.
import assert from "node:assert/strict";

import { journey } from "./lib/browser.mjs";
import { finding, kept, undo } from "./lib/look.mjs";
import { newcomer } from "./lib/program.mjs";

journey("an address that is the lead's too is confirmed, and the numbers change with it", async ({ page, go }) => {
  await go("/people");
  const before = await finding(page);
  const asked = page.getByRole("region", { name: "Is this also you?" });
  await asked.getByRole("button", { name: /^Yes, me.*laptop/ }).click();
  const said = await kept(page, /Kept: you are/);
  assert.match(said, / to /, "a figure changes");
  assert.notEqual(await finding(page), before);
  await undo(page);
  assert.equal(await finding(page), before);
}, { open: newcomer });
