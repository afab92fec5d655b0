import { z } from 'zod';
import { ProgrammeDraftSchema, ProgrammeVersionSchema } from './programmes.js';

/** What is wrong with a draft, and where: `tiers.2.entry`. */
export const ProblemSchema = z.object({ field: z.string(), message: z.string() }).meta({ id: 'ProgrammeProblem' });
export type ProblemView = z.infer<typeof ProblemSchema>;

/** One difference between a draft (or version) and the version before, as a sentence: `金卡升级成长值 2,000 → 1,800`. */
export const RuleChangeSchema = z
  .object({ field: z.string(), title: z.string(), before: z.string().nullable(), after: z.string().nullable() })
  .meta({ id: 'RuleChange' });
export type RuleChange = z.infer<typeof RuleChangeSchema>;

export const DraftViewSchema = z
  .object({
    id: z.number().int(),
    programme: z.string(),
    /** The version it was copied from; null for a ladder that has none yet. */
    basedOn: z.number().int().nullable(),
    /** Grows with every save; a save or a publication names the one it saw. */
    revision: z.number().int(),
    state: z.enum(['open', 'published', 'discarded']),
    definition: ProgrammeDraftSchema,
    /** Of the definition: a what-if run and a publication belong to exactly one. */
    hash: z.string(),
    problems: z.array(ProblemSchema),
    changes: z.array(RuleChangeSchema),
    /** The newest finished run of exactly this definition against the version now published last. */
    validRunId: z.number().int().nullable(),
    /** The newest run of this draft, whatever its definition. */
    lastRunId: z.number().int().nullable(),
    approval: z
      .object({ id: z.number().int(), state: z.enum(['pending', 'approved', 'rejected', 'withdrawn']) })
      .nullable(),
    updatedBy: z.string(),
    updatedAt: z.number(),
  })
  .meta({ id: 'DraftView' });
export type DraftView = z.infer<typeof DraftViewSchema>;

export const DraftRowSchema = DraftViewSchema.pick({
  id: true,
  programme: true,
  basedOn: true,
  revision: true,
  state: true,
  updatedBy: true,
  updatedAt: true,
})
  .extend({ name: z.string(), problems: z.number().int() })
  .meta({ id: 'DraftRow' });
export type DraftRow = z.infer<typeof DraftRowSchema>;
export const DraftListSchema = z.object({ items: z.array(DraftRowSchema) }).meta({ id: 'DraftList' });

/** From the ladder's last version, from a ready template, or from a definition of one's own. */
export const NewDraftSchema = z
  .union([
    z.strictObject({ from: z.literal('version'), programme: z.string().max(40) }),
    z.strictObject({ from: z.literal('template'), template: z.string().max(40) }),
    z.strictObject({ from: z.literal('definition'), definition: ProgrammeDraftSchema }),
  ])
  .meta({ id: 'NewDraft' });
export type NewDraft = z.infer<typeof NewDraftSchema>;

export const DraftChangeSchema = z
  .strictObject({ revision: z.number().int(), definition: ProgrammeDraftSchema })
  .meta({ id: 'DraftChange' });
export type DraftChange = z.infer<typeof DraftChangeSchema>;

export const PublishSchema = z
  .strictObject({
    revision: z.number().int(),
    runId: z.number().int(),
    /** First day on which the version is in force, as `2026-12-01`, from 00:00 in the programme's time zone. */
    effectiveOn: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
    note: z.string().trim().min(2).max(200),
  })
  .meta({ id: 'Publish' });
export type Publish = z.infer<typeof PublishSchema>;

export const PublishedSchema = z
  .union([
    z.object({ kind: z.literal('published'), version: z.number().int(), effectiveFrom: z.number() }),
    /** More members are touched than one person may decide about: a second one has to agree. */
    z.object({ kind: z.literal('approvalNeeded'), approvalId: z.number().int() }),
  ])
  .meta({ id: 'Published' });
export type Published = z.infer<typeof PublishedSchema>;

export const VersionViewSchema = z
  .object({
    version: z.number().int(),
    state: z.enum(['announced', 'inForce', 'retired', 'withdrawn']),
    effectiveFrom: z.number(),
    publishedAt: z.number(),
    publishedBy: z.string(),
    approvedBy: z.string().nullable(),
    note: z.string(),
    runId: z.number().int().nullable(),
    definition: ProgrammeVersionSchema,
    /** Against the version before. */
    changes: z.array(RuleChangeSchema),
  })
  .meta({ id: 'VersionView' });
export type VersionView = z.infer<typeof VersionViewSchema>;
/** Newest first. */
export const VersionListSchema = z.object({ items: z.array(VersionViewSchema) }).meta({ id: 'VersionList' });

export const LadderRowSchema = z
  .object({
    programme: z.string(),
    name: z.string(),
    ladder: z.enum(['held', 'live']),
    /** The membership ladder gates perks; the others only steer messages. */
    gatesPerks: z.boolean(),
    current: z.number().int(),
    announced: z.number().int().nullable(),
    announcedFrom: z.number().nullable(),
    reviewOn: z.string().nullable(),
    reviewOverdue: z.boolean(),
    tiers: z.array(z.object({ key: z.string(), name: z.string(), palette: z.string(), members: z.number().int() })),
  })
  .meta({ id: 'LadderRow' });
export type LadderRow = z.infer<typeof LadderRowSchema>;
export const LadderListSchema = z
  .object({
    items: z.array(LadderRowSchema),
    templates: z.array(z.object({ id: z.string(), title: z.string(), note: z.string(), programme: z.string() })),
    /** Days between publishing and the first day in force, at least. */
    noticeDays: z.number().int(),
    /** Publishing that moves more members than this needs a second person. */
    approvalAbove: z.number().int(),
  })
  .meta({ id: 'LadderList' });
export type LadderList = z.infer<typeof LadderListSchema>;

export const WithdrawSchema = z.strictObject({ reason: z.string().trim().min(2).max(200) }).meta({ id: 'Withdraw' });
export type Withdraw = z.infer<typeof WithdrawSchema>;
