// Every page of the mini-program, as `app.config.ts` lists them, in a real browser: at 320, 390 and 430 px, light and
// dark, and with the largest type, for a member with a long name and one who has just come. Nothing may be cut, stand
// on something else, be too pale to read or too small to tap, and a page opened by its address has a way home.
// The pictures are put together on contact sheets; `--images` keeps those in docs/images. `--only NAME` visits one.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { allPages } from './pages/all-pages.mjs';
import { people } from './pages/people.mjs';
import { contactSheet } from './pages/sheets.mjs';
import { visit } from './pages/visit.mjs';
import { openStage, pictures } from './stage.mjs';

const atOnce = 4;
/** What is worth a picture in the documents; the rest is looked at and kept aside. */
const shown = /^long-|^fresh-390|^(silver|platinum)-390-light/;
const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1].split(',') : undefined;
const folder = path.join(import.meta.dirname, 'artifacts/pages');

/** A page needs no picture of a newcomer where the clerk is the one who looks. */
const looksAt = (target, person) =>
  (person.name === 'long' || !target.route.startsWith('packages/clerk/')) &&
  (['long', 'fresh'].includes(person.name) || target.isTab || target.name === 'why');

/** Runs the work a few at a time. */
async function inParallel(work) {
  const waiting = [...work];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await next();
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

const stage = await openStage();
const { browser, merchantUrl } = stage;
const shots = [];
const problems = [];
let clean = 0;
try {
  const who = await people(stage);
  const all = await allPages();
  const { others } = who;
  const common = { browser, folder, others, staff: who.staff, merchantUrl, problems };
  const targets = all.filter(({ name }) => !only || only.includes(name));
  const visitors = ['long', 'fresh', 'silver', 'platinum'].map((name) => ({ name, member: who[name] }));
  const visits = visitors.flatMap((person) =>
    targets.filter((t) => looksAt(t, person)).map((target) => ({ target, person })),
  );
  await inParallel(
    visits.map(({ target, person }) => async () => {
      try {
        const seen = await visit(target, { ...common, person });
        shots.push(...seen.shots.map((shot) => ({ ...shot, order: all.indexOf(target) })));
        problems.push(...seen.faults);
        if (seen.faults.length === 0) clean += 1;
        console.log(`${seen.faults.length === 0 ? 'ok    ' : 'FAULTS'} ${target.name} (${person.name})`);
      } catch (error) {
        problems.push(`${target.name} (${person.name}): ${error.message}`);
        console.log(`FAILED ${target.name} (${person.name})\n${error.stack}`);
      }
    }),
  );
  mkdirSync(pictures, { recursive: true });
  for (const look of new Set(shots.map((shot) => shot.look).filter((look) => shown.test(look)))) {
    const own = shots.filter((shot) => shot.look === look).sort((a, b) => a.order - b.order);
    console.log(await contactSheet(browser, { file: path.join(pictures, `pages-${look}`), shots: own }));
  }
} finally {
  await stage.close();
}

for (const problem of problems) console.log(`- ${problem}`);
console.log(`${clean} passed, ${problems.length} failed`);
process.exit(problems.length > 0 ? 1 : 0);
