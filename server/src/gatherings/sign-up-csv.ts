import type { SignUpRow } from '@jieti/shared/api/gatherings';
import type { CsvCell } from '../http/csv.js';
import type { SignUpsQueries } from './sign-ups.queries.js';

const stateWords: Readonly<Record<SignUpRow['state'], string>> = {
  ...{ signedUp: '已报名', waiting: '候补', attended: '已到场', signedOff: '已取消' },
};
const cameByWords = { code: '签到码', desk: '工作人员' } as const;
const stamp = (at: number | null) => (at === null ? null : new Date(at).toISOString());

/** Who signed up and who came, as a spreadsheet; names stay masked. */
export const signUpCsv = {
  header: ['会员', '姓名', '等级', '状态', '候补第几位', '报名时间', '到场时间', '到场方式'],

  async *rows(queries: SignUpsQueries, gatheringId: number): AsyncGenerator<readonly CsvCell[]> {
    let after: number | undefined = 0;
    while (after !== undefined) {
      const page = await queries.list(gatheringId, {}, { after, limit: 500 });
      for (const { memberId, name, tier, state, place, signedUpAt, attendedAt, cameBy } of page.items) {
        const by = cameBy === null ? null : cameByWords[cameBy];
        yield [memberId, name, tier, stateWords[state], place, stamp(signedUpAt), stamp(attendedAt), by];
      }
      after = page.nextCursor === null ? undefined : Number(page.nextCursor);
    }
  },
};
