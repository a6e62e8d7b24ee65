// Which pages there are.

/** Every page, by the name its snapshots and pictures have; one that stands for more says for which. A page that is
 * linked and not here fails a test. */
export const PAGES = [
  ["today", "/today"],
  ["scorecard", "/scorecard"],
  ["print", "/scorecard/print"],
  ["growth", "/growth"],
  ["capabilities", "/growth/capabilities"],
  ["capability", "/growth/capabilities/k1", /^\/growth\/capabilities\/.+/],
  ["notice", "/growth/notice?signal=maker-share", /^\/growth\/notice$/],
  ["log", "/log"],
  ["shifts", "/shifts"],
  ["week", "/week"],
  ["signals", "/signals"],
  ["maker-share", "/signals/maker-share"],
  ["own-it", "/signals/own-it"],
  ["gate-share", "/signals/gate-share"],
  ["wait-on-you", "/signals/wait-on-you"],
  ["waiting-for-you", "/signals/waiting-for-you"],
  ["review-concentration", "/signals/review-concentration"],
  ["published-truck-factor", "/signals/published-truck-factor"],
  ["fresh-knowledge", "/signals/fresh-knowledge"],
  ["what-happened", "/signals/what-happened"],
  ["absence", "/signals/absence"],
  ["acts", "/signals/acts"],
  ["new-owners", "/signals/new-owners"],
  ["calendar", "/signals/calendar"],
  ["outside-hours", "/signals/outside-hours"],
  ["hand-overs", "/signals/hand-overs"],
  ["recurrence", "/signals/recurrence"],
  ["comes-back", "/signals/comes-back"],
  ["question-share", "/signals/question-share"],
  ["first-leads", "/signals/first-leads"],
  ["discussion-spread", "/signals/discussion-spread"],
  ["landing", "/signals/landing"],
  ["knowledge", "/knowledge"],
  ["area", "/knowledge/ledger", /^\/knowledge\/.+/],
  ["away", "/away"],
  ["reasons", "/reasons"],
  ["bin", "/log/bin"],
  ["people", "/people"],
  ["areas", "/areas"],
  ["sources", "/sources"],
  ["settings", "/settings"],
  ["load", "/load"],
  ["this-is-normal", "/this-is-normal"],
  ["help", "/help"],
];

/** What a newcomer sees otherwise, and an address that no page has. */
export const UNLINKED = [
  ["first-run", "/first-run"],
  ["today-first", "/today"],
  ["growth-first", "/growth"],
  ["no-such-page", "/none"],
];

/** Pages of one thing, named by an id that differs from run to run: journeys of their own look at them. */
const OF_ONE = [/^\/(log|growth)\/[0-9a-f-]{36}$/];

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
      if (OF_ONE.some((like) => like.test(to.pathname))) continue;
      if (to.origin === origin && to.pathname !== "/") found.add(known ? known[1] : to.pathname);
    }
  }
  return [...found].sort();
}
