// That the checks of the other files can fail.
import assert from "node:assert/strict";
import { test } from "node:test";

import { findings } from "./lib/axe.mjs";
import { fits, visitor } from "./lib/browser.mjs";
import { demo } from "./lib/program.mjs";

test("what is wrong is noticed", { timeout: 180_000 }, async (t) => {
  const pages = await demo(t);
  const { page, go, sound, faults } = await visitor(t, pages);
  const noticed = async (what) => {
    await page.waitForTimeout(300);
    const found = faults.splice(0);
    assert.match(found.join("\n"), what);
  };

  await t.test("a page that is not there", async () => {
    await go("/none");
    await noticed(/404 at .*\/none/);
  });

  await t.test("a style in a page", async () => {
    await go("/help");
    await page.evaluate(() => document.body.insertAdjacentHTML("beforeend", "<p style='color: red'>x</p>"));
    await noticed(/Content Security Policy/);
  });

  await t.test("a script in a page", async () => {
    await page.evaluate(() => document.body.append(Object.assign(document.createElement("script"), { text: "x()" })));
    await noticed(/Content Security Policy/);
  });

  await t.test("a script that fails", async () => {
    await page.evaluate(() => setTimeout(() => { throw new Error("it fails"); }));
    await noticed(/it fails/);
  });

  await t.test("a request to somewhere else", async () => {
    await page.evaluate(() => fetch("http://elsewhere.example/").catch(() => {}));
    await noticed(/elsewhere\.example|Content Security Policy/);
    await page.goto("http://elsewhere.example/").catch(() => {});
    await noticed(/it asked http:\/\/elsewhere\.example\//);
  });

  await t.test("a field without a label, and text without contrast", async () => {
    // The browser's own page about an address that is nowhere may come late, and then takes the place of what was asked for.
    await go("/help").catch(() => go("/help"));
    await page.evaluate(() => {
      const pale = Object.assign(document.createElement("p"), { textContent: "pale" });
      // A style that a script sets is no style in the page.
      pale.style.color = "#ccc";
      document.querySelector("main section").append(document.createElement("input"), pale);
    });
    const found = (await findings(page)).join("\n");
    assert.match(found, /violation, label/);
    assert.match(found, /violation, color-contrast/);
  });

  await t.test("a page that scrolls sideways", async () => {
    await page.evaluate(() => {
      const wide = document.createElement("p");
      Object.assign(wide.style, { minWidth: "2000px", minHeight: "1em" });
      document.querySelector("main").append(wide);
    });
    await assert.rejects(fits(page, "it"), /scrolls sideways/);
    sound();
  });
});
