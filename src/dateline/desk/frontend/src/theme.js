// Light or dark: as the machine is set, unless the reader chose.
const KEY = "dateline-theme";

export function theme() {
  const chosen = localStorage.getItem(KEY);
  if (chosen) document.documentElement.dataset.theme = chosen;
  document.getElementById("theme")?.addEventListener("click", toggleTheme);
}

export function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

export function toggleTheme() {
  const next = isDark() ? "light" : "dark";
  document.documentElement.dataset.theme = next;
  localStorage.setItem(KEY, next);
  document.dispatchEvent(new CustomEvent("desk:theme"));
}
