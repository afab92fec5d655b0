import { z } from 'zod';
import { CampaignRowSchema } from './campaigns.js';
import { TierBadgeSchema } from './tiers.js';

const SeriesSchema = z.array(z.object({ day: z.string(), value: z.number() }));

/** The console's first page; figures of today, series of the last 30 business days. */
export const DashboardSchema = z
  .object({
    asOf: z.number(),
    members: z.object({ total: z.number().int(), joined30: z.number().int(), series: SeriesSchema }),
    visitors: z.object({ today: z.number().int(), lastWeek: z.number().int(), series: SeriesSchema }),
    spendFen: z.object({ today: z.number(), lastWeek: z.number(), series: SeriesSchema }),
    redemptions: z.object({ today: z.number().int(), series: SeriesSchema }),
    changes: z.object({ up: z.number().int(), down: z.number().int(), renewed: z.number().int() }),
    /** Base to top. `up` and `down` are the moves of the last 30 days into the tier above and below. */
    ladder: z.array(
      z.object({ tier: TierBadgeSchema, members: z.number().int(), up: z.number().int(), down: z.number().int() }),
    ),
    campaigns: z.array(CampaignRowSchema),
    alerts: z.array(
      z.object({
        key: z.string(),
        level: z.enum(['bad', 'warn', 'info']),
        title: z.string(),
        note: z.string(),
        link: z.string().nullable(),
      }),
    ),
    facts: z.array(
      z.object({
        id: z.string(),
        at: z.number(),
        kind: z.string(),
        title: z.string(),
        note: z.string(),
        memberId: z.number().int(),
      }),
    ),
    version: z.number().int(),
  })
  .meta({ id: 'Dashboard' });
export type Dashboard = z.infer<typeof DashboardSchema>;

export const JobRunSchema = z
  .object({
    id: z.number().int(),
    kind: z.string(),
    title: z.string(),
    state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
    done: z.number().int(),
    total: z.number().int().nullable(),
    startedAt: z.number(),
    finishedAt: z.number().nullable(),
    error: z.string().nullable(),
  })
  .meta({ id: 'JobRun' });
export type JobRun = z.infer<typeof JobRunSchema>;

export const JobRunsSchema = z.object({ items: z.array(JobRunSchema) }).meta({ id: 'JobRuns' });

/** Only where the demo shop runs: where the simulated phones are. */
export const DemoInfoSchema = z
  .object({
    simulatorUrl: z.string(),
    phones: z.array(z.object({ openid: z.string(), name: z.string(), tier: z.string() })),
    staff: z.array(z.object({ username: z.string(), password: z.string(), role: z.string(), name: z.string() })),
  })
  .meta({ id: 'DemoInfo' });
export type DemoInfo = z.infer<typeof DemoInfoSchema>;
