"use strict";
// Pictures are compressed, and unpacked once they are near to be seen.
const themes = document.querySelectorAll('input[name="theme"]');
const search = document.querySelector('input[type="search"]');
const cards = [...document.querySelectorAll(".card")];
const none = document.querySelector(".none");
const enlarged = document.querySelector("dialog");
const unpacked = new Map();

const theme = () => document.documentElement.dataset.theme;

async function unpack(name) {
  const packed = document.getElementById(name).textContent.trim();
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  const svg = await new Response(stream).blob();
  return URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
}

async function show(card) {
  const name = `${card.dataset.name}/${theme()}`;
  if (!unpacked.has(name)) unpacked.set(name, unpack(name));
  const url = await unpacked.get(name);
  // The theme may have changed in between.
  if (name === `${card.dataset.name}/${theme()}`) card.querySelector("img").src = url;
}

const seen = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    target.dataset.seen = isIntersecting ? "now" : "";
    if (isIntersecting) show(target);
  }
}, { rootMargin: "300px" });
for (const card of cards) seen.observe(card);

function choose(name) {
  document.documentElement.dataset.theme = name;
  for (const input of themes) input.checked = input.value === name;
  for (const card of cards) if (card.dataset.seen) show(card);
}

function find() {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  let found = 0;
  for (const card of cards) {
    card.hidden = !words.every((word) => card.dataset.words.includes(word));
    found += card.hidden ? 0 : 1;
  }
  none.hidden = found > 0;
}

async function copy(button) {
  const text = button.parentElement.querySelector("code").textContent;
  const said = button.textContent;
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
  } catch {
    // Pages that are opened as files may not write to the clipboard everywhere.
    getSelection().selectAllChildren(button.parentElement.querySelector("code"));
    button.textContent = "Selected";
  }
  setTimeout(() => { button.textContent = said; }, 1500);
}

for (const input of themes) input.addEventListener("change", () => choose(input.value));
search.addEventListener("input", find);
document.addEventListener("click", ({ target }) => {
  const button = target.closest("button");
  if (!button) return;
  if (button.matches(".copy")) copy(button);
  if (button.matches(".tags button")) { search.value = button.textContent; find(); search.focus(); }
  if (button.matches(".picture")) {
    const small = button.querySelector("img");
    const large = enlarged.querySelector("img");
    large.src = small.src;
    large.alt = small.alt;
    enlarged.showModal();
  }
  if (button.closest("dialog")) enlarged.close();
});
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input[type='search']") || enlarged.open;
  if (event.key === "/" && !typing) { event.preventDefault(); search.focus(); }
  if (event.key === "Escape" && event.target === search) { search.value = ""; find(); }
});

const dark = matchMedia("(prefers-color-scheme: dark)");
const preferred = () => document.documentElement.dataset[dark.matches ? "dark" : "light"];
choose(preferred());
dark.addEventListener("change", () => choose(preferred()));
find();
