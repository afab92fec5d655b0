import { z } from 'zod';

const App = z.enum(['miniProgram', 'officialAccount']);

/**
 * How a template of ours stands at WeChat. `unchecked`: its list has not been read yet. `keysChanged`: WeChat's template
 * has other fields than ours. `banned`: a send was refused with 43107.
 */
export const WechatTemplateStateSchema = z.enum(['ok', 'missing', 'keysChanged', 'banned', 'unchecked']);
export type WechatTemplateState = z.infer<typeof WechatTemplateStateSchema>;

export const WechatTemplateHealthSchema = z
  .object({
    /** Of our template; `templateId` is its number at WeChat. */
    key: z.string(),
    title: z.string(),
    purpose: z.enum(['service', 'marketing']),
    wording: z.string(),
    channel: z.enum(['subscription', 'officialAccount']),
    templateId: z.string(),
    state: WechatTemplateStateSchema,
    /** As WeChat writes it, `会员等级:{{thing1.DATA}}` a line; null where it has not been read. */
    content: z.string().nullable(),
    /** In WeChat's template, not filled by ours. */
    missingKeys: z.array(z.string()),
    /** Filled by ours, not in WeChat's template. */
    unknownKeys: z.array(z.string()),
    lastError: z.string().nullable(),
    lastErrorAt: z.number().nullable(),
    syncedAt: z.number().nullable(),
  })
  .meta({ id: 'WechatTemplateHealth' });
export type WechatTemplateHealth = z.infer<typeof WechatTemplateHealthSchema>;

export const WechatTemplateSyncSchema = z
  .object({
    app: App,
    /** False where the shop has no such account. */
    connected: z.boolean(),
    triedAt: z.number().nullable(),
    syncedAt: z.number().nullable(),
    /** Why the last attempt failed, as a sentence. */
    error: z.string().nullable(),
  })
  .meta({ id: 'WechatTemplateSync' });
export type WechatTemplateSync = z.infer<typeof WechatTemplateSyncSchema>;

export const WechatTemplatesSchema = z
  .object({
    templates: z.array(WechatTemplateHealthSchema),
    syncs: z.array(WechatTemplateSyncSchema),
    /** At WeChat, used by nothing here. */
    unused: z.array(z.object({ app: App, templateId: z.string(), title: z.string(), content: z.string() })),
  })
  .meta({ id: 'WechatTemplates' });
export type WechatTemplates = z.infer<typeof WechatTemplatesSchema>;
