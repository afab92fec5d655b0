import type { CardMembers, MemberDetail } from '@jieti/shared/api/members';
import type { Stores } from '@jieti/shared/api/stores';
import { aPurchase } from '../setup/facts.js';
import { HttpShop } from './http-shop.js';

describe('lists for whoever chooses members or stores', () => {
  let shop: HttpShop;
  let token: string;
  beforeAll(async () => {
    shop = await HttpShop.open();
    token = await shop.staff('operator');
    await shop.run((tx) => tx.execute("INSERT INTO store (id, name, created_at) VALUES ('anfu', '安福路店', 1)"));
  });
  afterAll(() => shop.close());

  it('finds members by the numbers on their cards, each once, and names the numbers nobody has', async () => {
    const ids = [await shop.member('lin', [aPurchase({})]), await shop.member('zhou', [aPurchase({})])];
    const cards = await Promise.all(
      ids.map(async (id) => (await shop.get(`/api/members/${id}`, token)).json<MemberDetail>().cardNo),
    );
    const cardNos = [cards[1]!.toLowerCase(), 'M0000000000', cards[0]!, cards[1]!];
    const found = (await shop.post('/api/members/by-card', { cardNos }, token)).json<CardMembers>();
    expect(found.members.map(({ id }) => id)).toEqual([ids[1], ids[0]]);
    expect(found.unknown).toEqual(['M0000000000']);
  });

  it('lists the stores by key and name', async () => {
    expect((await shop.get('/api/stores', token)).json<Stores>().items).toContainEqual({
      id: 'anfu',
      name: '安福路店',
    });
  });
});
