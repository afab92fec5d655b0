import { z } from 'zod';

/** How one kind of notice stands with the member. */
export const NoticeViewSchema = z.object({
  templateId: z.string(),
  title: z.string(),
  /** What it is for. */
  wording: z.string(),
  purpose: z.enum(['service', 'marketing']),
  /** How many more may be sent. */
  remaining: z.number().int(),
  /** When the member last refused it; null when the last answer was no refusal. */
  refusedAt: z.number().nullable(),
  /** Until then the phone does not ask by itself; null: it may. */
  askAgainFrom: z.number().nullable(),
  /** The last messages of the kind, newest first. */
  recent: z.array(
    z.object({
      id: z.number().int(),
      title: z.string(),
      at: z.number(),
      /** `sent`: WeChat took it; `inbox`: only in the message page; `waiting`: still to come. */
      outcome: z.enum(['sent', 'inbox', 'waiting']),
      /** One line: how it went and why. */
      note: z.string(),
    }),
  ),
});
export type NoticeView = z.infer<typeof NoticeViewSchema>;

export const MyNoticesSchema = z.object({ items: z.array(NoticeViewSchema) }).meta({ id: 'MyNotices' });
export type MyNotices = z.infer<typeof MyNoticesSchema>;
