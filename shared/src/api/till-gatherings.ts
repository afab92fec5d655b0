import { z } from 'zod';
import { DeviceSchema, IdempotencyKeySchema } from './bill-content.js';

/** A gathering of today as the clerks of its store see it; one at no store, those of every store. */
export const TillGatheringSchema = z
  .object({
    id: z.number().int(),
    title: z.string(),
    where: z.string(),
    startsAt: z.number(),
    endsAt: z.number(),
    /** From then on attendance is taken, to the end. */
    opensAt: z.number(),
    state: z.enum(['later', 'now', 'ended', 'cancelled']),
    capacity: z.number().int(),
    /** Seats that nobody has. */
    left: z.number().int(),
    /** Who signed up and has not come yet. */
    expected: z.number().int(),
    attended: z.number().int(),
    /** Names of the tiers it is for; empty: everybody. */
    tiers: z.array(z.string()),
  })
  .meta({ id: 'TillGathering' });
export type TillGathering = z.infer<typeof TillGatheringSchema>;

/** In the order of their beginning. */
export const TillGatheringsSchema = z.object({ items: z.array(TillGatheringSchema) }).meta({ id: 'TillGatherings' });
export type TillGatherings = z.infer<typeof TillGatheringsSchema>;

export const TillAttendSchema = z
  .strictObject({
    /** What the member shows: the digits, or the whole content of the QR code. */
    code: z.string().min(1).max(600),
    idempotencyKey: IdempotencyKeySchema,
    device: DeviceSchema.optional(),
  })
  .meta({ id: 'TillAttend' });
export type TillAttend = z.infer<typeof TillAttendSchema>;

/**
 * Refused: code_malformed, code_forged, code_expired, member_unknown, gathering_wrong_store, gathering_not_now,
 * gathering_ended, gathering_cancelled, gathering_tier, gathering_full (not signed up, no seat), idempotency_conflict.
 */
export const TillAttendOutcomeSchema = z
  .object({
    /** The first answer to this key. */
    repeated: z.boolean(),
    memberName: z.string(),
    /** `already`: was marked before, nothing is counted twice. */
    result: z.enum(['signedUp', 'walkedIn', 'already']),
    attendedAt: z.number(),
    gained: z.number().int(),
    tierUp: z.string().nullable(),
  })
  .meta({ id: 'TillAttendOutcome' });
export type TillAttendOutcome = z.infer<typeof TillAttendOutcomeSchema>;
