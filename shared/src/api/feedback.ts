import { z } from 'zod';
import { pageOf, SearchPageQuerySchema } from './paging.js';

export const feedbackTopics = ['product', 'service', 'store', 'other'] as const;
export const feedbackChannels = ['miniProgram', 'officialAccount', 'group'] as const;
/** `open`: waits for the shop; `answered`: waits for the member or for closing; `closed`: done. */
export const feedbackStates = ['open', 'answered', 'closed'] as const;

const BodySchema = z.string().trim().min(1).max(500);

/** Names one photo; whoever has it still has to be the member who took it, or staff. */
export const PhotoKeySchema = z.string().regex(/^[0-9a-f]{32}$/);
/** The answer to a photo that was sent; it waits a day for the words it belongs to. */
export const SentPhotoSchema = z.object({ key: PhotoKeySchema }).meta({ id: 'SentPhoto' });
export type SentPhoto = z.infer<typeof SentPhotoSchema>;

export const NewFeedbackSchema = z
  .strictObject({
    topic: z.enum(feedbackTopics),
    body: BodySchema,
    storeId: z.string().max(30).optional(),
    /** The same key again is the same feedback. */
    requestKey: z.string().min(8).max(64),
    /** Sent before, in this order. */
    photos: z.array(PhotoKeySchema).max(3).optional(),
  })
  .meta({ id: 'NewFeedback' });
export type NewFeedback = z.infer<typeof NewFeedbackSchema>;

/** Recorded by staff for a member who spoke elsewhere. */
export const RecordedFeedbackSchema = NewFeedbackSchema.omit({ photos: true })
  .extend({
    memberId: z.number().int().min(1),
    channel: z.enum(['officialAccount', 'group']),
  })
  .meta({ id: 'RecordedFeedback' });
export type RecordedFeedback = z.infer<typeof RecordedFeedbackSchema>;

export const FeedbackReplySchema = z.strictObject({ body: BodySchema }).meta({ id: 'FeedbackReply' });
export type FeedbackReply = z.infer<typeof FeedbackReplySchema>;

const EntrySchema = z.object({ byMember: z.boolean(), author: z.string(), body: z.string(), at: z.number() });

export const FeedbackItemSchema = z
  .object({
    id: z.number().int(),
    topic: z.enum(feedbackTopics),
    channel: z.enum(feedbackChannels),
    state: z.enum(feedbackStates),
    body: z.string(),
    storeName: z.string().nullable(),
    createdAt: z.number(),
    changedAt: z.number(),
    /** Keys, as sent. */
    photos: z.array(z.string()),
    replies: z.array(EntrySchema),
  })
  .meta({ id: 'FeedbackItem' });
export type FeedbackItem = z.infer<typeof FeedbackItemSchema>;
export const MyFeedbackPageSchema = pageOf(FeedbackItemSchema).meta({ id: 'MyFeedbackPage' });

export const FeedbackRowSchema = FeedbackItemSchema.extend({
  memberId: z.number().int(),
  memberName: z.string(),
  /** The member's tier when they wrote. */
  tier: z.string(),
}).meta({ id: 'FeedbackRow' });
export type FeedbackRow = z.infer<typeof FeedbackRowSchema>;
export const FeedbackPageSchema = pageOf(FeedbackRowSchema).meta({ id: 'FeedbackPage' });

export const FeedbackQuerySchema = SearchPageQuerySchema.extend({
  state: z.enum(feedbackStates).optional(),
  topic: z.enum(feedbackTopics).optional(),
});
export type FeedbackQuery = z.infer<typeof FeedbackQuerySchema>;
