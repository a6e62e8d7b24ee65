// Single keys. The page says which there are: an element with data-key="1" is pressed by that key, one with
// data-key="g s" by the two, one after the other; a list with data-rows is walked with j and k. So no key is active
// that is not printed. None is active while something is typed, nor where <body data-keys="off">.
(() => {
  "use strict";
  const patience = 1000; // milliseconds between the two keys of a pair
  let first = "", since = 0;

  const typing = (place) =>
    place.isContentEditable || (place.matches("input, textarea, select") &&
      !place.matches("[type=checkbox], [type=radio], [type=submit], [type=button]"));

  const press = (key) => {
    // A row of a list has keys of its own: those of the row with the focus are meant, else those of the one to answer now.
    const row = document.activeElement?.closest("[data-rows] > *") ?? document.querySelector("[data-rows] > .is-now");
    const found = [row ?? document, document].flatMap((place) => [...place.querySelectorAll("[data-key]")])
      .find((one) => one.dataset.key === key && one.getClientRects().length > 0);
    if (!found) return false;
    if (found.matches("a, button, summary")) found.click(); else found.focus();
    return true;
  };

  const walk = (step) => {
    const rows = [...document.querySelectorAll("[data-rows] > *")].filter((row) => row.getClientRects().length > 0);
    if (rows.length === 0) return false;
    const here = rows.findIndex((row) => row.contains(document.activeElement));
    const row = rows[here < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(Math.max(here + step, 0), rows.length - 1)];
    const place = row.querySelector("a[href], button, input, summary") ?? row;
    if (place === row) row.tabIndex = -1;
    place.focus();
    row.scrollIntoView({ block: "nearest" });
    return true;
  };

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || !(event.target instanceof Element)) return;
    if (event.key === "Escape") { if (typing(event.target)) event.target.blur(); return; }
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      const form = event.target.closest("form");
      if (form) { event.preventDefault(); form.requestSubmit(); }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat && !"jk".includes(event.key)) return;
    if (typing(event.target) || document.body.dataset.keys === "off") return;
    const key = event.key;
    const pair = first && event.timeStamp - since < patience ? first + " " + key : "";
    first = "";
    const done = pair && press(pair) || press(key) || key === "j" && walk(1) || key === "k" && walk(-1);
    if (done) { event.preventDefault(); return; }
    const begins = [...document.querySelectorAll("[data-key]")].some((one) => one.dataset.key.startsWith(key + " "));
    if (begins) { first = key; since = event.timeStamp; }
  });
})();
