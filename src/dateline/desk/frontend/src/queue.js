// The queue and the keys: which record is at hand, what comes after it, what can be undone.
export const make = (tag, text, name = "") => {
  const element = document.createElement(tag);
  element.textContent = text;
  element.className = name;
  return element;
};

export function notify(text, name = "wrong") {
  document.getElementById("notice").replaceChildren(make("p", text, `job ${name}`));
}

const seen = ({ top, bottom }) => bottom > 40 && top < innerHeight - 40;

// The record that a key decides: the one at hand, if it can be seen. Else the key only leads there,
// so that nobody decides what he doesn't look at.
export function atHand() {
  const items = [...document.querySelectorAll(".review .item")];
  const at =
    document.activeElement?.closest(".item, .record") ??
    document.querySelector(".record.chosen") ??
    items.find((i) => !i.matches(".judged") && seen(i.getBoundingClientRect()));
  if (!at) return null;
  const here = at.matches(".record") ? at.matches(".chosen") : at.contains(document.activeElement);
  if (!here || !seen(at.getBoundingClientRect())) {
    if (at.matches(".record:not(.chosen)")) at.querySelector(".open").click();
    at.querySelector("[data-row], .open").focus();
    at.scrollIntoView({ block: "nearest" });
    notify("This is the record at hand: press the key again to decide it.", "");
    return null;
  }
  document.getElementById("notice").replaceChildren();
  return at.matches(".item") ? at : at.querySelector(".item");
}

// What a record is called where it stands.
export const nameOf = (item) =>
  (item.querySelector(".item-head bdi") ?? item.closest(".record").querySelector(".open bdi")).textContent;

const made = []; // the decisions of this page, the newest last, each with its record

// Shows what was decided, with a way back, and goes on to the next record.
export function judged(item, judgement, undo) {
  made.push({ item, judgement });
  show(item, undo);
  const rest = [...document.querySelectorAll(".item:not(.judged) [data-row]")];
  const after = rest.find((r) => item.compareDocumentPosition(r) & Node.DOCUMENT_POSITION_FOLLOWING);
  (after ?? rest[0] ?? document.querySelector(".review [rel=next]"))?.focus();
}

export const newest = () => made.at(-1);

// Takes the newest decision of a record off the page, once it is withdrawn.
export function undone(item, undo) {
  const at = made.findLastIndex((m) => m.item === item);
  if (at >= 0) made.splice(at, 1);
  show(item, undo);
  item.querySelector("[data-row]").focus();
}

function show(item, undo) {
  const last = made.findLast((m) => m.item === item);
  const verdict = item.querySelector(".verdict");
  item.classList.toggle("judged", Boolean(last));
  verdict.textContent = last ? `${last.judgement.kind}ed by you` : "undone";
  item.querySelector(".undo")?.remove();
  if (last) {
    const button = make("button", "Undo", "button undo");
    button.type = "button";
    button.addEventListener("click", () => undo(last));
    verdict.after(" ", button);
  }
  shorten();
}

// What is judged leaves the queue: the next page begins so many records earlier.
function shorten() {
  const link = document.querySelector(".review [rel=next][data-start]");
  if (!link) return;
  const address = new URL(link.href);
  const gone = document.querySelectorAll(".review .item.judged").length;
  address.searchParams.set("start", Number(link.dataset.start) - gone);
  link.href = address.href;
}
