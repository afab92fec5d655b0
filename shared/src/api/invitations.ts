import { z } from 'zod';

export const MyInvitationsSchema = z
  .object({
    /** Goes into the share path, `pages/home/index?i=…`, and as the scene `i=…` into the code of the poster. */
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
      }),
    ),
  })
  .meta({ id: 'MyInvitations' });
export type MyInvitations = z.infer<typeof MyInvitationsSchema>;

export const InvitationAcceptSchema = z
  .strictObject({ code: z.string().regex(/^\d{8}$/) })
  .meta({ id: 'InvitationAccept' });
export type InvitationAccept = z.infer<typeof InvitationAcceptSchema>;
