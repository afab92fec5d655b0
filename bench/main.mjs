// npm run bench -- ingest|rules|import|size|recalculate|settle|review|dispatch|faults [more names] [--json]
import { say, summarise } from './report.mjs';

const benches = {
  rules: () => import('./rules.mjs'),
  size: () => import('./size.mjs'),
  import: () => import('./import.mjs'),
  ingest: () => import('./ingest.mjs'),
  recalculate: () => import('./recalculate.mjs'),
  settle: () => import('./settle.mjs'),
  review: () => import('./review.mjs'),
  notify: () => import('./notify.mjs'),
  dispatch: () => import('./dispatch.mjs'),
  faults: () => import('./faults.mjs'),
  quote: () => import('./quote.mjs'),
  races: () => import('./races.mjs'),
  redeem: () => import('./redeem.mjs'),
  home: () => import('./home.mjs'),
};

const names = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const unknown = names.filter((name) => !(name in benches));
if (names.length === 0 || unknown.length > 0) {
  say(
    `${unknown.length > 0 ? `没有这个测量：${unknown.join('、')}。` : ''}可以测：${Object.keys(benches).join('、')}。`,
  );
  process.exit(1);
}
for (const name of names) {
  say(`── ${name}`);
  const { bench } = await benches[name]();
  await bench();
}
process.exit(summarise() ? 0 : 1);
