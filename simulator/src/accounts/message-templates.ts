import type { Randomness } from '../randomness.js';

interface TemplateField {
  /** Key in `data`; its letters are the value's type. */
  readonly key: string;
  readonly label: string;
  /** Which named value of the shop's message fits here; a hint for whoever sets the template up. */
  readonly source: string;
}

export interface MessageTemplate {
  readonly key: 'tier-up' | 'coupon-granted' | 'campaign';
  readonly title: string;
  readonly subscriptionTemplateId: string;
  readonly oaTemplateId: string;
  /** As `gettemplate` writes it. */
  readonly content: string;
  readonly fields: readonly TemplateField[];
}

const drafts: readonly Pick<MessageTemplate, 'key' | 'title' | 'fields'>[] = [
  {
    key: 'tier-up',
    title: '会员等级变更通知',
    fields: [
      { key: 'thing1', label: '会员等级', source: 'tierName' },
      { key: 'thing2', label: '温馨提示', source: 'body' },
      { key: 'thing3', label: '商家名称', source: 'shopName' },
    ],
  },
  {
    key: 'coupon-granted',
    title: '优惠券到账提醒',
    fields: [
      { key: 'thing1', label: '优惠券', source: 'couponTitle' },
      { key: 'date2', label: '有效期至', source: 'expiresOn' },
      { key: 'thing3', label: '商家名称', source: 'shopName' },
    ],
  },
  {
    key: 'campaign',
    title: '活动通知',
    fields: [
      { key: 'thing1', label: '活动名称', source: 'title' },
      { key: 'thing2', label: '活动内容', source: 'body' },
      { key: 'thing3', label: '商家名称', source: 'shopName' },
    ],
  },
];

export function createTemplates(random: Randomness): readonly MessageTemplate[] {
  return drafts.map((draft) => ({
    ...draft,
    subscriptionTemplateId: random.text(43),
    oaTemplateId: random.text(43),
    content: draft.fields.map((field) => `${field.label}:{{${field.key}.DATA}}\n`).join(''),
  }));
}
