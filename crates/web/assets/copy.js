// A button behind each command and message that can be copied. Without a script there is none, and it can be selected.
(() => {
  "use strict";
  const said = 2000; // milliseconds for which the button says what it did
  const add = (within) => {
    for (const command of within.querySelectorAll("[data-copy]:not([data-copy=on])")) {
      command.dataset.copy = "on";
      const called = command.dataset.called ?? command.textContent;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "link copy";
      button.textContent = "copy";
      button.setAttribute("aria-label", "Copy " + called);
      button.addEventListener("click", async () => {
        try {
          await navigator.clipboard.writeText(command.textContent);
          button.textContent = "copied";
        } catch {
          getSelection().selectAllChildren(command);
          button.textContent = "selected";
        }
        button.setAttribute("aria-label", called + " is " + button.textContent);
        setTimeout(() => {
          button.textContent = "copy";
          button.setAttribute("aria-label", "Copy " + called);
        }, said);
      });
      command.after(" ", button);
    }
  };
  add(document);
  document.addEventListener("htmx:after:process", (event) => add(event.target));
})();
