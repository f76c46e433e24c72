/** The one style sheet of the page. Text reaches a contrast of 7, quiet text and links 4.5, in both schemes. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --ground: #faf8f4; --sheet: #fff; --ink: #26231f; --soft: #625c53; --line: #e0dad0; --code: #f3efe7;
  --accent: #1d5c54; --wash: #e6efec;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #191816; --sheet: #23211e; --ink: #ece7df; --soft: #b3aa9d; --line: #3a3732; --code: #1f1d1b;
    --accent: #8cc9bf; --wash: #26332f;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.6 system-ui, sans-serif; }
a { color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--sheet); padding: .5rem 1rem; z-index: 1; }
.page { max-width: 72rem; margin: 0 auto; padding: 1.5rem 1.25rem 4rem; }
main { min-width: 0; }
nav ul { list-style: none; margin: 0; padding: 0; }
nav a { display: block; padding: .25rem .6rem; border-radius: .4rem; text-decoration: none; color: inherit; }
nav a:hover { background: var(--wash); }
nav details { background: var(--sheet); border: 1px solid var(--line); border-radius: .6rem; padding: .6rem .8rem; }
nav summary { cursor: pointer; font-weight: 600; }
@media (min-width: 60rem) {
  .page { display: grid; grid-template-columns: 13rem minmax(0, 1fr); gap: 3.5rem; padding-top: 2.5rem; }
  nav.wide { position: sticky; top: 2rem; align-self: start; }
  nav.narrow { display: none; }
}
@media (max-width: 59.99rem) { nav.wide { display: none; } nav.narrow { margin-bottom: 1.5rem; } }
h1, h2, h3, h4 { line-height: 1.25; font-weight: 650; margin: 0; }
h1 { font-size: clamp(1.7rem, 5vw, 2.3rem); letter-spacing: -.01em; }
h2 { font-size: 1.45rem; margin: 3.2rem 0 .8rem; padding-top: 1.2rem; border-top: 1px solid var(--line); }
h3 { font-size: 1.08rem; margin: 2rem 0 .5rem; overflow-wrap: anywhere; }
h4 { font-size: .95rem; margin: 1.2rem 0 .4rem; }
p, ul, ol, dl { margin: .6rem 0; max-width: 44rem; }
ol, main ul { padding-left: 1.3rem; }
li { margin: .25rem 0; }
.lead { font-size: 1.12rem; color: var(--soft); }
.soft { color: var(--soft); } .small { font-size: .875rem; }
code, pre { font-family: ui-monospace, "SF Mono", "Cascadia Code", Menlo, Consolas, monospace; font-size: .85rem; }
code { background: var(--code); border-radius: .25rem; padding: .1em .3em; overflow-wrap: anywhere; }
pre { background: var(--code); border: 1px solid var(--line); border-radius: .6rem; padding: .9rem 1rem; margin: .6rem 0;
  overflow-x: auto; line-height: 1.5; tab-size: 2; }
pre code { background: none; padding: 0; overflow-wrap: normal; }
.method { display: inline-block; min-width: 3.6rem; text-align: center; font-size: .75rem; font-weight: 700;
  letter-spacing: .04em; background: var(--accent); color: var(--ground); border-radius: .3rem; padding: .12rem .4rem;
  margin-right: .5rem; vertical-align: .1em; }
.tabs { margin: 1rem 0; }
.tabs > input { position: absolute; opacity: 0; }
.tabs > label { display: inline-block; padding: .4rem .8rem; min-height: 2.5rem; border-radius: .5rem; cursor: pointer;
  font-weight: 600; color: var(--soft); }
.tabs > input:checked + label { background: var(--wash); color: var(--ink); }
.tabs > input:focus-visible + label { outline: 2px solid var(--accent); }
.tabs > section { display: none; }
.tabs > input:nth-of-type(1):checked ~ section:nth-of-type(1), .tabs > input:nth-of-type(2):checked ~ section:nth-of-type(2),
.tabs > input:nth-of-type(3):checked ~ section:nth-of-type(3), .tabs > input:nth-of-type(4):checked ~ section:nth-of-type(4)
  { display: block; }
.fields { margin: .8rem 0; border-top: 1px solid var(--line); max-width: none; }
.fields > div { border-bottom: 1px solid var(--line); padding: .55rem 0; display: grid; gap: .1rem 1.2rem; }
.fields dt { overflow-wrap: anywhere; } .fields dd { margin: 0; color: var(--soft); overflow-wrap: anywhere; }
.fields dt code { font-weight: 600; }
.fields .must { color: var(--accent); font-size: .8rem; white-space: nowrap; }
@media (min-width: 44rem) { .fields > div { grid-template-columns: 16rem minmax(0, 1fr); } }
main details { margin: .5rem 0; }
main summary { cursor: pointer; color: var(--accent); padding: .3rem 0; }
.states { display: flex; flex-wrap: wrap; gap: .4rem; padding: 0; list-style: none; }
.states li { background: var(--wash); border-radius: 1rem; padding: .15rem .8rem; margin: 0; font-size: .9rem; }
:target { scroll-margin-top: 1rem; }
h3:target, .fields > div:target { background: var(--wash); }
@media print { nav { display: none; } .tabs > section { display: block !important; } }
`;
