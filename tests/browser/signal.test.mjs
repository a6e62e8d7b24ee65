// From the scorecard down to a commit, and what the lead says of it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";

import { journey } from "./lib/browser.mjs";
import { at, counts, finding, kept, undo } from "./lib/look.mjs";
import { lead, run } from "./lib/program.mjs";

async function makerShare(page) {
  await page.getByRole("heading", { level: 1 }).getByRole("link", { name: "%" }).first().click();
  await at(page, "/signals/maker-share");
}

/** The same figure in the terminal's JSON, over the same data directory. */
async function asData({ home, repository, data }) {
  const { signal } = JSON.parse(await run(home, [...lead(repository, data), "signal", "s1a", "--json"]));
  return { part: signal.numerator, of: signal.denominator };
}

journey("a figure opens down to a commit that git shows", async ({ page, pages }) => {
  await makerShare(page);
  const row = page.getByRole("region", { name: /behind/ }).getByRole("listitem").first();
  const [git, show, commit] = (await row.locator("code").first().innerText()).split(" ");
  assert.deepEqual([git, show], ["git", "show"]);
  const subjects = execFileSync("git", ["-C", pages.repository, "log", "-1", "--format=%s%n%b", commit], { encoding: "utf8" });
  const title = (await row.locator(".subject").innerText()).trim();
  assert.ok(subjects.split("\n").some((line) => line && title.startsWith(line)), `${title} of ${subjects}`);
});

journey("a commit that does not count is left out, the number says so, and undo brings it back", async ({ page, pages }) => {
  await makerShare(page);
  const before = await finding(page);
  assert.deepEqual(counts(before), await asData(pages));

  await page.getByRole("link", { name: /^Not this commit/ }).first().click();
  const because = page.getByLabel("Not this commit, because");
  await page.getByRole("button", { name: "Leave it out" }).click();
  await page.locator(".problem").waitFor();
  assert.equal(await because.getAttribute("aria-invalid"), "true");

  await because.fill("a tool wrote this");
  await page.getByRole("button", { name: "Leave it out" }).click();
  const said = await kept(page, /Left out/);
  assert.match(said, /maker share: .* to /);
  const now = counts(await finding(page));
  assert.deepEqual(now, { part: counts(before).part - 1, of: counts(before).of - 1 });
  assert.deepEqual(now, await asData(pages));

  await undo(page);
  assert.equal(await finding(page), before);
}, { expects: [422] });

journey("what the lead says when they disagree stands beside the number everywhere, until it is taken back", async ({ page, go }) => {
  const words = "half of these were made with a colleague";
  await makerShare(page);
  await page.getByLabel("In your words").fill(words);
  await page.getByRole("radio").first().check();
  await page.getByRole("button", { name: "Put it beside the number" }).click();
  await page.getByRole("status").waitFor();
  for (const path of ["/signals/maker-share", "/scorecard", "/signals"]) {
    await go(path);
    await page.getByText(words).first().waitFor();
  }
  await go("/signals/maker-share");
  await page.getByRole("button", { name: /^Take back/ }).click();
  await page.getByRole("status").waitFor();
  await go("/scorecard");
  assert.equal(await page.getByText(words).count(), 0);
});
