/** The page's one style sheet. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --ground: #f6f3ee; --sheet: #fffdfa; --ink: #26241f; --soft: #6a655b; --line: #e2dbcf;
  --accent: #23605a; --accent-ink: #fff; --yours: #e9f0ec; --warn: #8a3b1f;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #1a1b1a; --sheet: #232523; --ink: #eae6de; --soft: #a8a397; --line: #393c38;
    --accent: #7fc4b8; --accent-ink: #10211f; --yours: #27332f; --warn: #f0a184;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif; }
a { color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--sheet); padding: .5rem 1rem; z-index: 1; }
h1, h2, h3 { font-weight: 600; line-height: 1.25; margin: 0; }
h1 { font-size: 1.1rem; } h2 { font-size: 1.35rem; } h3 { font-size: 1rem; }
p { margin: .4rem 0; }
.soft { color: var(--soft); } .small { font-size: .875rem; }

.top { background: var(--sheet); border-bottom: 1px solid var(--line); }
.top > div { max-width: 68rem; margin: 0 auto; padding: .8rem 1.25rem; display: flex; flex-wrap: wrap;
  gap: .6rem 2rem; align-items: center; justify-content: space-between; }
.top h1 a { color: inherit; text-decoration: none; }
.clock { display: flex; flex-wrap: wrap; gap: .4rem; align-items: center; margin: 0; }
.clock time { font-variant-numeric: tabular-nums; margin-right: .5rem; }

.page { max-width: 68rem; margin: 0 auto; padding: 1.5rem 1.25rem 3rem; display: grid; gap: 1.5rem; }
@media (min-width: 56rem) and (min-height: 30rem) {
  .top, .page > nav { position: sticky; top: 0; z-index: 1; }
  .page > nav { top: 5.5rem; align-self: start; max-height: calc(100vh - 6rem); overflow-y: auto; }
  .mail { scroll-margin-top: 5.5rem; }
}
@media (min-width: 56rem) { .page { grid-template-columns: 16rem minmax(0, 1fr); gap: 2.5rem; } }
main { min-width: 0; }

nav ul { list-style: none; margin: .8rem 0; padding: 0; }
nav li a { display: block; padding: .55rem .7rem; border-radius: .5rem; color: inherit; text-decoration: none;
  overflow-wrap: anywhere; }
nav li a:hover { background: var(--sheet); }
nav li a[aria-current] { background: var(--sheet); box-shadow: inset 3px 0 var(--accent); }
nav li span { display: block; }
.people { display: flex; flex-wrap: wrap; gap: .4rem; margin-top: 1rem; }
.people label { width: 100%; }
.people select { min-width: 0; flex: 1; }
@media (max-width: 55.99rem) { nav ul { max-height: 12rem; overflow-y: auto; } }

label { display: block; font-weight: 600; font-size: .9rem; margin-bottom: .25rem; }
input[type=email], input[type=text], textarea, select {
  width: 100%; font: inherit; color: inherit; background: var(--sheet); border: 1px solid var(--line);
  border-radius: .5rem; padding: .55rem .7rem; }
textarea { resize: vertical; min-height: 6rem; }
.field { margin: 1rem 0; }
button, .button {
  font: inherit; font-size: .9rem; font-weight: 600; border-radius: .5rem; padding: .45rem .8rem; cursor: pointer;
  border: 1px solid var(--line); background: var(--sheet); color: var(--ink); text-decoration: none;
  display: inline-block; min-height: 2.4rem; }
button:hover, .button:hover { border-color: var(--accent); }
.main-action { background: var(--accent); color: var(--accent-ink); border-color: var(--accent); }
form.sent button { opacity: .5; pointer-events: none; }
.row { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; margin: .6rem 0; }

.waiting { background: var(--sheet); border: 1px solid var(--line); border-left: 3px solid var(--accent);
  border-radius: .5rem; padding: .8rem 1rem; margin: 1rem 0; }
.problem { color: var(--warn); font-weight: 600; }

.mail { background: var(--sheet); border: 1px solid var(--line); border-radius: .75rem; margin: 1rem 0;
  padding: 1rem 1.15rem; }
.mail.person { background: var(--yours); }
@media (min-width: 40rem) { .mail.person { margin-left: 3rem; } .mail.service { margin-right: 3rem; } }
.mail header { display: flex; flex-wrap: wrap; gap: .1rem 1rem; justify-content: space-between; }
.mail header .soft { font-size: .875rem; }
.mail h3 { width: 100%; overflow-wrap: anywhere; }
.words { white-space: pre-wrap; overflow-wrap: anywhere; margin: .8rem 0 0; font: inherit; }
.mail summary { cursor: pointer; color: var(--soft); font-size: .875rem; margin-top: .6rem; }
.as { border: 0; padding: 0; margin: .6rem 0 0; display: flex; flex-wrap: wrap; gap: .3rem 1rem; }
.as label { display: inline-flex; gap: .35rem; align-items: center; font-weight: 400; margin: 0; padding: .25rem 0; }
.as input { accent-color: var(--accent); margin: 0; }
.letter:has(input[value=text]:checked) .html, .letter:has(input[value=html]:checked) .words { display: none; }
.html { width: 100%; height: 32rem; border: 1px solid var(--line); border-radius: .5rem; background: #fff;
  margin-top: .8rem; display: block; }
.files { list-style: none; padding: 0; margin: .8rem 0 0; display: flex; flex-wrap: wrap; gap: .4rem; }
footer { max-width: 68rem; margin: 0 auto; padding: 0 1.25rem 2rem; }
@media (prefers-reduced-motion: no-preference) { button, .button { transition: border-color .15s; } }
`;
