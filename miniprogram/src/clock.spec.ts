export {};

const hour = 3_600_000;
const real = Date.UTC(2026, 10, 22, 8);

/** A phone whose clock is `off` milliseconds wrong. */
async function phoneWith(off: number) {
  jest.resetModules();
  jest.spyOn(Date, 'now').mockImplementation(() => real + off);
  return import('./clock');
}

afterEach(() => jest.restoreAllMocks());

describe('the server’s time on the phone', () => {
  it.each([-hour, hour])('is right where the phone is %s ms wrong', async (off) => {
    const { learnServerTime, phoneNow, serverNow } = await phoneWith(off);
    expect(serverNow()).toBe(real + off);
    learnServerTime(new Date(real).toUTCString(), phoneNow());
    expect(serverNow()).toBe(real);
  });

  it('is the phone’s own where both agree within what a network takes', async () => {
    const { learnServerTime, phoneNow, serverNow } = await phoneWith(3000);
    learnServerTime(new Date(real).toUTCString(), phoneNow());
    expect(serverNow()).toBe(real + 3000);
  });

  it('follows a clock that somebody puts right', async () => {
    const { learnServerTime, phoneNow, serverNow } = await phoneWith(hour);
    learnServerTime(new Date(real).toUTCString(), phoneNow());
    jest.spyOn(Date, 'now').mockImplementation(() => real);
    learnServerTime(new Date(real).toUTCString(), phoneNow());
    expect(serverNow()).toBe(real);
  });

  it.each([undefined, '', 'yesterday', 5])('learns nothing of %j', async (date) => {
    const { learnServerTime, phoneNow, serverNow } = await phoneWith(hour);
    learnServerTime(date, phoneNow());
    expect(serverNow()).toBe(real + hour);
  });
});
