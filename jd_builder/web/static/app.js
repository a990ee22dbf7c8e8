// What a script adds: the page follows while somebody types. Without it, every form still posts.
"use strict";

const form = document.querySelector("form[data-live]");
if (form) start(form);

function start(form) {
  document.body.classList.add("live");
  const frame = document.querySelector("iframe[name=paper]");
  const tabs = [...document.querySelectorAll(".tab")];
  const undo = form.querySelector("[data-undo]");
  const past = [];
  let shown = state();
  let timer = 0;
  let asked = 0;
  let draft = "";

  // A slider beside each number that has a range.
  for (const slider of form.querySelectorAll(".slider")) {
    const field = document.getElementById(slider.dataset.for);
    slider.hidden = false;
    const follow = () => {
      const value = Number.parseFloat(field.value.replace(",", ".").replace("%", ""));
      if (Number.isFinite(value)) slider.value = value;
    };
    follow();
    field.addEventListener("input", follow);
    slider.addEventListener("input", () => {
      field.value = slider.value + (field.value.trim().endsWith("%") ? "%" : "");
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
  }

  form.addEventListener("input", later);
  form.addEventListener("change", later);

  function state() {
    const data = new FormData(form);
    return JSON.stringify([...data.entries()]);
  }

  function later() {
    for (const select of form.querySelectorAll("select[name$='.kind']")) {
      select.closest(".statement").querySelector(".other").toggleAttribute("data-unused", select.value !== "between");
    }
    clearTimeout(timer);
    timer = setTimeout(ask, 120);
  }

  async function ask() {
    const now = state();
    if (now === shown) return;
    past.push(shown);
    undo.hidden = false;
    shown = now;
    await show();
  }

  async function show() {
    const turn = ++asked;
    let told;
    try {
      const answer = await fetch(form.dataset.live, {
        method: "POST",
        body: new URLSearchParams(new FormData(form)),
        headers: { Accept: "application/json" },
      });
      if (!answer.ok) throw new Error(String(answer.status));
      told = await answer.json();
    } catch {
      return; // the forms still post
    }
    if (turn !== asked) return;
    draft = told.draft;
    for (const list of form.querySelectorAll("[data-problems]")) write(list, told.fields[list.dataset.problems] ?? []);
    for (const chart of form.querySelectorAll("[data-chart]")) {
      if (told.charts[chart.dataset.chart]) chart.innerHTML = told.charts[chart.dataset.chart];
    }
    const weights = form.querySelector("[data-weights]");
    weights.textContent = told.weights;
    weights.classList.toggle("off", !told.fits);
    form.querySelector("[data-summary]").innerHTML = told.summary;
    if (told.usable) preview();
    for (const link of document.querySelectorAll("[data-download]")) {
      const url = new URL(link.href);
      url.searchParams.set("draft", draft);
      link.href = url;
    }
  }

  function write(list, problems) {
    list.replaceChildren(...problems.map((each) => {
      const item = document.createElement("li");
      item.className = "problem " + each.mark;
      item.textContent = each.message;
      if (each.hint) {
        const hint = document.createElement("span");
        hint.className = "hint";
        hint.textContent = "→ " + each.hint;
        item.append(" ", hint);
      }
      return item;
    }));
  }

  // The preview changes in place: the new page is loaded behind the old one and keeps its place on the page.
  function preview() {
    const current = tabs.find((tab) => tab.hasAttribute("aria-current")) ?? tabs[0];
    const url = new URL(current.href);
    if (draft) url.searchParams.set("draft", draft);
    const top = frame.contentWindow?.scrollY ?? 0;
    frame.addEventListener("load", () => frame.contentWindow?.scrollTo(0, top), { once: true });
    frame.contentWindow.location.replace(url);
  }

  for (const tab of tabs) {
    tab.addEventListener("click", (event) => {
      event.preventDefault();
      for (const each of tabs) each.removeAttribute("aria-current");
      tab.setAttribute("aria-current", "true");
      preview();
    });
  }

  undo.addEventListener("click", () => {
    const before = past.pop();
    if (before === undefined) return;
    const values = new Map(JSON.parse(before));
    for (const field of form.elements) {
      if (!field.name || field.type === "hidden") continue;
      if (field.type === "checkbox") field.checked = values.has(field.name);
      else field.value = values.get(field.name) ?? "";
      const slider = form.querySelector(`.slider[data-for="${CSS.escape(field.name)}"]`);
      const number = Number.parseFloat(field.value);
      if (slider && Number.isFinite(number)) slider.value = number;
    }
    undo.hidden = past.length === 0;
    shown = before;
    later();
    show();
  });
}
