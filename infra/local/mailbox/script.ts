/** The page's script. Everything works without it; it knows the browser's time zone and looks for news. */
export const SCRIPT = `
const { now, pulse } = document.body.dataset;
const offset = -new Date(Number(now)).getTimezoneOffset();
document.cookie = "recover-offset=" + offset + "; path=/; SameSite=Strict; max-age=31536000";
for (const field of document.querySelectorAll("input[name=offset]")) field.value = offset;

for (const form of document.forms) {
  form.addEventListener("submit", () => setTimeout(() => form.classList.add("sent")));
}
addEventListener("pageshow", () => {
  for (const form of document.forms) form.classList.remove("sent");
});

const isArriving = performance.getEntriesByType("navigation")[0]?.type === "navigate";
function fit(frame) {
  const page = frame.contentDocument?.documentElement;
  if (!page || !frame.checkVisibility()) return;
  frame.style.height = "1px";
  frame.style.height = page.scrollHeight + 2 + "px";
}
for (const frame of document.querySelectorAll("iframe")) {
  frame.addEventListener("load", () => {
    fit(frame);
    // The letters above have grown meanwhile. After a reload the browser keeps its own place.
    if (isArriving) document.querySelector(":target")?.scrollIntoView();
  });
}
document.addEventListener("change", ({ target }) => {
  const frame = target.closest(".letter")?.querySelector("iframe");
  if (frame) fit(frame);
});
addEventListener("resize", () => document.querySelectorAll("iframe").forEach(fit));

const isBusy = () =>
  [...document.querySelectorAll("textarea, input[type=text], input[type=email]")].some(
    (field) => field.value !== field.defaultValue || field === document.activeElement,
  ) || [...document.querySelectorAll(".as input")].some((choice) => choice.checked !== choice.defaultChecked) ||
  document.querySelector("details[open], form.sent") !== null || String(getSelection()) !== "";
setInterval(async () => {
  if (document.hidden || isBusy()) return;
  const answer = await fetch("/pulse").catch(() => null);
  if (answer?.ok && (await answer.text()) !== pulse && !isBusy()) location.reload();
}, 4000);
`;
