import { z } from 'zod';

/** WeCom's number of a group. */
export const ChatIdParamSchema = z.string().min(1).max(64);

/** As `wx.getGroupEnterInfo` hands it over: sealed with the key of the member's login. */
export const GroupEntrySchema = z
  .strictObject({ encryptedData: z.string().min(16).max(4096), iv: z.string().min(16).max(64) })
  .meta({ id: 'GroupEntry' });
export type GroupEntry = z.infer<typeof GroupEntrySchema>;

/**
 * `counted`: today's first visit from this group; `repeated`: today's was there already; `notOurs`: no group of this
 * shop; `notAllowed`: the member does not agree that groups are counted, and nothing was kept.
 */
export const groupVisitOutcomes = ['counted', 'repeated', 'notOurs', 'notAllowed'] as const;
export const GroupVisitOutcomeSchema = z
  .object({
    outcome: z.enum(groupVisitOutcomes),
    /** Growth it moved. */
    gained: z.number(),
  })
  .meta({ id: 'GroupVisitOutcome' });
export type GroupVisitOutcome = z.infer<typeof GroupVisitOutcomeSchema>;

const TierShareSchema = z.object({ key: z.string(), name: z.string(), count: z.number().int() });

export const GroupRowSchema = z
  .object({
    chatId: z.string(),
    name: z.string(),
    owner: z.string(),
    createdAt: z.number(),
    dismissedAt: z.number().nullable(),
    /** When WeCom was last asked who is in it; null: not yet. */
    readAt: z.number().nullable(),
    staff: z.number().int(),
    customers: z.number().int(),
    /** Customers who are members and agree that their groups are counted. */
    members: z.number().int(),
    tiers: z.array(TierShareSchema),
    /** In the last 30 days. */
    joined: z.number().int(),
    left: z.number().int(),
    visits: z.number().int(),
  })
  .meta({ id: 'GroupRow' });
export type GroupRow = z.infer<typeof GroupRowSchema>;

/** `notConnected`: no WeCom account; `waiting`: nothing was read yet. */
export const groupSyncStates = ['ok', 'waiting', 'notConnected'] as const;

export const GroupListSchema = z
  .object({ state: z.enum(groupSyncStates), groups: z.array(GroupRowSchema) })
  .meta({ id: 'GroupList' });
export type GroupList = z.infer<typeof GroupListSchema>;

const OriginSchema = z.object({
  joinedBy: z.enum(['invited', 'link', 'code', 'unknown']),
  /** `state` of the join way; '' without one. */
  joinWay: z.string(),
  people: z.number().int(),
  stillThere: z.number().int(),
});
export type GroupOrigin = z.infer<typeof OriginSchema>;

export const GroupReportQuerySchema = z.strictObject({ days: z.coerce.number().int().min(7).max(90).default(30) });
export type GroupReportQuery = z.infer<typeof GroupReportQuerySchema>;

const GroupDaySchema = z.object({
  /** `2026-11-22`. */
  day: z.string(),
  /** Customers in the groups at the end of the day, by who is known to have come and gone. */
  customers: z.number().int(),
  joined: z.number().int(),
  left: z.number().int(),
  /** What WeCom counted over all owners; null where it was not asked yet. Who spoke cannot be known. */
  counted: z
    .object({
      members: z.number().int(),
      newMembers: z.number().int(),
      activeMembers: z.number().int(),
      messages: z.number().int(),
    })
    .nullable(),
});
export type GroupDay = z.infer<typeof GroupDaySchema>;

export const GroupReportSchema = z
  .object({
    days: z.array(GroupDaySchema),
    origins: z.array(OriginSchema),
    /** Everybody in the groups on the last day WeCom counted, as counted there and as known here. */
    gap: z.object({ day: z.string(), counted: z.number().int(), known: z.number().int() }).nullable(),
  })
  .meta({ id: 'GroupReport' });
export type GroupReport = z.infer<typeof GroupReportSchema>;

export const GroupDetailSchema = z
  .object({
    group: GroupRowSchema,
    days: z.array(GroupDaySchema.omit({ counted: true })),
    origins: z.array(OriginSchema),
    /** The last to come and go; `memberId` only of members who agree. */
    moves: z.array(
      z.object({
        at: z.number(),
        kind: z.enum(['joined', 'left']),
        memberId: z.number().int().nullable(),
        name: z.string(),
        joinedBy: OriginSchema.shape.joinedBy,
        joinWay: z.string(),
      }),
    ),
  })
  .meta({ id: 'GroupDetail' });
export type GroupDetail = z.infer<typeof GroupDetailSchema>;

/** What was done at the official account. */
export const OfficialAccountReportSchema = z
  .object({
    followers: z.number().int(),
    /** Of those, members. */
    memberFollowers: z.number().int(),
    days: z.array(
      z.object({
        day: z.string(),
        follows: z.number().int(),
        unfollows: z.number().int(),
        clicks: z.number().int(),
      }),
    ),
    menus: z.array(
      z.object({
        kind: z.enum(['click', 'scan']),
        what: z.string(),
        times: z.number().int(),
        people: z.number().int(),
      }),
    ),
  })
  .meta({ id: 'OfficialAccountReport' });
export type OfficialAccountReport = z.infer<typeof OfficialAccountReportSchema>;
