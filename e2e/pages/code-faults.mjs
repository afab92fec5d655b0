import { readBars, readQr } from './read-codes.mjs';

/** The code with the white around it, as a scanner needs it. */
async function around(page, id) {
  const white = 12;
  const { x, y, width, height } = await page.locator(id).boundingBox();
  const clip = { x: x - white, y: y - white, width: width + 2 * white, height: height + 2 * white };
  return page.screenshot({ clip, animations: 'disabled' });
}

/** The pictures of both codes, once it shows what the digits beside it say; codes turn every half minute. */
async function shownNow(page) {
  for (let tries = 0; tries < 3; tries += 1) {
    const digits = async () => (await page.locator('#member-code-digits').innerText()).replace(/\D/g, '');
    const before = await digits();
    const bars = await around(page, '#member-code-bars');
    const qr = await around(page, '#member-code-qr');
    if ((await digits()) === before) return { digits: before, bars, qr };
  }
  throw new Error('the code turned while it was looked at, three times');
}

async function tell(what, read, expected) {
  try {
    const [one, other] = await read();
    if (one === undefined || other === undefined) return [`one decoder finds no ${what}`];
    if (one !== other) return [`two decoders differ about the ${what}: ${one} / ${other}`];
    return expected(one) ? [] : [`the ${what} says ${one}`];
  } catch (error) {
    return [`the ${what} cannot be read: ${error.message || error.name}`];
  }
}

/** What is wrong with the member's code as it is on the screen: both codes, read by two decoders each. */
export async function codeFaults(page) {
  const { digits, bars, qr } = await shownNow(page);
  const ofBars = tell(
    'bar code',
    () => readBars(bars),
    (text) => text === digits,
  );
  const ofQr = tell(
    'QR code',
    () => readQr(qr),
    (text) => text.startsWith(digits),
  );
  return (await Promise.all([ofBars, ofQr])).flat();
}
