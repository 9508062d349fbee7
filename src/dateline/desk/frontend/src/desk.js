// What every page has: keys, light and dark, dropping articles, and what its parts ask for.
import "htmx.org";
import { readArticle } from "./article.js";
import { acceptDrops } from "./adding.js";
import { brush } from "./brush.js";
import { listen } from "./keys.js";
import { review } from "./review.js";
import { theme } from "./theme.js";

// Told once the page is on the screen; where the browser tells of no paint, after a moment.
function shown() {
  return new Promise((done) => {
    new PerformanceObserver((list) => list.getEntriesByName("first-contentful-paint").length && done()).observe({ type: "paint", buffered: true });
    setTimeout(done, 3000);
  });
}

// Loads the module that an element names, once the page is shown: maps and charts are heavy.
async function load(element) {
  const module = await import(element.dataset.module);
  module.draw(element);
}

// Asks for what was typed before htmx listened: it begins a moment after the keys do.
function early(event) {
  const words = event.target.id === "filter" && document.getElementById("q");
  if (words && words.value !== words.defaultValue) event.target.requestSubmit();
}

function start() {
  document.addEventListener("htmx:after:init", early);
  theme();
  listen();
  acceptDrops();
  brush();
  readArticle();
  review();
  if (innerWidth <= 720) document.getElementById("more")?.removeAttribute("open");
  document.addEventListener("desk:coded", () => document.getElementById("filter")?.requestSubmit());
  const heavy = document.querySelectorAll("[data-module]");
  if (heavy.length) shown().then(() => heavy.forEach(load));
}

start();
