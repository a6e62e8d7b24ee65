// What somebody does on the page of a cycle.
import assert from "node:assert/strict";

import { findings } from "./axe.mjs";
import { unfold } from "./browser.mjs";
import { at, kept } from "./look.mjs";

/** The form of a step of a cycle. */
export const form = (page, step) => page.locator(`form[action$="/${step}"]`);

/** Opens what a form lies in, if it is closed. */
export async function opened(page, step) {
  const one = form(page, step);
  if (!(await one.isVisible())) await page.locator("details", { has: one }).locator("> summary").click();
  return one;
}

/** Sends what is typed into a form of a cycle. */
export async function say(page, step, typed, button, told) {
  const one = await opened(page, step);
  for (const [name, words] of Object.entries(typed)) await one.locator(`[name="${name}"]`).fill(words);
  await one.getByRole("button", { name: button, exact: true }).click();
  return kept(page, told);
}

/** From one of the sentences to a plan that was said back. */
export async function chosen(page, { measure, percent } = {}) {
  await page.getByLabel("“Everything waits for me”").check();
  await page.getByRole("button", { name: "Begin with this one" }).click();
  await at(page, "/growth");
  await kept(page, /Everything waits for me/);
  await say(page, "part", { words: "I answer before anybody else can" }, "Keep it", /your part in it/);
  await page.getByText("I answer before anybody else can", { exact: true }).waitFor();

  const focus = await opened(page, "focus");
  await focus.getByRole("radio").first().check();
  await focus.locator("[name=noticed]").fill("They decide without asking me.");
  if (measure) await focus.locator("[name=measure]").selectOption(measure);
  if (percent) await focus.locator("[name=percent]").fill(percent);
  await focus.getByRole("button", { name: "Choose it" }).click();
  await kept(page, /the one behaviour/);
}

/** A plan of one's own for the planning, said back once; `switched` where it can be left off for weeks. */
export async function planned(page, { switched = false } = {}) {
  const plan = await opened(page, "plan");
  await plan.locator("[name=if]").fill("planning begins");
  await plan.locator("[name=then]").fill("ask who else could take the first task");
  await plan.locator("[name=trigger]").selectOption({ label: "planning" });
  if (switched) await plan.getByLabel(/leave it off/).check();
  await plan.getByRole("button", { name: "Keep the plan" }).click();
  await kept(page, /If planning begins, then/);
  await page.getByRole("button", { name: "I said it back" }).click();
  await page.getByText(/I said it back on/).waitFor();
}

/** The moment of the plan, on a day. */
export function marked(page, day, words) {
  return say(page, "moments", { day, words }, "Keep it", /planning on/);
}

/** That a page is sound in light and dark, with all of it unfolded; `step` is said where it is not. */
export async function accessible(page, step) {
  await unfold(page);
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    assert.deepEqual(await findings(page), [], `${step}, in ${colorScheme}`);
  }
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "no-preference" });
}
