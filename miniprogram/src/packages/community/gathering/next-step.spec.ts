import { nextStep } from './next-step';

const open = { state: 'open', mine: 'none', isLocked: false, isWaitingOpen: false } as const;

describe('what a member can do about a gathering', () => {
  it.each([
    ['signUp', {}],
    ['wait', { isWaitingOpen: true }],
    ['others', { state: 'full' }],
    ['none', { state: 'soon' }],
    ['upgrade', { isLocked: true }],
    ['others', { isLocked: true, state: 'full' }],
    ['signOff', { mine: 'signedUp', isLocked: true }],
    ['leaveLine', { mine: 'waiting', isWaitingOpen: true }],
    ['none', { mine: 'attended' }],
    ['others', { state: 'ended', mine: 'signedUp' }],
    ['others', { state: 'cancelled', isLocked: true }],
  ] as const)('is %s: %j', (step, change) => {
    expect(nextStep({ ...open, ...change })).toBe(step);
  });
});
