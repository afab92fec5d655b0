import { started } from './started.mjs';

export const digits = '9200000000000000001';

/** A clerk who has signed in, on the scanning page. */
export async function signedIn(dist) {
  const { phone, server } = started(dist, 'packages/clerk/login/index');
  await phone.type('clerk-username', 'clerk');
  await phone.type('clerk-password', 'secret');
  await phone.tap('clerk-login');
  await phone.onPage('packages/clerk/scan/index');
  await phone.until('the offline kit', () => phone.state.storage.has('clerk-offline-kit'));
  return { phone, server };
}

export async function scan(phone, text = digits) {
  phone.state.scanned = text;
  await phone.tap('clerk-scan');
}

export async function atTheBill(dist) {
  const { phone, server } = await signedIn(dist);
  await scan(phone);
  await phone.onPage('packages/clerk/checkout/index');
  return { phone, server };
}

export const keys = async (phone, text, name = 'clerk-amount') => {
  for (const key of text) await phone.tap(`${name}-${key}`);
};
