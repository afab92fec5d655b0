import type { ProgrammeVersion } from '@jieti/shared/model/programme';
import { growthCard } from '@jieti/shared/rules/programme/growth-card';
import { BirthdayDeskService } from '../../src/perks/birthday-desk.service.js';
import { BirthdayGiftsRepository } from '../../src/perks/birthday-gifts.repository.js';
import { BirthdayGiftsService } from '../../src/perks/birthday-gifts.service.js';
import { BirthdaysQueries } from '../../src/perks/birthdays.queries.js';
import { BirthdaysRepository } from '../../src/perks/birthdays.repository.js';
import { ChildhoodRepository } from '../../src/privacy/childhood.repository.js';
import { ConsentWordsRepository } from '../../src/privacy/consent-words.repository.js';
import { PrivacyNotices } from '../../src/privacy/privacy-notices.js';
import { insertTemplateRow } from '../setup/offer-rows.js';
import { aMember, aWorld, testConfig, type World } from '../setup/world.js';

const tiers: ProgrammeVersion['tiers'] = growthCard.tiers.map((tier) => ({
  ...tier,
  perks: tier.perks.map((perk) => (perk.kind === 'birthday' ? { ...perk, couponTemplate: 'birthday-cup' } : perk)),
}));

let world: World;
let desk: BirthdayDeskService;
/** As three machines have it. */
let services: readonly BirthdayGiftsService[];

beforeEach(async () => {
  world = await aWorld({ tiers });
  const { dialect } = world.database;
  const { transactions, doorbell, coupons, outbox, programmes, reader, clock } = world;
  const gifts = new BirthdayGiftsRepository(dialect, coupons, outbox, programmes, testConfig);
  const words = new ConsentWordsRepository(dialect, new PrivacyNotices(testConfig));
  desk = new BirthdayDeskService(
    transactions,
    new BirthdaysRepository(dialect, new ChildhoodRepository(words), testConfig),
    gifts,
    doorbell,
    testConfig,
  );
  const birthdays = new BirthdaysQueries(reader);
  services = [1, 2, 3].map(() => new BirthdayGiftsService(birthdays, gifts, transactions, clock, doorbell));
  await transactions.run((tx) => insertTemplateRow(tx, { key: 'birthday-cup', perMember: 10 }));
});
afterEach(() => world.drop());

const at = (text: string) => world.clock.set(Date.parse(`${text}+08:00`));
const giveOn = async (text: string): Promise<number> => {
  at(text);
  const given = await Promise.all(services.map((service) => service.giveDue(testConfig.timeZone)));
  return given.reduce((sum, one) => sum + one, 0);
};
const grants = async (id: number) =>
  (
    await world.reader.query<{ grant_key: string }>('SELECT grant_key FROM coupon WHERE member_id = ? ORDER BY id', [
      id,
    ])
  ).map((row) => row.grant_key);
const messages = async (id: number) =>
  (await world.reader.query<object>('SELECT id FROM outbox_message WHERE member_id = ?', [id])).length;

test('the day brings one gift and one message, however often and on however many machines it is looked (D194)', async () => {
  const [id, other] = [await aMember(world, 'lin'), await aMember(world, 'zhou')];
  await desk.set(id, { month: 12, day: 24 }, world.clock.now());
  await desk.set(other, { month: 12, day: 25 }, world.clock.now());
  expect(await giveOn('2026-12-23T23:59:59')).toBe(0);
  expect(await giveOn('2026-12-24T00:00:00')).toBe(1);
  expect(await giveOn('2026-12-24T23:59:59')).toBe(0);
  expect([await grants(id), await messages(id), await grants(other)]).toEqual([['birthday:2026'], 1, []]);
  expect(await giveOn('2027-12-24T08:00:00')).toBe(1);
  expect(await grants(id)).toEqual(['birthday:2026', 'birthday:2027']);
});

test('29 February is celebrated on the 28th of common years, once (D194)', async () => {
  const id = await aMember(world, 'leap');
  await desk.set(id, { month: 2, day: 29 }, world.clock.now());
  expect(await giveOn('2027-02-28T09:00:00')).toBe(1);
  expect(await giveOn('2027-03-01T09:00:00')).toBe(0);
  expect(await giveOn('2028-02-28T09:00:00')).toBe(0);
  expect(await giveOn('2028-02-29T09:00:00')).toBe(1);
});

test('who tells it on the day itself is given the gift at once, and a changed birthday brings no second (D194)', async () => {
  const id = await aMember(world, 'today');
  at('2026-12-24T09:00:00');
  await desk.set(id, { month: 12, day: 24 }, world.clock.now());
  expect(await grants(id)).toEqual(['birthday:2026']);
  expect(await giveOn('2026-12-24T10:00:00')).toBe(0);
  await expect(desk.set(id, { month: 12, day: 25 }, world.clock.now())).rejects.toMatchObject({ code: 'birthday_set' });
  at('2027-01-01T00:00:00');
  await desk.set(id, { month: 3, day: 1 }, world.clock.now());
  expect(await giveOn('2027-03-01T10:00:00')).toBe(1);
  expect(await giveOn('2027-12-24T10:00:00')).toBe(0);
});

test('thirty-two reports of a birthday that is today bring one gift', async () => {
  const id = await aMember(world, 'race');
  at('2026-12-24T09:00:00');
  const set = () => desk.set(id, { month: 12, day: 24 }, world.clock.now());
  await Promise.all(Array.from({ length: 32 }, set));
  expect(await grants(id)).toEqual(['birthday:2026']);
});

test('a day that is none is refused, and nobody under eighteen who says so is given anything (D194)', async () => {
  const id = await aMember(world, 'young');
  at('2026-12-24T09:00:00');
  const set = (month: number, day: number, year?: number) =>
    desk.set(id, year === undefined ? { month, day } : { month, day, year }, world.clock.now());
  await expect(set(2, 30)).rejects.toMatchObject({ code: 'birthday_invalid' });
  await expect(set(12, 25, 2026)).rejects.toMatchObject({ code: 'birthday_invalid' });
  await set(12, 24, 2010);
  expect(await grants(id)).toEqual([]);
});
