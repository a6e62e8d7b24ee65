// A page as everybody has it.
import assert from "node:assert/strict";

import { findings } from "./axe.mjs";
import { NARROW, WIDE, fits, unfold } from "./browser.mjs";

/** That a page is sound with all of it unfolded: wide, narrow, light, dark, in forced colours. */
export async function sound(page, what) {
  await unfold(page);
  await page.emulateMedia({ reducedMotion: "reduce" });
  for (const size of [WIDE, NARROW]) {
    await page.setViewportSize(size);
    await fits(page, what);
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      assert.deepEqual(await findings(page), [], `${what}, ${size.width} px, ${colorScheme}`);
    }
  }
  await page.emulateMedia({ forcedColors: "active", colorScheme: "light" });
  await fits(page, `${what} in forced colours`);
  await page.emulateMedia({ forcedColors: "none" });
  await page.setViewportSize(WIDE);
}
