// Every page in light and dark, wide and narrow: axe, the width, forced colours, motion.
import assert from "node:assert/strict";
import { test } from "node:test";

import { findings, unused } from "./lib/axe.mjs";
import { NARROW, WIDE, fits, unfold, visitor } from "./lib/browser.mjs";
import { PAGES, UNLINKED, reached } from "./lib/pages.mjs";
import { demo, newcomer } from "./lib/program.mjs";

test("every page", { timeout: 400_000 }, async (t) => {
  const pages = await demo(t);
  const { page, go, sound } = await visitor(t, pages);

  await t.test("no page is linked that is not in the list, and each in the list is linked", async () => {
    assert.deepEqual(await reached(page, pages.origin), PAGES.map(([, path]) => path).sort());
  });

  for (const [name, path] of PAGES) await look(t, { page, go, sound }, name, path);
});

test("the first run, and an address that no page has", { timeout: 120_000 }, async (t) => {
  const { page, go, sound, expects } = await visitor(t, await newcomer(t));
  expects(404);
  for (const [name, path] of UNLINKED) await look(t, { page, go, sound }, name, path);
});

test("what is allowed is what comes up", () => assert.deepEqual(unused(), []));

/** One page in all looks. */
async function look(t, { page, go, sound }, name, path) {
  await t.test(`${name} is sound in light and dark, wide and narrow`, async () => {
    // Nothing changes slowly, so that each colour is there at once.
    await page.emulateMedia({ reducedMotion: "reduce" });
    await go(path);
    await unfold(page);
    const found = [];
    for (const size of [WIDE, NARROW]) {
      await page.setViewportSize(size);
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        for (const one of await findings(page)) {
          // What is wrong at one width or scheme is mostly wrong at all of them.
          if (!found.some((before) => before.endsWith(one))) found.push(`${size.width} px, ${colorScheme}, ${one}`);
        }
      }
      await fits(page, name);
    }
    assert.equal(found.join("\n"), "");
    // 1280 px at 200 %.
    await page.setViewportSize({ width: 640, height: 450 });
    await fits(page, name);
    await page.setViewportSize(WIDE);
    await page.emulateMedia({ colorScheme: "light", reducedMotion: "no-preference" });
    sound();
  });

  await t.test(`${name} is read in forced colours, and nothing moves`, async () => {
    await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
    await go(path);
    await unfold(page);
    assert.deepEqual(await lost(page), []);
    assert.deepEqual(await moving(page), []);
    await fits(page, name);
    await page.emulateMedia({ forcedColors: "none", reducedMotion: "no-preference" });
    sound();
  });
}

/** Text, and shapes of pictures, that have the colour of what they stand on. */
function lost(page) {
  return page.evaluate(() => {
    const paper = getComputedStyle(document.body).backgroundColor;
    const is = (colour) => colour === paper;
    const seen = (one) => one.getClientRects().length > 0 && !one.closest(".visually-hidden, .skip, [aria-hidden=true]");
    const found = [];
    for (const one of document.querySelectorAll("main *")) {
      if (!seen(one)) continue;
      const style = getComputedStyle(one);
      const words = [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
      // A .hit is where a pointer is told a value; it is not drawn.
      if (one.matches("svg[role=img] :is(path, line, circle, rect):not(.hit)")) {
        const drawn = (colour, width = "1px") => colour !== "none" && colour !== "rgba(0, 0, 0, 0)" && parseFloat(width) > 0 && !is(colour);
        if (!drawn(style.fill) && !drawn(style.stroke, style.strokeWidth)) found.push(one.outerHTML.slice(0, 120));
      } else if (one.matches("svg text, svg tspan")) {
        if (words && is(style.fill)) found.push(one.outerHTML.slice(0, 120));
      } else if (words && is(style.color) && style.backgroundColor === "rgba(0, 0, 0, 0)") {
        found.push(one.outerHTML.slice(0, 120));
      }
    }
    return found.slice(0, 5);
  });
}

/** What is animated, or changes slowly though less motion was asked for. */
function moving(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll("*")].filter((one) => {
      const style = getComputedStyle(one);
      return style.animationName !== "none" || style.transitionDuration.split(",").some((time) => parseFloat(time) > 0.001);
    }).slice(0, 5).map((one) => one.outerHTML.slice(0, 120)));
}
