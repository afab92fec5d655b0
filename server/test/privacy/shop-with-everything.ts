import type { HttpShop } from '../http/http-shop.js';

const AT = Date.UTC(2026, 4, 1);

/** What the rows of a full life refer to. */
export async function aShopWithEverything(shop: HttpShop): Promise<void> {
  const questions = [{ kind: 'text', key: 'why', title: '为什么', required: false }];
  const definition = JSON.stringify({ title: '口味', intro: '', questions, tiers: [], lastDay: null });
  const survey = { state: 'open', definition, created_at: AT, created_by: 'op' };
  const article = {
    ...{ state: 'published', revision: 1, title: '豆子', summary: '', body: '[]', products: '[]', tiers: '[]' },
    ...{ seconds: 60, created_at: AT, created_by: 'op', changed_at: AT },
  };
  const gathering = {
    ...{ state: 'published', revision: 1, title: '手冲课', intro: '', store_id: null, place: '安福路', tiers: '[]' },
    ...{ capacity: 1, waiting_seats: 5, starts_at: AT * 2, ends_at: AT * 2, secret: 's', cancel_reason: '' },
    ...{ created_at: AT, created_by: 'op', changed_at: AT },
  };
  await shop.run(async (tx) => {
    await tx.insertRows('gathering', Object.keys(gathering), [Object.values(gathering)]);
    await tx.insertRows('survey', Object.keys(survey), [Object.values(survey)]);
    await tx.insertRows('article', Object.keys(article), [Object.values(article)]);
  });
}
