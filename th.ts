import { train } from "./training/facts.ts";
import { labelledIn, samePeople } from "./training/labelled.ts";
import { peopleCandidates } from "./shared/reading/people.ts";
import { sum } from "./shared/reading/choice.ts";
import { wordsOf } from "./shared/reading/facts.ts";
import { signatureOf } from "./shared/reading/signature.ts";
const all = process.argv.slice(3).flatMap(labelledIn).filter(d=>d.story==="interview");
const heldOut=process.argv[2]!.split(",");
const split = heldOut[0]==="cv" ? [0,1,2].map(f=>[all.filter((_, i) => i % 3 !== f),all.filter((_, i) => i % 3 === f)] as const) : [[all.filter(d=>!heldOut.includes(d.slice)),all.filter(d=>heldOut.includes(d.slice))] as const];
const ths=[-1,-0.6,-0.3,0,0.3,0.6];const ok=ths.map(()=>0);let of=0,tp=0,fp=0,fn=0,inv=ths.map(()=>0);
for(const [tr,te] of split){const m=train(tr,{rate:0.05,decay:0.0005,epochs:12,fewest:2});
for (const d of te) {
  const { tokens, texts } = wordsOf(d.sources);
  const c = peopleCandidates(tokens, texts, m.known, signatureOf(d.sources.own)).map(x=>({v:x.value,s:sum(x.features,m.people)}));
  if(d.interview.people.length)of++;
  ths.forEach((t,i)=>{const got=c.filter(x=>x.s>t).map(x=>x.v); if(d.interview.people.length) ok[i]+=+samePeople(d.interview.people,got); else inv[i]+=+(got.length>0)});
}}
console.log(ths.map((t,i)=>`${t}: ${(ok[i]!/of).toFixed(3)} +${inv[i]}`).join("  "),of);
