// A whole journey without a mouse. What has the focus is seen, and no key acts while something is typed.
import assert from "node:assert/strict";

import { journey } from "./lib/browser.mjs";
import { at, counts, finding, kept } from "./lib/look.mjs";

/** What has the focus: its name, and whether one sees that it has. */
function focused(page) {
  return page.evaluate(() => {
    const one = document.activeElement;
    const style = getComputedStyle(one);
    const box = one.getBoundingClientRect();
    const seen = box.width > 0 && box.bottom > 0 && box.top < innerHeight;
    const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== "none";
    return { text: (one.getAttribute("aria-label") ?? one.textContent).trim().replace(/\s+/g, " "), tag: one.tagName.toLowerCase(), shown: seen && ring, html: one.outerHTML.slice(0, 160) };
  });
}

/** Tabs until what has the focus is called so; every stop on the way must be seen. */
async function tabTo(page, name) {
  for (let stop = 0; stop < 400; stop++) {
    await page.keyboard.press("Tab");
    const here = await focused(page);
    if (here.tag === "body") continue;
    assert.ok(here.shown, `the focus is not seen on ${here.html}`);
    if (name.test(here.text)) return;
  }
  throw new Error(`Tab never came to ${name}`);
}

journey("from the scorecard to a commit that is left out and back, by keys alone", async ({ page }) => {
  const press = (...keys) => keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());

  await press("Tab");
  assert.match((await focused(page)).text, /^Skip to the page/);
  await press("Enter");
  await tabTo(page, /^\d+ %$/);
  await press("Enter");
  await at(page, "/signals/maker-share");
  const before = await finding(page);

  await tabTo(page, /^Not this commit/);
  await press("Enter");
  const because = page.getByLabel("Not this commit, because");
  await because.waitFor();
  // The field has the focus; letters are letters in it.
  await page.keyboard.type("a tool wrote this, gs?z");
  assert.equal(await because.inputValue(), "a tool wrote this, gs?z");
  await press("Control+Enter");
  await kept(page, /Left out/);
  assert.equal(counts(await finding(page)).part, counts(before).part - 1);

  await press("z");
  await kept(page, /Taken back/);
  assert.equal(await finding(page), before);

  await press("j");
  const first = await focused(page);
  await press("j");
  assert.notEqual((await focused(page)).html, first.html);
  await press("k");
  assert.equal((await focused(page)).html, first.html);

  await press("?");
  await at(page, "/help");
  await press("g", "s");
  await at(page, "/scorecard");
  await press("1");
  await at(page, "/signals/maker-share");
  await press("g", "k");
  await at(page, "/knowledge");
  await press("g", "a");
  await at(page, "/away");
});

journey("the week's reasons are given by single keys", async ({ page, go }) => {
  await go("/reasons");
  for (const [key, answer] of [["y", "yes"], ["n", "no"], ["w", "I wanted to"]]) {
    const given = await page.getByRole("button", { pressed: true }).count();
    await page.keyboard.press(key);
    await page.getByRole("button", { name: answer, exact: true, pressed: true }).first().waitFor();
    assert.equal(await page.getByRole("button", { pressed: true }).count(), given + 1);
  }
  await page.keyboard.press("z");
  await kept(page, /Taken back/);
  assert.equal(await page.getByRole("button", { pressed: true }).count(), 2);
});

journey("single keys that were switched off do nothing", async ({ page, go }) => {
  await go("/settings");
  await page.getByRole("button", { name: "Switch them off" }).click();
  await page.getByRole("button", { name: "Switch them on" }).waitFor();
  await page.keyboard.press("?");
  await page.keyboard.press("g");
  await page.keyboard.press("s");
  await page.waitForTimeout(300);
  await at(page, "/settings");
  await page.getByRole("button", { name: "Switch them on" }).click();
  await page.getByRole("button", { name: "Switch them off" }).waitFor();
  await page.keyboard.press("?");
  await at(page, "/help");
});
