import { z } from 'zod';
import { pageOf, PageQuerySchema } from './paging.js';

export const ApprovalSchema = z
  .object({
    id: z.number().int(),
    kind: z.enum(['publish', 'override', 'points']),
    /** `draft:12`, `member:7` */
    subject: z.string(),
    summary: z.string(),
    state: z.enum(['pending', 'approved', 'rejected', 'withdrawn']),
    requestedBy: z.string(),
    requestedAt: z.number(),
    decidedBy: z.string().nullable(),
    decidedAt: z.number().nullable(),
    note: z.string().nullable(),
    /** False for whoever asked: the second person is another one. */
    mayDecide: z.boolean(),
  })
  .meta({ id: 'Approval' });
export type Approval = z.infer<typeof ApprovalSchema>;
export const ApprovalPageSchema = pageOf(ApprovalSchema).meta({ id: 'ApprovalPage' });
export const ApprovalListQuerySchema = PageQuerySchema.extend({
  state: z.enum(['pending', 'approved', 'rejected', 'withdrawn']).optional(),
});
export type ApprovalListQuery = z.infer<typeof ApprovalListQuerySchema>;
export const DecisionSchema = z
  .strictObject({ decision: z.enum(['approve', 'reject', 'withdraw']), note: z.string().trim().max(200).default('') })
  .meta({ id: 'Decision' });
export type Decision = z.infer<typeof DecisionSchema>;
