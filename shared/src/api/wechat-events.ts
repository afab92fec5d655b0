import { z } from 'zod';
import { pageOf, SearchPageQuerySchema } from './paging.js';

const AccountSchema = z.enum(['miniProgram', 'officialAccount', 'wecom']);
const StateSchema = z.enum(['pending', 'handled', 'ignored', 'failed']);

/** Something WeChat or WeCom pushed, and what became of it. */
export const WechatEventItemSchema = z
  .object({
    id: z.number().int(),
    account: AccountSchema,
    /** As WeChat calls it: `subscribe_msg_sent_event`. */
    event: z.string(),
    /** Whom it is about, shortened; `member:917` where the account has been closed since. */
    who: z.string(),
    state: StateSchema,
    /** Why it was ignored, or what broke off; a sentence where it is a known reason. */
    reason: z.string().nullable(),
    /** Attempts that broke off. */
    attempts: z.number().int(),
    /** When it happened at WeChat, to the second. */
    at: z.number(),
    receivedAt: z.number(),
    decidedAt: z.number().nullable(),
    /** When the next attempt is due; null where none is. */
    nextTryAt: z.number().nullable(),
  })
  .meta({ id: 'WechatEventItem' });
export type WechatEventItem = z.infer<typeof WechatEventItemSchema>;
export const WechatEventPageSchema = pageOf(WechatEventItemSchema).meta({ id: 'WechatEventPage' });

/** `search`: the beginning of an event's name, or a whole openid. */
export const WechatEventListQuerySchema = SearchPageQuerySchema.extend({
  search: z.string().max(128).optional(),
  state: StateSchema.optional(),
  account: AccountSchema.optional(),
});
export type WechatEventListQuery = z.infer<typeof WechatEventListQuerySchema>;
