const r=(s:string)=>console.log(s.padEnd(28),'rss',(process.memoryUsage().rss/1e6)|0,'peak',(process.resourceUsage().maxRSS/1e3)|0, 'heap',(process.memoryUsage().heapUsed/1e6)|0,(process.memoryUsage().heapTotal/1e6)|0,'ext',(process.memoryUsage().external/1e6)|0,'ab',(process.memoryUsage().arrayBuffers/1e6)|0);
r('start');
for (const x of ['zod','../../shared/reading/names.ts']) {}
const m=await import('./infra/commands/read.ts'); r('imported');
const f=await import('./shared/reading/facts-model.ts'); f.factsModel(); r('facts');
const e=await import('./shared/reading/encoder.ts'); await e.encode('hi there'); r('net');
const lines=(await import('node:fs')).readFileSync('/tmp/tr/in.jsonl','utf8').trim().split('\n');
let i=0; for(const x of lines){ await m.readLine(x); i++; if(i<2||i%20===0) r('read '+i);}
