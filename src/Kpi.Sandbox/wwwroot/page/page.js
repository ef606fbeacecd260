// The little that Blazor has no word for: scrolling a room and moving the caret.
const nearEnd = (el) => el.scrollHeight - el.scrollTop - el.clientHeight < 80;
export const toEnd = (el) => { el.scrollTop = el.scrollHeight; };
export const visible = (el) => el.offsetParent !== null;
export const show = (id) => document.getElementById(id)?.scrollIntoView({ block: "center" });
// Keeps what is read in place while older messages come in above it.
export const height = (el) => el.scrollHeight;
export const keep = (el, before) => { el.scrollTop += el.scrollHeight - before; };
// While the end of a room is in sight it stays in sight, also when a card grows (a chart drawn, a panel opened by an update).
export const stick = (el, room) => {
  let last = el.scrollHeight, atEnd = true;
  el.addEventListener("scroll", () => {
    const now = nearEnd(el);
    if (now !== atEnd) room.invokeMethodAsync("ReachEnd", atEnd = now);
  });
  const observer = new ResizeObserver(() => { if (atEnd && el.scrollHeight !== last) toEnd(el); last = el.scrollHeight; });
  const watch = () => { observer.disconnect(); for (const child of el.children) observer.observe(child); };
  new MutationObserver(watch).observe(el, { childList: true });
  watch();
};
// Enter sends and arrows choose a suggestion without the browser's own effect on the text.
export const keys = (box) => box.addEventListener("keydown", (e) => {
  const choosing = box.getAttribute("aria-expanded") === "true";
  if (e.isComposing) { e.stopImmediatePropagation(); return; }
  if ((e.key === "Enter" && !e.shiftKey) || (choosing && ["ArrowUp", "ArrowDown", "Tab"].includes(e.key))) e.preventDefault();
}, true);
export const clear = (box) => { box.value = ""; box.focus(); };
export const put = (box, text) => { box.value = text; box.focus(); box.setSelectionRange(text.length, text.length); };
