import { ForegroundSeconds } from './foreground-seconds';

describe('seconds in the foreground', () => {
  it('leave out what lies between a stop and the next start', () => {
    const seconds = new ForegroundSeconds();
    seconds.start(1_000);
    seconds.start(4_000);
    seconds.stop(11_500);
    seconds.stop(60_000);
    expect(seconds.total(90_000)).toBe(10);
    seconds.start(100_000);
    expect(seconds.total(100_500)).toBe(11);
  });

  it('do not go back with a clock that was put back', () => {
    const seconds = new ForegroundSeconds();
    seconds.start(50_000);
    seconds.stop(55_000);
    seconds.start(60_000);
    expect(seconds.total(10_000)).toBe(5);
  });
});
