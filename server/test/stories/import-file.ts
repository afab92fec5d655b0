import { writeFile } from 'node:fs/promises';

/** Numbers in [0, 1) that are the same for the same seed. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const START = Date.UTC(2024, 0, 1);
const MINUTE_MS = 60_000;

/** What `jieti import` is told about such a file. */
export const generatedMapping = [
  ...['--label', 'gen', '--unit', 'fen', '--columns'],
  'order=no,customer=who,paidAt=at,amount=fen,store=store,category=category,refundOf=of',
];

/**
 * A file of `rows` purchases and refunds of `customers` people in the order of time: some without a customer, some said
 * twice, some with another amount under a known number, some refunds of earlier orders and some of none.
 */
export async function writeOrders(
  file: string,
  { rows, customers, seed }: { rows: number; customers: number; seed: number },
) {
  const random = seededRandom(seed);
  const lines = ['no,who,at,fen,store,category,of'];
  const orders: { readonly no: string; readonly who: string; readonly fen: number }[] = [];
  for (let row = 1; row <= rows; row += 1) {
    const at = new Date(START + row * MINUTE_MS).toISOString();
    const who = `c${Math.floor(random() * customers)}`;
    const fen = 100 + Math.floor(random() * 60_000);
    const earlier = orders[Math.floor(random() * orders.length)];
    const kind = random();
    if (kind < 0.02) lines.push(`N${row},,${at},${fen},anfu,饮品,`);
    else if (kind < 0.04 && earlier) lines.push(`${earlier.no},${earlier.who},${at},${earlier.fen},anfu,饮品,`);
    else if (kind < 0.05 && earlier) lines.push(`${earlier.no},${earlier.who},${at},${earlier.fen + 1},anfu,饮品,`);
    else if (kind < 0.1 && earlier) {
      lines.push(`R${row},${earlier.who},${at},-${Math.ceil(earlier.fen * random())},anfu,,${earlier.no}`);
    } else if (kind < 0.12) lines.push(`R${row},${who},${at},-${fen},,,`);
    else if (kind < 0.125) lines.push(`R${row},${who},${at},-${fen},,,NOBODY${row}`);
    else {
      orders.push({ no: `N${row}`, who, fen });
      lines.push(`N${row},${who},${at},${fen},anfu,饮品,`);
    }
  }
  await writeFile(file, `${lines.join('\n')}\n`);
}
