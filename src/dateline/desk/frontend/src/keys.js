// The keyboard: everything that a day's work needs, without the mouse.
import { toggleTheme } from "./theme.js";

const GO = { i: "/", a: "/articles", c: "/actors", s: "/sources", l: "/labels", r: "/review" };
let leading = false;

export function listen() {
  document.addEventListener("keydown", onKey);
  document.getElementById("help-open")?.addEventListener("click", help);
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target.closest("input:not([type=checkbox]), textarea, select");
  if (typing) {
    if (event.key === "Escape") typing.blur();
    return;
  }
  if (leading) {
    leading = false;
    if (GO[event.key]) location.assign(GO[event.key]);
    return;
  }
  const action = actions[event.key];
  if (action) {
    event.preventDefault();
    action();
  }
}

// What a key does; a page with more to do adds to it.
export const actions = {
  j: () => step(1),
  k: () => step(-1),
  "/": () => {
    const field = document.getElementById("q");
    field?.focus();
    field?.select();
  },
  "?": help,
  n: () => location.assign("/add"),
  t: toggleTheme,
  g: () => {
    leading = true;
    setTimeout(() => (leading = false), 1500);
  },
};

function help() {
  const dialog = document.getElementById("help");
  if (dialog && !dialog.open) dialog.showModal();
}

// Moves to the next or previous row; the focus is the place, so that Enter opens it.
function step(by) {
  const rows = [...document.querySelectorAll("[data-row], .record .open")];
  if (!rows.length) return;
  const at = rows.indexOf(document.activeElement);
  const next = rows[Math.min(rows.length - 1, Math.max(0, at + by))];
  next.focus();
  next.scrollIntoView({ block: "nearest" });
}
