import { train } from "./training/facts.ts";
import { labelledIn, alike } from "./training/labelled.ts";
import { peopleCandidates } from "./shared/reading/people.ts";
import { sum } from "./shared/reading/choice.ts";
import { wordsOf } from "./shared/reading/facts.ts";
import { signatureOf } from "./shared/reading/signature.ts";
const debriefs = process.argv.slice(2).flatMap(labelledIn).filter(d=>d.story==="interview");
const rest=debriefs.length; void rest;
for (const f of [0,1,2]) {
const test = debriefs.filter((_, i) => i % 3 === f);
const m = train(debriefs.filter((_, i) => i % 3 !== f));
for (const d of test) {
  const { tokens, texts } = wordsOf(d.sources);
  const c = peopleCandidates(tokens, texts, m.known, signatureOf(d.sources.own));
  const t=(d.email.subject+" || "+d.email.text).replace(/\n/g," ");
  const ctx=(p:string)=>[...t.matchAll(new RegExp(p.split(" ").at(-1)!.replace(/[^\p{L}]/gu,"."),"g"))].slice(0,3).map(k=>t.slice(Math.max(0,k.index-40),k.index+35)).join(" ~ ");
  for (const p of d.interview.people) { const hit = c.filter(x=>alike(x.value,p)); const s=Math.max(...hit.map(h=>sum(h.features,m.people))); if(!(s>-0.3)) console.log(d.id,"FN",p,s.toFixed(1),":",ctx(p)); }
  for (const x of c) if(sum(x.features,m.people)>-.3&&!d.interview.people.some(p=>alike(x.value,p))) console.log(d.id,"FP",x.value,sum(x.features,m.people).toFixed(1),":",ctx(x.value));
}}
