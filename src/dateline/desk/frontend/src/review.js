// Deciding: forms and keys that make judgements, and what others decided meanwhile.
import { actions } from "./keys.js";
import { atHand, judged, make, nameOf, newest, notify, undone } from "./queue.js";
import { follow, valuesOf } from "./values.js";

const csrf = () => document.querySelector("meta[name=csrf]").content;
const dialog = () => document.getElementById("decision");
let selected = { words: "", near: 0 };

export function review() {
  document.addEventListener("submit", onSubmit);
  document.addEventListener("click", onClick);
  document.addEventListener("change", onChange);
  document.addEventListener("input", onInput);
  document.addEventListener("selectionchange", onSelection);
  if (document.querySelector("[data-do]")) {
    for (const [key, kind] of Object.entries({ a: "accept", r: "reject", c: "correct" })) {
      actions[key] = () => act(atHand(), kind);
    }
    actions.u = () => newest() && undo(newest());
  }
}

async function post(path, body) {
  const headers = { "content-type": "application/json", "x-csrf-token": csrf() };
  const answer = await fetch(path, { method: "POST", body: JSON.stringify(body), headers });
  const said = answer.headers.get("content-type")?.includes("json")
    ? await answer.json()
    : { error: await answer.text() };
  return { status: answer.status, said };
}

const ids = (text) => (text ? text.split(" ") : []);

// The decision that a form asks for.
function decisionOf(form) {
  const { kind, seen, events, others, withdraws, slot, near, document: article } = form.dataset;
  const fields = new FormData(form);
  const decision = { kind, seen: Number(seen), why: fields.get("why") ?? "" };
  decision.events = [...ids(events), ...fields.getAll("events")];
  if (others) decision.others = ids(others);
  if (withdraws) decision.withdraws = withdraws;
  if (fields.get("grade")) decision.grade = fields.get("grade");
  if (slot) decision.slot = slot;
  if (article) decision.document = article;
  if (fields.get("words")) Object.assign(decision, { words: fields.get("words"), near: Number(near) });
  if (form.querySelector("[data-values]")) decision.values = valuesOf(form);
  return decision;
}

async function onSubmit(event) {
  const form = event.target;
  if (form.matches("[data-name]")) {
    event.preventDefault();
    const { status, said } = await post("/api/reviewer", { name: form.elements.name.value });
    if (status === 200) location.reload();
    else notify(said.error);
  } else if (form.matches("[data-judge]")) {
    event.preventDefault();
    await decide(decisionOf(form), form.querySelector("[role=alert]"));
  }
}

async function decide(decision, alert) {
  const { status, said } = await post("/api/judgements", decision);
  if (status === 201) return done(said);
  if (status === 409) return conflict(decision, said);
  const error = said.error.replace(/^Validation failed: (?:[\w.[\]]+: )?/, "");
  if (!alert) return notify(error);
  alert.textContent = error;
  alert.hidden = false;
}

function done({ judgement, incident, newest: number }) {
  const item = document.querySelector(`.review .item[data-event="${judgement.events[0]}"]`);
  dialog().close();
  if (item) {
    document.querySelector(".review").dataset.seen = number;
    if (judgement.kind === "withdraw") undone(item, undo);
    else judged(item, judgement, undo);
  } else if (incident && location.pathname.startsWith("/incidents/")) {
    if (location.pathname.endsWith(incident)) location.reload();
    else location.assign(`/incidents/${incident}`);
  } else if (judgement.kind === "add") {
    location.hash = judgement.events[0];
    location.reload();
  } else location.reload();
}

// Takes back what was decided on this page a moment ago.
function undo({ judgement }) {
  const { seen } = document.querySelector(".review").dataset;
  const why = "undone at once, where it was decided";
  decide({ kind: "withdraw", seen: Number(seen), why, withdraws: judgement.id });
}

// Somebody decided on the same meanwhile: both are shown, and the reader chooses.
function conflict(decision, { error, yours, theirs, seen }) {
  const title = make("h2", "Somebody was quicker");
  title.id = "decide-title";
  const both = make("dl", "", "both");
  const line = (head, said) => both.append(make("dt", head), make("dd", `${said.what}${said.why ? `: ${said.why}` : ""}`));
  for (const other of theirs) line(other.by, other);
  line("You", yours);
  const again = make("button", "Decide all the same", "button strong");
  again.addEventListener("click", () => decide({ ...decision, seen }, problem));
  const leave = make("button", "Leave it", "button");
  leave.addEventListener("click", () => location.reload());
  const problem = make("p", "", "wrong");
  problem.setAttribute("role", "alert");
  const buttons = make("p", "", "actions");
  buttons.append(again, " ", leave);
  dialog().replaceChildren(title, make("p", `${error}.`), both, problem, buttons);
  open();
}

