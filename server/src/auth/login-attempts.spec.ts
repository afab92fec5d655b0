import { LoginAttempts } from './login-attempts.js';

const fail = (attempts: LoginAttempts, times: number, at = 0) => {
  for (let i = 0; i < times; i += 1) attempts.failed('owner', at);
};

describe('wrong passwords', () => {
  it('lock the account at the eighth, and only that account', () => {
    const attempts = new LoginAttempts();
    fail(attempts, 7);
    expect(attempts.isLocked('owner', 1)).toBe(false);
    fail(attempts, 1);
    expect(attempts.isLocked('owner', 1)).toBe(true);
    expect(attempts.isLocked('clerk', 1)).toBe(false);
  });

  it('are forgotten a quarter of an hour after the first', () => {
    const attempts = new LoginAttempts();
    fail(attempts, 8);
    expect(attempts.isLocked('owner', 15 * 60_000 - 1)).toBe(true);
    expect(attempts.isLocked('owner', 15 * 60_000)).toBe(false);
  });

  it('are forgotten at a right one', () => {
    const attempts = new LoginAttempts();
    fail(attempts, 7);
    attempts.succeeded('owner');
    fail(attempts, 7);
    expect(attempts.isLocked('owner', 1)).toBe(false);
  });
});
