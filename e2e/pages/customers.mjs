// Who stands at the till while its pages are looked at: members of their own, so that no page of a member changes under
// the eyes of whoever looks at it, and each with a code that nobody else shows.

/** More than come to the till in one run: a code counts once in its half-minute. */
const many = 40;

const lines = [
  { key: '1', title: '桂花拿铁', category: '饮品', amountFen: 3600 },
  { key: '2', title: '埃塞俄比亚豆 200 克', category: '豆子', amountFen: 9200 },
];

let keys = 0;
const newKey = () => `pages-${Date.now()}-${(keys += 1)}`;

/** What the clerk does with one of them by the API; `ask` posts to the till in the clerk's name. */
function customer({ name, get }, ask) {
  const code = async () => {
    const { codes, serverTime } = await get('/me/code');
    return codes.find(({ from, until }) => from <= serverTime && serverTime < until).qr;
  };
  const visit = async () => (await ask('identify', { code: await code() })).visit;
  return {
    name,
    get,
    /** Pays two things; the receipt's number. */
    buys: async () => {
      const receiptNo = `A${(keys += 1)}`;
      await ask('purchases', { visit: await visit(), receiptNo, lines, idempotencyKey: newKey() });
      return receiptNo;
    },
    /** Gets a bill on the phone, which waits to be paid; its number. */
    isSentABill: async () => (await ask('bills', { visit: await visit(), lines, requestKey: newKey() })).billNo,
  };
}

/** Members of a tier beside those whose pages are looked at, each once. */
export async function customers({ signIn, openids, ask }) {
  const all = await Promise.all(openids.slice(0, many).map(async (openid) => customer(await signIn(openid), ask)));
  return () => {
    const next = all.shift();
    if (!next) throw new Error(`more than ${many} customers are needed`);
    return next;
  };
}
