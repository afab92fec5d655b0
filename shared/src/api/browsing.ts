import { z } from 'zod';
import { pageOf, PageQuerySchema } from './paging.js';

const PageSchema = z.string().regex(/^[a-z0-9/-]{1,80}$/);

/** One page in the foreground. */
export const BrowseVisitSchema = z.strictObject({
  /** The stay in the mini-program and the number of the page within it, from 1: `k3v9x2m4pq-7`. Makes it count once. */
  visitId: z.string().regex(/^[a-z0-9]{8,20}-[1-9]\d{0,3}$/),
  /** `pages/home/index`, without what follows a question mark. */
  page: PageSchema,
  /** The page before; null at the beginning of a stay. */
  from: PageSchema.nullable(),
  /** What the page shows, where it is one thing: `article:12`. */
  item: z
    .string()
    .regex(/^[a-z]{1,20}:[A-Za-z0-9-]{1,32}$/)
    .nullable(),
  /** When it was opened, by the phone's clock. */
  at: z.number().int().min(0),
  /** In the foreground. */
  dwellMs: z.number().int().min(0),
});
export type BrowseVisit = z.infer<typeof BrowseVisitSchema>;

export const BrowseBatchSchema = z
  .strictObject({
    /** The phone's clock at sending: how far it is wrong. */
    sentAt: z.number().int().min(0),
    visits: z.array(BrowseVisitSchema).min(1).max(50).readonly(),
  })
  .meta({ id: 'BrowseBatch' });
export type BrowseBatch = z.infer<typeof BrowseBatchSchema>;

export const BrowseReceiptSchema = z
  .object({
    /** False: nothing was kept, because the member does not agree to it; the phone then stops. */
    allowed: z.boolean(),
    /** How many were new. */
    counted: z.number().int(),
  })
  .meta({ id: 'BrowseReceipt' });
export type BrowseReceipt = z.infer<typeof BrowseReceiptSchema>;

/** Days of the shop's time zone, both included; without them the last 30. */
export const BrowseReportQuerySchema = z.strictObject({
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  /** The member's tier at the time. */
  tier: z.string().max(40).optional(),
});
export type BrowseReportQuery = z.infer<typeof BrowseReportQuerySchema>;

export const BrowsedPageSchema = z.object({
  page: z.string(),
  title: z.string(),
  views: z.number().int(),
  members: z.number().int(),
  medianDwellMs: z.number(),
  /** Stays that began here. */
  entries: z.number().int(),
  /** Of those, the share that saw no other page, 0 to 1; null without any. */
  bounceShare: z.number().nullable(),
  /** Far more than elsewhere, over enough stays to say so. */
  isHighBounce: z.boolean(),
});
export type BrowsedPage = z.infer<typeof BrowsedPageSchema>;

export const BrowseReportSchema = z
  .object({
    from: z.string(),
    to: z.string(),
    views: z.number().int(),
    /** Members who were seen. */
    members: z.number().int(),
    stays: z.number().int(),
    bounceShare: z.number().nullable(),
    medianDwellMs: z.number(),
    /** Members who agree to it now, of all: nothing is known of the others. */
    agreeing: z.number().int(),
    allMembers: z.number().int(),
    /** Visits are deleted after so many days. */
    keptDays: z.number().int(),
    pages: z.array(BrowsedPageSchema),
    days: z.array(z.object({ day: z.string(), views: z.number().int(), members: z.number().int() })),
  })
  .meta({ id: 'BrowseReport' });
export type BrowseReport = z.infer<typeof BrowseReportSchema>;

/** From one page to the next; null is outside the mini-program. */
export const BrowsePathsSchema = z
  .object({
    steps: z.array(
      z.object({
        from: z.string().nullable(),
        to: z.string().nullable(),
        fromTitle: z.string(),
        toTitle: z.string(),
        count: z.number().int(),
        /** Of everybody who was on `from`. */
        share: z.number(),
      }),
    ),
  })
  .meta({ id: 'BrowsePaths' });
export type BrowsePaths = z.infer<typeof BrowsePathsSchema>;

/** What members dwelt on. */
export const BrowseInterestsSchema = z
  .object({
    tags: z.array(
      z.object({
        tag: z.string(),
        title: z.string(),
        members: z.number().int(),
        visits: z.number().int(),
        dwellMs: z.number(),
        lastAt: z.number(),
      }),
    ),
  })
  .meta({ id: 'BrowseInterests' });
export type BrowseInterests = z.infer<typeof BrowseInterestsSchema>;

export const InterestedMembersQuerySchema = PageQuerySchema.extend({
  tag: z.string().max(60),
  tier: z.string().max(40).optional(),
});
export type InterestedMembersQuery = z.infer<typeof InterestedMembersQuerySchema>;

export const InterestedMemberSchema = z.object({
  memberId: z.number().int(),
  name: z.string(),
  cardNo: z.string(),
  tier: z.string(),
  visits: z.number().int(),
  dwellMs: z.number(),
  lastAt: z.number(),
});
export type InterestedMember = z.infer<typeof InterestedMemberSchema>;
export const InterestedMemberPageSchema = pageOf(InterestedMemberSchema).meta({ id: 'InterestedMemberPage' });

/** What one member dwells on, the longest first, at most twenty; none are known of who does not agree to it. */
export const MemberInterestsSchema = z
  .object({
    allowed: z.boolean(),
    interests: z.array(
      z.object({
        tag: z.string(),
        title: z.string(),
        visits: z.number().int(),
        dwellMs: z.number(),
        lastAt: z.number(),
      }),
    ),
  })
  .meta({ id: 'MemberInterests' });
export type MemberInterests = z.infer<typeof MemberInterestsSchema>;
