import { labelledIn, near } from "./training/labelled.ts";
import { timed } from "./training/facts.ts";
import { learn } from "./training/learn.ts";
import { choose } from "./shared/reading/choice.ts";
import { decisionQuestion } from "./shared/reading/decision.ts";
const all = process.argv.slice(2).flatMap(labelledIn).filter(d=>d.story==="interview");
const q=all.map(d=>decisionQuestion(d.sources,d.interview.endedAt));
const ex=q.map((x,i)=>timed(x,all[i]!.interview.decisionBy,1,24));
console.log("oracle",ex.filter((e,i)=>all[i]!.interview.decisionBy&&e.candidates.some(c=>c.right)).length,all.filter(d=>d.interview.decisionBy).length);
all.forEach((d,i)=>{if(d.interview.decisionBy&&!ex[i]!.candidates.some(c=>c.right))console.error(d.id,"NOCAND",d.interview.decisionBy,d.email.date,q[i]!.candidates.map(c=>c.value).join(" "))});
for(const [rate,decay,epochs,fewest] of [[0.1,0.01,12,3],[0.1,0.03,12,4]] as const){for(const mg of [0,-0.5,-1,-1.5]){let ok=0,of=0,inv=0,nul=0;
for(let f=0;f<3;f++){const m:any=learn(ex.filter((_,i)=>i%3!==f),{rate,decay,epochs,fewest});
 m.none+=mg;q.forEach((x,i)=>{if(i%3!==f)return;const w=all[i]!.interview.decisionBy;const g=choose(x,m);if(w){of++;ok+=+near(w,g,24)}else{nul++;inv+=+(g!==null)}})}
console.log(mg,rate,decay,epochs,fewest,(ok/of).toFixed(3),of,"+"+inv,nul, "miss total",of-ok+inv);}}
