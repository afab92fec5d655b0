// What has happened to the member whose pages are looked at, as far as the demo shop leaves it open: every list has
// something in it. Done before the first page is opened, so that no page depends on when it is.

/** @param {{ get: Function, post: Function, shop: Function }} who `post` in the member's name, `shop` in the operator's */
export async function liveALittle({ get, post, shop }) {
  let keys = 0;
  const key = () => `a-life-${(keys += 1)}-key`;
  const { items } = await get('/me/claims');
  for (const { templateId } of items.filter(({ state }) => state === 'open').slice(0, 3))
    await post('/me/claims', { templateId, idempotencyKey: key() });
  await post('/me/check-ins', {});
  const gatherings = (await get('/me/gatherings')).items;
  // Not the one that is looked at by itself, which offers its seats.
  const free = gatherings.filter(({ state, left, isAttendable }) => state === 'open' && left > 0 && !isAttendable);
  if (free.length === 0) throw new Error('no gathering to sign up for');
  await post(`/me/gatherings/${free[0].id}/sign-up`, { requestKey: key() });
  await post('/me/feedback', { topic: 'product', body: '桂花拿铁偏甜，能不能少糖？', requestKey: key() });
  const [{ id }] = (await get('/me/feedback?limit=20')).items;
  await shop(`/feedback/${id}/replies`, { body: '可以，点单时说三分甜就好。我们也在试一版不加糖的。' });
}
