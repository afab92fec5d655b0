import type { MessagePurpose } from '@jieti/shared/model/message';
import type { TemplateField } from '../wechat/template-data.js';

/** One kind of message as WeChat knows it: a template per channel, and what it may be used for. */
export interface MessageTemplateRecord {
  readonly key: string;
  readonly title: string;
  readonly purpose: MessagePurpose;
  /** What the member reads when asked to subscribe. */
  readonly wording: string;
  readonly subscription: ChannelTemplate | null;
  readonly officialAccount: ChannelTemplate | null;
  /** How many of a member's last consents are kept for it; absent: as the product sees fit. */
  readonly keepLast?: number | null;
}

export interface ChannelTemplate {
  readonly templateId: string;
  readonly fields: readonly TemplateField[];
}
