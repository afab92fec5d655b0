import { Injectable } from '@nestjs/common';
import type { CardMembers } from '@jieti/shared/api/members';
import { Reader } from '../db/sql.js';

const CHUNK = 500;

@Injectable()
export class MemberCardsQueries {
  constructor(private readonly reader: Reader) {}

  /** Active members by card number, each once, in the order of the numbers; case does not matter. */
  async resolve(cardNos: readonly string[]): Promise<CardMembers> {
    const wanted = new Map(cardNos.map((cardNo) => [cardNo.toUpperCase(), cardNo]));
    const known = await this.known([...wanted.keys()]);
    const members = [...wanted.keys()].flatMap((cardNo) => {
      const id = known.get(cardNo);
      return id === undefined ? [] : [{ id, cardNo }];
    });
    return { members, unknown: [...wanted].filter(([key]) => !known.has(key)).map(([, cardNo]) => cardNo) };
  }

  private async known(cardNos: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const known = new Map<string, number>();
    for (let from = 0; from < cardNos.length; from += CHUNK) {
      const chunk = cardNos.slice(from, from + CHUNK);
      const rows = await this.reader.query<{ id: number; card_no: string }>(
        `SELECT id, card_no FROM member WHERE status = 'active' AND card_no IN (${chunk.map(() => '?').join(', ')})`,
        chunk,
      );
      for (const row of rows) known.set(row.card_no, Number(row.id));
    }
    return known;
  }
}
