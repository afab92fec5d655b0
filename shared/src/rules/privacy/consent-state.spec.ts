import { ASK_AGAIN_AFTER_MS, isGranted, mayAsk } from './consent-state.js';

const yes = (at = 0) => ({ granted: true, noticeVersion: 1, at });
const no = (at = 0) => ({ granted: false, noticeVersion: 1, at });

describe('consent by purpose (D220, D221)', () => {
  it('D220: offers hold from the start, browsing and groups begin with a yes', () => {
    expect([isGranted('marketing', null), isGranted('personalisation', null)]).toEqual([true, true]);
    expect([isGranted('browsing', null), isGranted('groups', null)]).toEqual([false, false]);
  });

  it('D220: the last word counts', () => {
    expect(isGranted('marketing', no())).toBe(false);
    expect(isGranted('browsing', yes())).toBe(true);
  });

  it('D220: a yes to wording from before the purpose changed is none, and may be asked anew', () => {
    const early = { granted: true, noticeVersion: 0, at: 0 };
    expect(isGranted('browsing', early)).toBe(false);
    expect(mayAsk('browsing', early, 1)).toBe(true);
  });

  it('D221: after a no nobody is asked for 180 days', () => {
    expect(mayAsk('browsing', no(1000), 1000 + ASK_AGAIN_AFTER_MS - 1)).toBe(false);
    expect(mayAsk('browsing', no(1000), 1000 + ASK_AGAIN_AFTER_MS)).toBe(true);
  });

  it('D221: who agreed is not asked; who never said anything may be', () => {
    expect(mayAsk('browsing', yes(), 1)).toBe(false);
    expect(mayAsk('marketing', null, 1)).toBe(false);
    expect(mayAsk('groups', null, 1)).toBe(true);
  });
});
