import type { Instant } from '@jieti/shared/model/time';
import type { ContentField } from './template-content.js';
import type { WechatApp } from './wechat-apps.js';

/** A template as WeChat answered when it was asked. */
export interface PlatformTemplate {
  readonly templateId: string;
  readonly title: string;
  readonly content: string;
  readonly fields: readonly ContentField[];
}

/** What is known of a template here. */
export interface WechatTemplateRow extends PlatformTemplate {
  readonly app: WechatApp;
  readonly state: 'known' | 'missing';
  /** Null: met in a send only, and not seen in a list. */
  readonly syncedAt: Instant | null;
  readonly bannedAt: Instant | null;
  readonly lastError: string | null;
  readonly lastErrorAt: Instant | null;
}

/** When the list of an app was asked for. */
export interface TemplateSyncRow {
  readonly app: WechatApp;
  readonly triedAt: Instant;
  readonly syncedAt: Instant | null;
  readonly error: string | null;
}
