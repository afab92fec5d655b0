// Tier rules compiled from JSON against json-rules-engine, one thread, the same members, the same answers.
import { compileTierRanks } from '@jieti/shared/rules/tier/compile-tier-ranks';
import { compileVersion } from '@jieti/shared/rules/tier/compile-version';
import { Engine } from 'json-rules-engine';
import { measured, round, say } from './report.mjs';
import { randomOf } from './seeded.mjs';

const MEMBERS = 1_000_000;
const ENGINE_MEMBERS = 10_000;
const rolling = { kind: 'rolling', days: 365 };
const at = (metric, value) => ({ kind: 'condition', metric, window: rolling, op: '>=', value });

// Five tiers; each needs visits, and either spend, or orders together with growth.
const thresholds = [
  { visitDays: 4, netSpend: 60_000, orderCount: 8, growth: 400 },
  { visitDays: 8, netSpend: 200_000, orderCount: 20, growth: 1500 },
  { visitDays: 16, netSpend: 500_000, orderCount: 45, growth: 4000 },
  { visitDays: 30, netSpend: 1_200_000, orderCount: 90, growth: 9000 },
];
const entryOf = (t) => ({
  kind: 'all',
  rules: [
    at('visitDays', t.visitDays),
    {
      kind: 'any',
      rules: [
        at('netSpend', t.netSpend),
        { kind: 'all', rules: [at('orderCount', t.orderCount), at('growth', t.growth)] },
      ],
    },
  ],
});
const tier = (key, entry) => ({
  key,
  name: key,
  colours: { palette: 'plain' },
  entry,
  retention: null,
  validity: { kind: 'forever' },
  graceDays: 0,
  downgrade: 'oneStep',
  perks: [],
  gifts: [],
});
const version = {
  programme: 'bench',
  version: 1,
  name: 'bench',
  ladder: 'held',
  timeZone: 'Asia/Shanghai',
  effectiveFrom: 0,
  refundPolicy: 'atReview',
  growth: { perYuan: 1, engagement: [] },
  tiers: [tier('t0', { kind: 'all', rules: [] }), ...thresholds.map((t, i) => tier(`t${i + 1}`, entryOf(t)))],
};

export async function bench() {
  // The version goes through text, as it is stored: what is measured is configuration, not code.
  const stored = JSON.parse(JSON.stringify(version));
  const slots = compileVersion(stored).slots.map((slot) => slot.metric);
  const figures = membersOf(slots, MEMBERS);
  const rankOf = compileTierRanks(stored);
  const ours = Math.max(...[1, 2, 3, 4, 5].map(() => rate(MEMBERS, (i) => rankOf(figures, i * slots.length))));

  const engines = enginesOf(thresholds);
  say(`json-rules-engine on ${ENGINE_MEMBERS.toLocaleString('en')} of the members…`);
  const started = performance.now();
  let different = 0;
  for (let i = 0; i < ENGINE_MEMBERS; i += 1) {
    const facts = Object.fromEntries(slots.map((metric, slot) => [metric, figures[i * slots.length + slot]]));
    if ((await engineRank(engines, facts)) !== rankOf(figures, i * slots.length)) different += 1;
  }
  const theirs = ENGINE_MEMBERS / ((performance.now() - started) / 1000);
  const ratio = ours / theirs;
  measured({
    bench: 'rules',
    engine: '—',
    load: `${MEMBERS.toLocaleString('en')} members, 5 tiers, ${different} answers differ`,
    ours: { value: Math.round(ours), unit: 'members/s' },
    baseline: { name: 'json-rules-engine', value: Math.round(theirs) },
    must: '≥ 5 M members/s on one thread and ≥ 100×',
    ok: ours >= 5_000_000 && ratio >= 100 && different === 0,
  });
  for (const members of [10_000, 100_000, 1_000_000]) {
    const ms = (members / rate(members, (i) => rankOf(figures, i * slots.length))) * 1000;
    say(`${members.toLocaleString('en')} members: ${round(ms)} ms`);
  }
}

function membersOf(slots, members) {
  const random = randomOf(7);
  const scale = { visitDays: 40, netSpend: 1_500_000, orderCount: 120, growth: 12_000 };
  const figures = new Float64Array(members * slots.length);
  for (let i = 0; i < members; i += 1) {
    const size = random() ** 3;
    slots.forEach(
      (metric, slot) => (figures[i * slots.length + slot] = Math.floor(scale[metric] * size * (0.5 + random()))),
    );
  }
  return figures;
}

function rate(members, rank) {
  let sum = 0;
  const started = performance.now();
  for (let i = 0; i < members; i += 1) sum += rank(i);
  const seconds = (performance.now() - started) / 1000;
  // Using the sum keeps the loop from being optimised away.
  return members / seconds + (sum < 0 ? 1 : 0);
}

/** One engine per tier, asked from the top down until one holds: its fastest honest use. */
function enginesOf(all) {
  return all.map((t) => {
    const fact = (name, value) => ({ fact: name, operator: 'greaterThanInclusive', value });
    const engine = new Engine([], { allowUndefinedFacts: false });
    engine.addRule({
      conditions: {
        all: [
          fact('visitDays', t.visitDays),
          {
            any: [fact('netSpend', t.netSpend), { all: [fact('orderCount', t.orderCount), fact('growth', t.growth)] }],
          },
        ],
      },
      event: { type: 'holds' },
    });
    return engine;
  });
}

async function engineRank(engines, facts) {
  for (let rank = engines.length; rank > 0; rank -= 1) {
    const { events } = await engines[rank - 1].run(facts);
    if (events.length > 0) return rank;
  }
  return 0;
}
