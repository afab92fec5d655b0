import { Injectable } from '@nestjs/common';
import type { CouponTerms } from '@jieti/shared/model/coupon';
import { placeholders } from '../db/in-list.js';
import { Reader } from '../db/sql.js';
import type { NoticeChannels } from './reach.queries.js';

/** The notice of a new tier goes out by this template. */
const TEMPLATE = 'tier-up';

export interface GiftTerms {
  readonly title: string;
  /** Face value in fen; 0 where it has none. */
  readonly faceFen: number;
}

/** What a run needs to know besides the members. */
@Injectable()
export class WhatIfTermsQueries {
  constructor(private readonly reader: Reader) {}

  /** Every number ever given to a version of the ladder, withdrawn ones too; 0 for none. */
  async highestVersion(programme: string): Promise<number> {
    const [row] = await this.reader.query<{ version: number | null }>(
      'SELECT MAX(version) AS version FROM programme_version WHERE programme = ?',
      [programme],
    );
    return row?.version ?? 0;
  }

  async channels(): Promise<NoticeChannels> {
    const [row] = await this.reader.query<{ subscription_template_id: string | null; oa_template_id: string | null }>(
      'SELECT subscription_template_id, oa_template_id FROM message_template WHERE template_key = ?',
      [TEMPLATE],
    );
    return {
      subscriptionTemplate: row?.subscription_template_id ?? null,
      officialAccountTemplate: row?.oa_template_id ?? null,
    };
  }

  /** By key of the template; unknown ones are absent. */
  async gifts(templates: readonly string[]): Promise<ReadonlyMap<string, GiftTerms>> {
    if (templates.length === 0) return new Map();
    const rows = await this.reader.query<{ template_key: string; terms: string }>(
      `SELECT template_key, terms FROM coupon_template WHERE template_key IN (${placeholders(templates.length)})`,
      templates,
    );
    return new Map(
      rows.map(({ template_key: key, terms }) => {
        const { title, amountFen, capFen } = JSON.parse(terms) as CouponTerms;
        return [key, { title, faceFen: amountFen ?? capFen ?? 0 }];
      }),
    );
  }

  async storeNames(): Promise<ReadonlyMap<string, string>> {
    const rows = await this.reader.query<{ id: string; name: string }>('SELECT id, name FROM store');
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}
