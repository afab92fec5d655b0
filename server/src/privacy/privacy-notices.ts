import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { PrivacyNotice } from '@jieti/shared/api/privacy';
import { guardianWording } from '@jieti/shared/rules/privacy/childhood';
import { noticeSince, noticeVersion, privacyNotice } from '@jieti/shared/rules/privacy/privacy-notice';
import { purposeWording } from '@jieti/shared/rules/privacy/purpose-wording';
import { CONFIG, type Config } from '../config.js';
import type { ConsentSubject } from './stored-words.queries.js';

/** Words that somebody agreed to, and the hash that names them. */
export interface ConsentText {
  readonly hash: string;
  readonly version: number;
  readonly body: string;
}

/** The notice of this shop, with the hash that a consent is recorded with. */
@Injectable()
export class PrivacyNotices {
  readonly current: PrivacyNotice;

  constructor(@Inject(CONFIG) config: Pick<Config, 'shopName' | 'shopContact'>) {
    const contact = config.shopContact ?? '门店柜台，或小程序“意见反馈”';
    const sections = privacyNotice({ shopName: config.shopName, contact }).map((section) => ({
      ...section,
      list: section.list.map((item) => ({ ...item })),
    }));
    const hash = sha256(JSON.stringify(sections));
    this.current = { version: noticeVersion, hash, since: noticeSince, sections };
  }

  textOf(subject: ConsentSubject): ConsentText {
    const { version, hash, sections } = this.current;
    if (subject === 'notice') return { hash, version, body: JSON.stringify(sections) };
    const { title, wording, without } = subject === 'guardian' ? guardianWording : purposeWording[subject];
    const body = JSON.stringify({ version, title, wording, without });
    return { hash: sha256(body), version, body };
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
