// Which pages there are.

/** Every page, by the name its snapshots and pictures have. A page that is linked and not here fails a test. */
export const PAGES = [
  ["scorecard", "/scorecard"],
  ["this-is-normal", "/this-is-normal"],
  ["help", "/help"],
];

/** Looks at everything that can be reached by links from the first page; gives the paths, without what is behind `?`. */
export async function reached(page, origin, from = "/scorecard") {
  const found = new Set([from]);
  for (const path of found) {
    const response = await page.request.get(origin + path, { headers: { "sec-fetch-site": "same-origin" } });
    if (!(response.headers()["content-type"] ?? "").startsWith("text/html")) {
      found.delete(path);
      continue;
    }
    const html = await response.text();
    for (const [, href] of html.matchAll(/<a [^>]*href="([^"]*)"/g)) {
      const to = new URL(href.replaceAll("&amp;", "&"), origin + path);
      if (to.origin === origin && to.pathname !== "/") found.add(to.pathname);
    }
  }
  return [...found].sort();
}
