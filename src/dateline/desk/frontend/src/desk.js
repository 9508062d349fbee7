// What every page has: keys, light and dark, dropping articles, and what its parts ask for.
import "htmx.org";
import { readArticle } from "./article.js";
import { acceptDrops } from "./adding.js";
import { brush } from "./brush.js";
import { listen } from "./keys.js";
import { review } from "./review.js";
import { theme } from "./theme.js";

// Loads the module that an element names, once the page is shown: maps and charts are heavy.
async function load(element) {
  const module = await import(element.dataset.module);
  module.draw(element);
}

function start() {
  theme();
  listen();
  acceptDrops();
  brush();
  readArticle();
  review();
  if (innerWidth <= 720) document.getElementById("more")?.removeAttribute("open");
  document.addEventListener("desk:coded", () => document.getElementById("filter")?.requestSubmit());
  for (const element of document.querySelectorAll("[data-module]")) {
    requestAnimationFrame(() => setTimeout(() => load(element)));
  }
}

start();
