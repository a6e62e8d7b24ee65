// Which pages there are.

/** Every page, by the name its snapshots and pictures have; one that stands for more says for which. A page that is
 * linked and not here fails a test. */
export const PAGES = [
  ["scorecard", "/scorecard"],
  ["print", "/scorecard/print"],
  ["knowledge", "/knowledge"],
  ["area", "/knowledge/ledger", /^\/knowledge\/.+/],
  ["away", "/away"],
  ["reasons", "/reasons"],
  ["this-is-normal", "/this-is-normal"],
  ["help", "/help"],
];

/** What can be reached by links from the first page: of those that stand for each other one. */
export async function reached(page, origin) {
  const found = new Set(["/scorecard"]);
  for (const path of found) {
    const response = await page.request.get(origin + path);
    if (!response.ok()) throw new Error(`${path} is linked and answers ${response.status()}`);
    if (!(response.headers()["content-type"] ?? "").startsWith("text/html")) {
      found.delete(path);
      continue;
    }
    for (const [, href] of (await response.text()).matchAll(/<a [^>]*href="([^"]*)"/g)) {
      const to = new URL(href.replaceAll("&amp;", "&"), origin + path);
      const known = PAGES.find(([, , like]) => like?.test(to.pathname));
      if (to.origin === origin && to.pathname !== "/") found.add(known ? known[1] : to.pathname);
    }
  }
  return [...found].sort();
}
