// A form that leads back to the page it stands on changes that page in place: it stays where it was scrolled to, and what
// was kept, or the field that was refused, gets the focus. All else goes as it does without a script: links, forms that
// only look, and a form whose answer is another page. The history of the browser is left alone.
(() => {
  "use strict";
  // This file stands before htmx in the page: no link is ever taken for a form.
  document.addEventListener("htmx:before:init", (event) => {
    if (!event.target.matches("form[method=post]")) event.preventDefault();
  });

  let scrolled = 0;
  document.addEventListener("htmx:before:response", (event) => {
    scrolled = scrollY;
    const { url, redirected, headers } = event.detail.ctx.response.raw;
    const here = location.pathname + location.search;
    const { pathname, search } = new URL(url);
    const elsewhere = redirected && pathname + search !== here;
    // A page that looks again by itself is gone to, or it would not look.
    if (!elsewhere && !headers.has("refresh")) return;
    event.preventDefault();
    location.assign(redirected ? url : here);
  });

  document.addEventListener("htmx:after:swap", () => {
    if (document.activeElement?.matches("[autofocus]")) return;
    const problem = document.querySelector("[role=alert]"), said = document.querySelector(".undo");
    const place = problem ?? said ?? document.querySelector("main");
    place.tabIndex = -1;
    if (place === said) {
      const { top, bottom } = said.getBoundingClientRect();
      // Out of sight it comes to the lower edge, so that what is read stays where it is.
      said.classList.toggle("is-pinned", top < 0 || bottom > innerHeight);
      // It stood above for a moment, and the browser made room for it: none is needed now.
      scrollTo({ top: scrolled, behavior: "instant" });
    } else {
      place.scrollIntoView({ block: place === problem ? "center" : "start" });
    }
    place.focus({ preventScroll: true });
  });

  document.addEventListener("htmx:error", ({ detail: { ctx } }) => {
    const form = ctx?.sourceElement;
    if (!form?.isConnected) return;
    form.querySelector(".no-answer")?.remove();
    const line = document.createElement("p");
    line.className = "problem no-answer";
    line.setAttribute("role", "alert");
    line.textContent = "No answer came: the program that shows these pages may have ended. What you typed still stands here. " +
      "Start it with groundwork open, and see there whether this was kept.";
    form.append(line);
  });
})();
