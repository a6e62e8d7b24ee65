// A picture of every page, in light, dark and 390 px wide, into a folder: to be looked at.
import { join } from "node:path";
import { test } from "node:test";

import { WIDE, visitor } from "./lib/browser.mjs";
import { PAGES, UNLINKED } from "./lib/pages.mjs";
import { demo, needed, newcomer } from "./lib/program.mjs";

const LOOKS = [
  ["light", { colorScheme: "light", size: WIDE }],
  ["dark", { colorScheme: "dark", size: WIDE }],
  ["narrow", { colorScheme: "light", size: { width: 390, height: 844 } }],
];

/** Colours change at once when the scheme does. */
const still = { reducedMotion: "reduce" };

test("a picture of every page", async (t) => {
  await take(await visitor(t, await demo(t), still), PAGES);
  await take(await visitor(t, await newcomer(t), still), UNLINKED);
});

async function take({ page, go }, pages) {
  for (const [name, path] of pages) {
    await go(path);
    for (const [look, { colorScheme, size }] of LOOKS) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: join(needed("GROUNDWORK_SHOTS"), `${name}-${look}.png`), fullPage: true });
    }
  }
}
