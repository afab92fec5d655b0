import { Injectable } from '@nestjs/common';
import type { Condition } from '@jieti/shared/model/programme';
import { memberStanding } from '@jieti/shared/rules/tier/member-standing';
import { Reader } from '../db/sql.js';
import { FactsQueries } from '../facts/facts.queries.js';
import { OverridesQueries } from '../overrides/overrides.queries.js';
import { ProgrammesQueries } from '../programmes/programmes.queries.js';
import type { Figure } from './figure.js';
import type { FigureReader, IdRange, ReadingDay } from './figure-reader.js';

/** Any figure, by the rules themselves over everything that happened to a member. */
@Injectable()
export class FoldedFiguresQueries implements FigureReader {
  constructor(
    private readonly reader: Reader,
    private readonly facts: FactsQueries,
    private readonly overrides: OverridesQueries,
    private readonly programmes: ProgrammesQueries,
  ) {}

  reads(): boolean {
    return true;
  }

  async read(figure: Figure, { first, last }: IdRange, at: ReadingDay): Promise<ReadonlyMap<number, number>> {
    const [members, facts, overrides, versions] = await Promise.all([
      this.reader.query<{ id: number; registered_at: number }>(
        "SELECT id, registered_at FROM member WHERE id BETWEEN ? AND ? AND status = 'active'",
        [first, last],
      ),
      this.facts.ofRange(first, last),
      this.overrides.ofRange(first, last),
      this.programmes.versions(at.programme),
    ]);
    const asked: Condition = { kind: 'condition', ...figure, op: '>=', value: 0 };
    return new Map(
      members.map(({ id, registered_at: registeredAt }) => {
        const given = { facts: facts.get(id) ?? [], overrides: overrides.get(id) ?? [] };
        const standing = memberStanding({ ...given, versions, registeredAt, now: at.now });
        return [id, standing.readings(asked, standing.today)[0]?.value ?? 0];
      }),
    );
  }
}
