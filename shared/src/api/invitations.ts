import { z } from 'zod';
import { pageOf, SearchPageQuerySchema } from './paging.js';

export const MyInvitationsSchema = z
  .object({
    /** Goes into the share path, `packages/community/invited/index?i=…`, and as the scene `i=…` into the code of the poster. */
    code: z.string(),
    joined: z.number().int(),
    /** Friends whose first order stayed paid beyond its return window, or is on the way there. */
    credited: z.number().int(),
    /** Growth that one friend brings by the rules in force. */
    growth: z.number(),
    returnWindowDays: z.number().int(),
    /** Newest first, at most a hundred. */
    items: z.array(
      z.object({
        name: z.string(),
        joinedAt: z.number(),
        state: z.enum(['joined', 'credited', 'settled']),
        /** For `credited`: when it counts for good, if nothing comes back. */
        settlesOn: z.string().nullable(),
        /** What else there is to say: `门店核实后计入`. */
        note: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'MyInvitations' });
export type MyInvitations = z.infer<typeof MyInvitationsSchema>;

export const InvitationAcceptSchema = z
  .strictObject({ code: z.string().regex(/^\d{8}$/) })
  .meta({ id: 'InvitationAccept' });
export type InvitationAccept = z.infer<typeof InvitationAcceptSchema>;

/** Somebody opened a member's link, whether or not they join. */
export const InvitationOpenedSchema = z
  .strictObject({ code: z.string().regex(/^\d{8}$/) })
  .meta({ id: 'InvitationOpened' });
export type InvitationOpened = z.infer<typeof InvitationOpenedSchema>;

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** Business days, both included; at most 366 of them. Absent: the last 30. */
export const InvitationFunnelQuerySchema = z.strictObject({ from: day.optional(), to: day.optional() });
export type InvitationFunnelQuery = z.infer<typeof InvitationFunnelQuerySchema>;

const stages = {
  opened: z.number().int(),
  joined: z.number().int(),
  /** Friends who bought. */
  ordered: z.number().int(),
  /** Of these, beyond the return window: the inviter has what it is worth. */
  credited: z.number().int(),
  /** Of the orders, as many as came back whole. */
  reversed: z.number().int(),
};

export const InvitationFunnelSchema = z
  .object({
    from: z.string(),
    to: z.string(),
    /** Of friends who joined in the days asked for, however much later the rest happened; `opened`: in those days. */
    total: z.object(stages),
    /** Friends whose invitation waits for a person. */
    held: z.number().int(),
    /** By the day on which each thing happened. */
    days: z.array(z.object({ day: z.string(), ...stages })),
    /** What friends spend, by the month in which they joined, newest first, at most twelve. */
    cohorts: z.array(
      z.object({
        month: z.string(),
        friends: z.number().int(),
        buyers: z.number().int(),
        /** Net fen in the first 30, 90 and 180 days since joining; null while those have not passed for all of them. */
        spent30Fen: z.number().int().nullable(),
        spent90Fen: z.number().int().nullable(),
        spent180Fen: z.number().int().nullable(),
        /** Net fen until today. */
        spentFen: z.number().int(),
      }),
    ),
  })
  .meta({ id: 'InvitationFunnel' });
export type InvitationFunnel = z.infer<typeof InvitationFunnelSchema>;

export const InviterRowSchema = z
  .object({
    member: z.object({ id: z.number().int(), name: z.string(), cardNo: z.string() }),
    ...stages,
    held: z.number().int(),
    /** Net fen that all friends have spent since joining. */
    friendsSpentFen: z.number().int(),
    lastJoinedAt: z.number(),
  })
  .meta({ id: 'InviterRow' });
export type InviterRow = z.infer<typeof InviterRowSchema>;
export const InviterPageSchema = pageOf(InviterRowSchema).meta({ id: 'InviterPage' });
export const InviterQuerySchema = SearchPageQuerySchema;
export type InviterQuery = z.infer<typeof InviterQuerySchema>;
