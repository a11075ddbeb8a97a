import { serve } from './server.mjs'; import { startBrowser } from './visit.mjs';
const site=await serve('/work/main/dist'); const b=await startBrowser();
for (const a of process.argv.slice(2)) { const [name,size,path,opt='']=a.split('|'); const [w,h]=size.split('x').map(Number);
 const c=await b.newContext({viewport:{width:w,height:h},deviceScaleFactor:w<500?2:1,hasTouch:w<900,isMobile:w<900,javaScriptEnabled:!opt.includes('nojs'),colorScheme:opt.includes('dark')?'dark':'light'});
 const p=await c.newPage(); await p.addInitScript(o=>{ if(o.includes('worker')) localStorage.setItem('waymark.worker','yes'); },opt); await p.goto(site.url+path); if(!opt.includes('nojs')) await p.waitForSelector('html[data-ready]',{state:'attached'}); await p.waitForTimeout(700);
 if(opt.includes('scroll')) await p.evaluate(y=>scrollTo(0,y),Number(opt.match(/scroll(\d+)/)[1]));
 if(opt.includes('term')) await p.locator('.term').first().click();
 await p.waitForTimeout(200);
 await p.screenshot({path:`/tmp/${name}.png`,fullPage:opt.includes('full')}); await c.close(); }
await b.close(); await site.close();
