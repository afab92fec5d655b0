import { readFileSync } from 'node:fs';
import path from 'node:path';
import { exportParts } from '../../src/privacy/parts/export-parts.js';
import { openTestDatabase, type TestDatabase } from '../setup/test-database.js';

/** Tables that name a member and are not in an export of their own, each with the reason. */
const NOT_EXPORTED: Readonly<Record<string, string>> = {
  account_closure: 'there is none while there is an account',
  consent_accept: 'each one is counted in consent_entry',
  coupon_code_miss: 'a counter of wrong codes in this hour',
  coupon_exchange_code: 'the coupon it gave is there',
  invitation_opening: 'who opened a link is somebody else',
  point_account: 'the balance is in the profile',
  point_cap: 'counters of what point_entry lists',
  send_receipt: 'how a message ended is with the message',
  subscription_event: 'each answer is counted in consent_entry',
  till_action: 'what was done at the till is in facts, sales, coupon steps and perks',
  wechat_session: 'a key of WeChat, nothing about the member',
  what_if_member: 'a calculation of what rules would do, dropped with its run',
};

const register = readFileSync(path.join(import.meta.dirname, '../../../docs/privacy.md'), 'utf8');

describe('the register of personal data (PIPL 17, D222)', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.drop());

  const tablesOfMembers = async (): Promise<readonly string[]> => {
    const sql = process.env['DATABASE_URL']
      ? `SELECT DISTINCT table_name AS name FROM information_schema.columns
         WHERE table_schema = DATABASE() AND column_name IN ('member_id', 'inviter_id', 'referee_id')`
      : `SELECT DISTINCT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c
         WHERE m.type = 'table' AND c.name IN ('member_id', 'inviter_id', 'referee_id')`;
    const rows = await database.reader.query<{ name: string }>(sql);
    return ['member', ...rows.map(({ name }) => name)].sort();
  };

  it('D222: docs/privacy.md says of every table that names a member what, why, how long', async () => {
    const missing = (await tablesOfMembers()).filter((table) => !register.includes(`\`${table}\``));
    expect(missing).toEqual([]);
  });

  it('D225: every table that names a member is in the export, or left out for a reason', async () => {
    const exported = exportParts.map(({ from }) => from).join(' ');
    const missing = (await tablesOfMembers()).filter(
      (table) => !new RegExp(`\\b${table}\\b`).test(exported) && !(table in NOT_EXPORTED),
    );
    expect(missing).toEqual([]);
  });
});
