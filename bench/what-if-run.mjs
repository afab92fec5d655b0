// A child of `recalculate`: one what-if run of the growth card with higher thresholds, as the console asks for it.
import { growthCard } from '@jieti/shared/rules/programme/growth-card';
import { appOf } from './app-of.mjs';
import { Transactions } from '../server/dist/db/transactions.js';
import { RunForecastService } from '../server/dist/what-if/run-forecast.service.js';
import { WhatIfRunsQueries } from '../server/dist/what-if/what-if-runs.queries.js';
import { WhatIfRunsRepository } from '../server/dist/what-if/what-if-runs.repository.js';

const app = await appOf(process.env, { now: () => Date.now() });
const get = (type) => app.get(type);
const { version: _, effectiveFrom: __, ...card } = growthCard;
const tiers = JSON.parse(JSON.stringify(card.tiers).replace(/"value":(\d+)/g, (_, value) => `"value":${value * 1.1}`));
const now = Date.now();
const run = {
  ...{ draftId: null, programme: 'membership', definition: { ...card, tiers, onPublish: 'requalify' } },
  ...{ definitionHash: 'bench', basedOn: 1, effectiveFrom: now + 7 * 86_400_000, createdBy: 'bench' },
};
const id = await get(Transactions).run((tx) => get(WhatIfRunsRepository).insert(tx, run, now));
await get(RunForecastService).make((await get(WhatIfRunsQueries).find(id)).run);
const { result } = (await get(WhatIfRunsQueries).find(id)).run;
await app.close();
const { members, up, down, later, near, seconds } = result;
process.stdout.write(JSON.stringify({ members, up, down, later, near, seconds }));
