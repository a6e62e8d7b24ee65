// With scripts a form changes its page in place. What one sees, where one is and the way back are as without.
import assert from "node:assert/strict";

import { journey } from "./lib/browser.mjs";
import { at, finding, kept, undo } from "./lib/look.mjs";

/** Marks the document, so that one sees whether it is still the same. */
const mark = (page) => page.evaluate(() => { window.marked = true; });
const isSame = (page) => page.evaluate(() => window.marked === true);

/** What has the focus, and whether it is in sight. */
const focused = (page) => page.evaluate(() => {
  const one = document.activeElement;
  const { top, bottom } = one.getBoundingClientRect();
  return { is: one.className || one.name || one.tagName, inSight: top >= 0 && bottom <= innerHeight };
});

/** Days off, as they are typed on Away. */
async function daysOff(page, from, to) {
  await page.getByLabel("From", { exact: true }).fill(from);
  await page.getByLabel("to", { exact: true }).fill(to);
  await page.getByLabel("From", { exact: true }).evaluate((one) => one.scrollIntoView({ block: "center" }));
}

journey("what was kept is told where one is, and the way back is as before", async ({ page, go }) => {
  await go("/away");
  await mark(page);
  const [title, steps] = await page.evaluate(() => [document.title, history.length]);
  await daysOff(page, "2026-04-27", "2026-05-08");
  const before = await page.evaluate(() => scrollY);
  assert.ok(before > 500, `the form lies at ${before} px`);
  await page.getByRole("button", { name: "Add" }).click();
  await kept(page, /./);
  assert.ok(await isSame(page));
  assert.ok(Math.abs((await page.evaluate(() => scrollY)) - before) < 60, "it stays where it was scrolled to");
  assert.deepEqual(await focused(page), { is: "undo is-pinned", inSight: true });
  await page.getByRole("rowheader", { name: /27 Apr to 8 May/ }).waitFor();

  await page.keyboard.press("z");
  await kept(page, /Taken back/);
  assert.ok(await isSame(page));
  assert.equal(await page.getByRole("rowheader", { name: /27 Apr to 8 May/ }).count(), 0);
  assert.deepEqual(await page.evaluate(() => [document.title, history.length, location.pathname]), [title, steps, "/away"]);
  await page.goBack();
  await at(page, "/scorecard");
  await page.goForward();
  await at(page, "/away");
  await finding(page);
});

journey("a field that is refused has the focus, with what was typed, and the address is that of the page", async ({ page, go }) => {
  await go("/log");
  await mark(page);
  const line = page.getByLabel("One line for the log");
  await line.fill("d");
  await line.press("Enter");
  await page.locator(".problem").waitFor();
  assert.ok(await isSame(page));
  assert.deepEqual(await focused(page), { is: "input", inSight: true });
  assert.equal(await line.inputValue(), "d");
  await at(page, "/log");
  await line.fill("i told somebody how the fees are made");
  await line.press("Enter");
  await kept(page, /./);
  assert.ok(await isSame(page));
  assert.equal(await page.locator(".problem").count(), 0);
  await undo(page);
}, { expects: [422] });

journey("a form that leads to another page is a page that is gone to", async ({ page, go, pages }) => {
  await go("/areas?rename=ledger");
  await mark(page);
  await page.getByLabel("Its name from now on").fill("books");
  await page.getByRole("button", { name: "Show what it changes" }).click();
  await page.getByText("Nothing is kept yet.").waitFor();
  assert.ok(!(await isSame(page)));
  await page.goBack();
  await page.getByRole("button", { name: "Show what it changes" }).waitFor();
  assert.equal(page.url(), `${pages.origin}/areas?rename=ledger`);
});

journey("links and forms that only look are left to the browser", async ({ page, go }) => {
  const asked = [];
  page.on("request", (request) => asked.push([new URL(request.url()).pathname, request.headers()["hx-request"] ?? "no"]));
  await go("/away");
  await page.getByRole("button", { name: "Show" }).click();
  await page.waitForURL(/\?/);
  await page.getByRole("link", { name: "Sources" }).click();
  await at(page, "/sources");
  assert.deepEqual(asked.filter(([, script]) => script !== "no"), []);
  await go("/signals/maker-share");
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: /CSV/ }).first().click()]);
  assert.match(file.suggestedFilename(), /\.csv$/);
});

journey("who presses twice sends once", async ({ page, go }) => {
  const sent = [];
  page.on("request", (request) => request.method() === "POST" && sent.push(request.url()));
  await go("/away");
  await daysOff(page, "2026-04-27", "2026-05-08");
  await page.getByRole("button", { name: "Add" }).dblclick();
  await kept(page, /./);
  assert.equal(sent.length, 1);
});

journey("a program that ended is said beside the form, and what was typed stays", async ({ page, go, pages, faults }) => {
  await go("/log");
  const line = page.getByLabel("One line for the log");
  await line.fill("i told somebody how the fees are made");
  await pages.stop("SIGKILL");
  await line.press("Enter");
  const said = page.getByRole("alert");
  await said.waitFor();
  assert.match(await said.innerText(), /^No answer came: .*groundwork open/);
  assert.equal(await line.inputValue(), "i told somebody how the fees are made");
  await page.getByRole("button", { name: /^Keep/ }).first().click();
  await page.waitForTimeout(300);
  assert.equal(await said.count(), 1);
  // A request that fails is said on the console too.
  assert.ok(faults.splice(0).every((fault) => /ERR_CONNECTION|htmx:error/.test(fault)));
});

journey("an answer that is an error is a page in words", async ({ page, go, pages }) => {
  await go("/log");
  await page.getByLabel("One line for the log").fill("x".repeat(70_000).slice(0, 10_000));
  await page.context().clearCookies();
  await page.getByRole("button", { name: /^Keep/ }).first().click();
  await page.getByRole("heading", { level: 1, name: /let in|no longer|address/i }).waitFor();
  assert.equal(page.url(), `${pages.origin}/log`);
  assert.equal((await focused(page)).is, "page");
}, { expects: [401, 403] });
