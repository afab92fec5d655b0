import type { MessageTemplateRecord } from '../outbox/message-template.js';

/** A template as the platform's console shows it to the merchant. */
export interface PlatformTemplate {
  readonly key: string;
  readonly title: string;
  readonly subscriptionTemplateId: string;
  readonly oaTemplateId: string;
  readonly fields: readonly { readonly key: string; readonly label: string; readonly source: string }[];
}

const wordings: Readonly<Record<string, string>> = {
  'tier-up': '等级升降、保级提醒时通知我',
  'coupon-granted': '有新的券到账时通知我',
  campaign: '有适合我这一级的活动时通知我',
};

/** The platform's templates with the purpose and wording this shop declares for them (product law M4). */
export function demoTemplates(templates: readonly PlatformTemplate[]): readonly MessageTemplateRecord[] {
  return templates.map(({ key, title, subscriptionTemplateId, oaTemplateId, fields }) => ({
    key,
    title,
    purpose: key === 'campaign' ? 'marketing' : 'service',
    wording: wordings[key] ?? title,
    subscription: { templateId: subscriptionTemplateId, fields },
    officialAccount: key === 'campaign' ? null : { templateId: oaTemplateId, fields },
  }));
}
