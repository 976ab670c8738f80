import { playMonths, type Scenario } from '/root/h/quota/test/support/month-simulation.ts';
const N = Number(process.argv[2] ?? 500);
const pc=(x:number)=>(100*x).toFixed(1);
const run=(n:string,s:Scenario)=>{const t=performance.now();const o=playMonths(s,N,1);console.log(n.padEnd(40),'alarm',pc(o.alarmed),'mid',pc(o.alarmedByMidpoint),'naming',pc(o.naming),'accuse',pc(o.accusing),'dead',pc(o.deadNamed),`${((performance.now()-t)/1000).toFixed(1)}s`)};
const only=process.argv[3];
const A:[string,Scenario][]=[
['plan 400',{quota:400,brings:1}],['75 400',{quota:400,brings:.75}],['plan 140',{quota:140,brings:1}],['75 140',{quota:140,brings:.75}],
...[true,false].flatMap(isPlanned=>{const w={leads:100,isPlanned,came:1};const p=isPlanned?' planned':' unplanned';return [['web plan'+p,{quota:400,brings:1,webinar:w}],['web 75 all'+p,{quota:400,brings:.75,webinar:{...w,came:.75}}],['web 75 others'+p,{quota:400,brings:.75,webinar:w}],['web half all'+p,{quota:400,brings:.5,webinar:{...w,came:.5}}],['web half webinar'+p,{quota:400,brings:1,webinar:{...w,came:.5}}]] as [string,Scenario][]}),
['end plan',{quota:400,brings:1,shape:g=>g>.7?3:1}],['end 75',{quota:400,brings:.75,shape:g=>g>.7?3:1}],
['end2 plan',{quota:400,brings:1,shape:g=>.5+g}],['end2 75',{quota:400,brings:.75,shape:g=>.5+g}],
...[140,400].flatMap(q=>[4,8,20].map(c=>[`all 25 short ${q} ${c}`,{quota:q,brings:.75,sources:{count:c}}] as [string,Scenario])),
...[140,400].flatMap(q=>[4,8,20].map(c=>[`dead ${q} ${c}`,{quota:q,brings:1,sources:{count:c-1,deadShare:.18}}] as [string,Scenario])),
];
for(const [n,s] of A) if(!only||n.includes(only)) run(n,s);
