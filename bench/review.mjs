// The daily review with the same number of members due, in shops of different sizes.
import { Reader } from '../server/dist/db/sql.js';
import { ReviewService } from '../server/dist/ledger/review.service.js';
import { appOf } from './app-of.mjs';
import { measured, round, say } from './report.mjs';
import { shopsOf, sizesOf } from './shops.mjs';

const sizes = sizesOf({ quick: [5000, 20_000], usual: [10_000, 100_000], full: [10_000, 100_000, 1_000_000] });
const DUE = 1000;
/** How much longer the same reviews may take in the largest shop than in the smallest. */
const MUST_GROW = 2;

export async function bench() {
  const smallest = new Map();
  for await (const shop of shopsOf(sizes)) {
    const { engine, members, judged } = shop;
    const { reviewed, seconds, lookMs } = await review(shop);
    if (!smallest.has(engine)) smallest.set(engine, seconds / reviewed);
    const growth = round(seconds / reviewed / smallest.get(engine));
    measured({
      bench: 'review',
      engine,
      load: `${members.toLocaleString('en')} members, ${reviewed} due: ${round(seconds)} s, ${growth}× the smallest shop's; with nobody due ${round(lookMs)} ms`,
      ours: { value: Math.round(reviewed / seconds), unit: 'reviews/s' },
      baseline: null,
      must: judged ? `grows with the due: ≤ ${MUST_GROW}× the smallest shop's` : 'how cost grows',
      ok: reviewed >= DUE && (!judged || growth <= MUST_GROW),
    });
  }
}

async function review(shop) {
  const clock = { at: 0, now: () => clock.at };
  const app = await appOf(shop.env, clock);
  try {
    const [{ at }] = await app
      .get(Reader)
      .query(
        'SELECT next_review_at AS at FROM member WHERE next_review_at IS NOT NULL ORDER BY next_review_at LIMIT 1 OFFSET ?',
        [DUE - 1],
      );
    say(`${DUE} are due by ${new Date(at).toISOString()}`);
    clock.at = at;
    const reviews = app.get(ReviewService);
    const started = performance.now();
    const { reviewed } = await reviews.reviewDue();
    const seconds = (performance.now() - started) / 1000;
    const looked = performance.now();
    await reviews.reviewDue();
    return { reviewed, seconds, lookMs: performance.now() - looked };
  } finally {
    await app.close();
  }
}
