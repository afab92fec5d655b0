import { z } from 'zod';

export const CheckInMonthQuerySchema = z.strictObject({
  /** Absent: the month of today. */
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional(),
});
export type CheckInMonthQuery = z.infer<typeof CheckInMonthQuerySchema>;

/** A member's check-ins of one month, and how they stand in a row; days as `2026-11-22` of the shop's time zone. */
export const CheckInCalendarSchema = z
  .object({
    month: z.string(),
    today: z.string(),
    days: z.array(z.string()),
    checkedInToday: z.boolean(),
    current: z.number().int(),
    longest: z.number().int(),
    untilBonus: z.number().int(),
    /** Every so many days in a row bring `bonusGrowth`. */
    streakDays: z.number().int(),
    /** Growth that a check-in brings by the rules in force; 0 where they count none. */
    growth: z.number(),
    /** Growth of every `streakDays`th day in a row on top. */
    bonusGrowth: z.number(),
  })
  .meta({ id: 'CheckInCalendar' });
export type CheckInCalendar = z.infer<typeof CheckInCalendarSchema>;

export const CheckInOutcomeSchema = CheckInCalendarSchema.extend({
  /** False when today's was there already. */
  isNew: z.boolean(),
  /** What it moved. */
  gained: z.number().int(),
  tierUp: z.string().nullable(),
}).meta({ id: 'CheckInOutcome' });
export type CheckInOutcome = z.infer<typeof CheckInOutcomeSchema>;
