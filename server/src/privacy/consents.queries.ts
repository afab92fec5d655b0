import { Injectable } from '@nestjs/common';
import type { Purpose } from '@jieti/shared/model/purpose';
import type { Instant } from '@jieti/shared/model/time';
import { isGranted, type ConsentWord } from '@jieti/shared/rules/privacy/consent-state';
import { chunked, placeholders } from '../db/in-list.js';
import { Reader } from '../db/sql.js';
import { findChildhood, type Childhood } from './childhood.queries.js';
import { storedWords, type ConsentSubject, type WordRow } from './stored-words.queries.js';

export interface ConsentRecord extends ConsentWord {
  readonly id: number;
  readonly subject: ConsentSubject;
  readonly textHash: string;
  readonly channel: string;
  readonly givenBy: string;
}

const IN_LIST = 1000;

/** What members agreed to. Whoever collects, counts or sends by a purpose asks here first. */
@Injectable()
export class ConsentsQueries {
  constructor(private readonly reader: Reader) {}

  async allows(memberId: number, purpose: Purpose): Promise<boolean> {
    return (await this.listAllowed([memberId], purpose)).has(memberId);
  }

  /** Those of `memberIds` who allow it; nobody whose account is closed. */
  async listAllowed(memberIds: readonly number[], purpose: Purpose): Promise<ReadonlySet<number>> {
    const allowed = new Set<number>();
    for (const part of chunked([...new Set(memberIds)], IN_LIST)) {
      const active = await this.reader.query<{ id: number }>(
        `SELECT id FROM member WHERE status = 'active' AND id IN (${placeholders(part.length)})`,
        part,
      );
      const words = await storedWords(this.reader, part, purpose);
      for (const { id } of active)
        if (isGranted(purpose, words.get(Number(id))?.get(purpose) ?? null)) allowed.add(Number(id));
    }
    return allowed;
  }

  /** The last word on everything the member ever said a word on. */
  async lastWords(memberId: number): Promise<ReadonlyMap<ConsentSubject, ConsentWord>> {
    return (await storedWords(this.reader, [memberId])).get(memberId) ?? new Map<ConsentSubject, ConsentWord>();
  }

  /** Null for whoever is 14 or never said they are younger. */
  childhood(memberId: number, now: Instant): Promise<Childhood | null> {
    return findChildhood(this.reader, memberId, now);
  }

  /** The last 200 words, newest first. */
  async history(memberId: number): Promise<readonly ConsentRecord[]> {
    const rows = await this.reader.query<
      WordRow & { readonly id: number; readonly text_hash: string; readonly channel: string; readonly given_by: string }
    >(
      `SELECT id, member_id, purpose, granted, notice_version, text_hash, channel, given_by, at FROM privacy_consent
       WHERE member_id = ? ORDER BY id DESC LIMIT 200`,
      [memberId],
    );
    return rows.map((row) => ({
      id: Number(row.id),
      subject: row.purpose,
      granted: Number(row.granted) === 1,
      noticeVersion: Number(row.notice_version),
      textHash: row.text_hash,
      channel: row.channel,
      givenBy: row.given_by,
      at: Number(row.at),
    }));
  }
}