function open() {
  if (!dialog().open) dialog().showModal();
}

async function load(address) {
  const answer = await fetch(address);
  if (!answer.ok) return notify("the desk has no form for this; load the page again");
  dialog().innerHTML = await answer.text(); // a piece of a page of our own, escaped there
  open();
  dialog().querySelector(".values input, .values select, [name=words]")?.focus();
}

function act(item, kind) {
  if (!item || dialog().open) return;
  const event = item.dataset.event;
  const seen = Number(item.closest("[data-seen]").dataset.seen);
  if (kind === "accept") decide({ kind, seen, events: [event] });
  else if (kind === "reject") rejection(item, event, seen);
  else {
    const query = new URLSearchParams({ words: selected.words, near: selected.near });
    selected = { words: "", near: 0 };
    load(`/review/events/${event}/correct?${query}`);
  }
}

function rejection(item, event, seen) {
  const form = make("form", "", "judge");
  Object.assign(form.dataset, { judge: "", kind: "reject", seen, events: event });
  form.innerHTML = `<h2 id="decide-title">Reject</h2><p class="lead small"><bdi></bdi></p><p class="hint">It is no event, or not one of these types.</p>
    <label class="wide">Why <input name="why" required maxlength="2000"></label>
    <p class="wrong" role="alert" hidden></p>
    <p class="actions"><button class="button strong">Reject it</button> <button class="button" type="button" data-close>Cancel</button></p>`;
  form.querySelector("bdi").textContent = nameOf(item);
  dialog().replaceChildren(form);
  open();
}

function onClick(event) {
  const on = (selector) => event.target.closest(selector);
  if (on("[data-close]")) dialog().close();
  else if (on("[data-do]")) act(on(".item"), on("[data-do]").dataset.do);
  else if (on("[data-remove]")) on(".value-row").remove();
  else if (on("[data-more]")) {
    const values = on("[data-values]");
    on("[data-more]").before(values.querySelector("template").content.cloneNode(true));
    [...values.querySelectorAll(".value-row")].at(-1).querySelector("input, select").focus();
  } else if (on("#add-event, [data-add]")) {
    if (on("[data-add]")) selected = { words: "", near: 0 };
    const article = document.querySelector("[data-document]").dataset.document;
    load(`/review/articles/${article}/add?${new URLSearchParams(selected)}`);
  }
}

function onChange(event) {
  if (event.target.matches("[data-field=text]")) fillCodes(event.target);
  const { load: address } = event.target.dataset;
  if (!address || event.target.value === event.target.form.dataset.slot) return;
  const { near } = event.target.form.dataset;
  const words = event.target.form.elements.words.value;
  load(`${address}?${new URLSearchParams({ slot: event.target.value, words, near })}`);
}

// Fills in country and sector of an actor that the knowledge base knows by the name given.
async function fillCodes(field) {
  const query = new URLSearchParams({ name: field.value.trim(), on: field.form.dataset.day });
  const codes = [...field.closest(".value-row").querySelectorAll(".code")];
  const before = codes.map((code) => code.value);
  const answer = await fetch(`/review/actors?${query}`);
  const found = answer.ok ? await answer.json() : {};
  if (!found.id) return;
  codes.forEach((code, i) => {
    if (code.value === before[i]) code.value = found[code.dataset.field] ?? ""; // else typed meanwhile
  });
}

let typing;
function onInput(event) {
  if (event.target.matches("[data-field=earliest]")) follow(event.target);
  const { search } = event.target.dataset;
  if (!search) return;
  clearTimeout(typing);
  typing = setTimeout(async () => {
    const answer = await fetch(`${search}&${new URLSearchParams({ q: event.target.value })}`);
    if (answer.ok) event.target.form.querySelector(".found").innerHTML = await answer.text();
  }, 200);
}

// Words selected in an article: they can be added as an event, or are those of a correction.
function onSelection() {
  const button = document.getElementById("add-event");
  const chosen = getSelection();
  const block = chosen.anchorNode?.parentElement?.closest(".block");
  if (!button || dialog().open) return;
  const words = chosen.toString().trim();
  button.hidden = !words || !block;
  if (button.hidden) {
    if (block) selected = { words: "", near: 0 }; // a click into the text lets go of the words
    return;
  }
  const before = document.createRange();
  before.selectNodeContents(block);
  const range = chosen.getRangeAt(0);
  before.setEnd(range.startContainer, range.startOffset);
  selected = { words, near: Number(block.dataset.start) + [...before.toString()].length };
  const box = range.getBoundingClientRect();
  button.style.left = `${Math.max(8, Math.min(box.left, innerWidth - button.offsetWidth - 8))}px`;
  button.style.top = `${Math.max(8, box.top - button.offsetHeight - 6)}px`;
}
