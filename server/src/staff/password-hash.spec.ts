import { hashPassword, verifyPassword } from './password-hash.js';

describe('passwords of staff', () => {
  it('are accepted only when they are the same', async () => {
    const stored = await hashPassword('jieti-demo');
    expect(await verifyPassword('jieti-demo', stored)).toBe(true);
    expect(await verifyPassword('jieti-Demo', stored)).toBe(false);
    expect(await verifyPassword('', stored)).toBe(false);
  });

  it('are salted: the same password is stored differently each time', async () => {
    expect(await hashPassword('jieti-demo')).not.toBe(await hashPassword('jieti-demo'));
  });

  it('never let an unknown account in', async () => {
    expect(await verifyPassword('jieti-demo', null)).toBe(false);
  });
});
