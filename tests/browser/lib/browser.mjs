// Chromium, and somebody who looks at pages with it and notices what should not be.
import assert from "node:assert/strict";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { after, test } from "node:test";

import { chromium } from "./modules.mjs";
import { demo } from "./program.mjs";

/** The width and height of a window, in CSS pixels. */
export const WIDE = { width: 1280, height: 900 };
export const NARROW = { width: 320, height: 640 };

let running;

/** The one browser of a file of tests; it takes seconds to start. */
export async function browser() {
  running ??= chromium.launch({
    executablePath: inPath("chromium") ?? inPath("chromium-browser"),
    // The sandbox wants a user other than root. Nothing but this machine has a name.
    args: ["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"],
  });
  return running;
}

after(async () => (await running)?.close());

function inPath(program) {
  return (process.env.PATH ?? "").split(delimiter).map((dir) => join(dir, program)).find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** A window of its own, let in to some pages once they are there. `how` is what Playwright takes for a context, and
 * `whileReading` for who wants to see them before. */
export async function visitor(t, pages, { whileReading = false, ...how } = {}) {
  const context = await (await browser()).newContext({ viewport: WIDE, colorScheme: "light", ...how });
  const faults = [];
  const expected = new Set();
  const ours = (url) => url.startsWith(`${pages.origin}/`) || url === "about:blank";
  context.on("request", (request) => {
    if (!ours(request.url())) faults.push(`it asked ${request.url()}`);
  });
  context.on("response", (response) => {
    const status = response.status();
    if (status >= 400 && !expected.has(status)) faults.push(`${status} at ${response.url()}`);
  });
  context.on("console", (message) => {
    // That an answer was no success is said above, with the address.
    if (/^Failed to load resource: .* status of/.test(message.text())) return;
    if (["error", "warning"].includes(message.type())) faults.push(`${message.text()} at ${message.location().url}`);
  });
  context.on("weberror", (error) => faults.push(String(error.error())));
  t.after(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const visitor = {
    page,
    /** Goes to a path, as typed. */
    go: (path) => page.goto(pages.origin + path),
    /** An answer that is no success belongs to what comes. */
    expects: (status) => expected.add(status),
    /** Fails on all that was noticed until now. */
    sound: () => assert.deepEqual(faults.splice(0), []),
    faults,
  };
  await page.goto(pages.url);
  if (!whileReading) await page.locator("main .reading").waitFor({ state: "detached" });
  return visitor;
}

/** A journey: somebody at the made-up team's pages or at those that `open` gives, and nothing may go wrong on the way but
 * answers of a status in `expects`. */
export function journey(name, way, { open = demo, expects = [], ...how } = {}) {
  test(name, { timeout: 120_000 }, async (t) => {
    const pages = await open(t);
    const somebody = await visitor(t, pages, how);
    expects.forEach(somebody.expects);
    await way({ ...somebody, pages, t });
    somebody.sound();
  });
}

/** What must hold of a page at every width. */
export async function fits(page, what) {
  const over = await page.evaluate(() => {
    const root = document.documentElement;
    const wide = [...document.querySelectorAll("body *")].filter((one) =>
      one.getBoundingClientRect().right > root.clientWidth + 1 && !one.closest(".scroll, svg, pre"));
    return root.scrollWidth > root.clientWidth
      ? [`${root.scrollWidth} px of ${root.clientWidth}`, ...wide.slice(0, 3).map((one) => one.outerHTML.slice(0, 120))]
      : [];
  });
  assert.deepEqual(over, [], `${what} scrolls sideways`);
}

/** Opens every `details` of a page, so that what they hold is looked at too. */
export async function unfold(page) {
  await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
}
