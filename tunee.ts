import { labelledIn, near } from "./training/labelled.ts";
import { learn } from "./training/learn.ts";
import { choose } from "./shared/reading/choice.ts";
import { endQuestion } from "./shared/reading/ended.ts";
const all = process.argv.slice(2).flatMap(labelledIn).filter(d=>d.story==="interview");
const q=all.map(d=>endQuestion(d.sources));
const ex=q.map((x,i)=>{const w=all[i]!.interview.endedAt;const close=x.candidates.some(c=>near(w,c.value,0.3));return {none:x.none,candidates:x.candidates.map(c=>({features:c.features,right:near(w,c.value,close?0.3:1.5)}))}});
console.log("oracle",ex.filter((e,i)=>all[i]!.interview.endedAt&&e.candidates.some(c=>c.right)).length,all.filter(d=>d.interview.endedAt).length);
for(const [rate,decay,epochs,fewest] of [[0.1,0.01,12,4],[0.1,0.03,15,3]] as const){for(const mg of [0,-0.5,-1,-1.5]){let ok=0,of=0,inv=0,nul=0;
for(let f=0;f<3;f++){const m:any=learn(ex.filter((_,i)=>i%3!==f),{rate,decay,epochs,fewest});
 m.none+=mg;q.forEach((x,i)=>{if(i%3!==f)return;const w=all[i]!.interview.endedAt;const g=choose(x,m);if(w){of++;ok+=+near(w,g,1.5); if(process.env.MISS&&!near(w,g,1.5))console.error(all[i]!.id,w,g)}else{nul++;inv+=+(g!==null);if(process.env.MISS&&g)console.error(all[i]!.id,"INV",g)}})}
console.log(mg,rate,decay,epochs,fewest,(ok/of).toFixed(3),of,"+"+inv,nul, "miss total",of-ok+inv);}}
