import { z } from 'zod';
import { WechatTemplateStateSchema } from './wechat-templates.js';

export const ChannelAccountKeySchema = z.enum(['miniProgram', 'officialAccount', 'wecom', 'pay']);
export type ChannelAccountKey = z.infer<typeof ChannelAccountKeySchema>;

/** Accounts that can be set here; Pay is set in the environment. */
export const EditableAccountSchema = ChannelAccountKeySchema.exclude(['pay']);
export type EditableAccount = z.infer<typeof EditableAccountSchema>;

/** One thing an account consists of. Of a secret, only that it is set and its last four characters ever leave. */
export const ChannelFieldSchema = z
  .object({
    name: z.string(),
    label: z.string(),
    note: z.string().nullable(),
    secret: z.boolean(),
    required: z.boolean(),
    /** Where only these can be chosen. */
    options: z.array(z.object({ value: z.string(), label: z.string() })).nullable(),
    set: z.boolean(),
    /** Null for secrets, and where nothing is set. */
    value: z.string().nullable(),
    /** The last four characters of a secret that is long enough to show them. */
    hint: z.string().nullable(),
    updatedAt: z.number().nullable(),
  })
  .meta({ id: 'ChannelField' });
export type ChannelField = z.infer<typeof ChannelFieldSchema>;

export const ChannelAccountSchema = z
  .object({
    account: ChannelAccountKeySchema,
    title: z.string(),
    /** Where what counts comes from. */
    source: z.enum(['console', 'environment', 'none']),
    editable: z.boolean(),
    /** Why its secrets cannot be used, as a sentence; null where they can. */
    problem: z.string().nullable(),
    /** Goes up with every change; 0 where nothing was ever set here. */
    version: z.number().int(),
    updatedAt: z.number().nullable(),
    updatedBy: z.string().nullable(),
    fields: z.array(ChannelFieldSchema),
  })
  .meta({ id: 'ChannelAccount' });
export type ChannelAccount = z.infer<typeof ChannelAccountSchema>;

/** Names that are left out stay as they are; an empty text takes an optional one away. */
export const ChannelAccountChangeSchema = z
  .strictObject({
    /** The version that was looked at. */
    version: z.number().int().min(0),
    values: z.record(z.string().max(40), z.string().max(8000)),
  })
  .meta({ id: 'ChannelAccountChange' });
export type ChannelAccountChange = z.infer<typeof ChannelAccountChangeSchema>;

export const ChannelCheckSchema = z.strictObject({ account: ChannelAccountKeySchema }).meta({ id: 'ChannelCheck' });
export type ChannelCheck = z.infer<typeof ChannelCheckSchema>;

/** What WeChat said: `code` is its errcode as text, `sentence` what it means and what to do. */
export const ChannelCheckResultSchema = z
  .object({ at: z.number(), ok: z.boolean(), code: z.string(), sentence: z.string() })
  .meta({ id: 'ChannelCheckResult' });
export type ChannelCheckResult = z.infer<typeof ChannelCheckResultSchema>;

export const ChannelStateSchema = z.enum(['missing', 'ok', 'failing']);

export const ChannelHealthSchema = z
  .object({
    asOf: z.number(),
    accounts: z.array(
      z.object({
        account: ChannelAccountKeySchema,
        title: z.string(),
        state: ChannelStateSchema,
        /** What is the matter, or that nothing is. */
        sentence: z.string(),
        /** Null where the account has no access token of its own. */
        token: z
          .object({
            state: z.enum(['none', 'fresh', 'expired', 'failing']),
            fetchedAt: z.number().nullable(),
            freshUntil: z.number().nullable(),
            lastErrorAt: z.number().nullable(),
            code: z.string().nullable(),
            sentence: z.string().nullable(),
          })
          .nullable(),
        /** Null where the account pushes nothing that can be set here. */
        callback: z
          .object({
            /** To be put behind the address of the shop. */
            path: z.string(),
            configured: z.boolean(),
            mode: z.enum(['plain', 'safe']).nullable(),
            lastEventAt: z.number().nullable(),
            lastRefusedAt: z.number().nullable(),
            refusedToday: z.number().int(),
            pending: z.number().int(),
            failed: z.number().int(),
          })
          .nullable(),
        lastCheck: ChannelCheckResultSchema.nullable(),
      }),
    ),
    /** Sends of the business day against what WeChat allows. */
    quotas: z.array(
      z.object({
        key: z.string(),
        label: z.string(),
        used: z.number().int(),
        limit: z.number().int(),
        note: z.string(),
      }),
    ),
    /** The latest first; each kind of trouble once. */
    errors: z.array(
      z.object({
        channel: z.string(),
        place: z.string(),
        code: z.string(),
        message: z.string(),
        advice: z.string(),
        times: z.number().int(),
        lastAt: z.number(),
      }),
    ),
  })
  .meta({ id: 'ChannelHealth' });
export type ChannelHealth = z.infer<typeof ChannelHealthSchema>;

export const TestSendSchema = z
  .strictObject({
    memberId: z.number().int().positive(),
    templateKey: z.string().min(1).max(40),
    channel: z.enum(['subscription', 'officialAccount']),
  })
  .meta({ id: 'TestSend' });
export type TestSend = z.infer<typeof TestSendSchema>;

export const TestSendResultSchema = z
  .object({
    outcome: z.enum(['sent', 'refused', 'notSent', 'unknown']),
    /** WeChat's errcode as text; `0` where it took the message. */
    code: z.string(),
    sentence: z.string(),
    msgid: z.string().nullable(),
    /** Consents of the member that are left for the template; null on channels without consents. */
    remaining: z.number().int().nullable(),
  })
  .meta({ id: 'TestSendResult' });
export type TestSendResult = z.infer<typeof TestSendResultSchema>;

/** A kind of message with the template of each channel, and how WeChat's side of it is. */
export const ChannelTemplateSchema = z
  .object({
    key: z.string(),
    title: z.string(),
    purpose: z.enum(['service', 'marketing']),
    wording: z.string(),
    channels: z.array(
      z.object({
        channel: z.enum(['subscription', 'officialAccount']),
        templateId: z.string(),
        state: WechatTemplateStateSchema,
        /** In WeChat's template, not filled by ours; and the other way round. */
        missingKeys: z.array(z.string()),
        unknownKeys: z.array(z.string()),
        lastError: z.string().nullable(),
        syncedAt: z.number().nullable(),
        /** What stands in which field; `sample` is a value its type allows. */
        fields: z.array(z.object({ key: z.string(), label: z.string(), source: z.string(), sample: z.string() })),
      }),
    ),
  })
  .meta({ id: 'ChannelTemplate' });
export type ChannelTemplate = z.infer<typeof ChannelTemplateSchema>;

export const TemplateChangeSchema = z
  .strictObject({ purpose: z.enum(['service', 'marketing']), wording: z.string().trim().min(1).max(60) })
  .meta({ id: 'TemplateChange' });
export type TemplateChange = z.infer<typeof TemplateChangeSchema>;
