import type { MyGathering } from '@jieti/shared/api/gatherings';

export type GatheringStep = 'signUp' | 'wait' | 'signOff' | 'leaveLine' | 'upgrade' | 'others' | 'none';

/** The one thing a member can do about a gathering now. */
export function nextStep(gathering: Pick<MyGathering, 'state' | 'mine' | 'isLocked' | 'isWaitingOpen'>): GatheringStep {
  const { state, mine, isLocked, isWaitingOpen } = gathering;
  if (state === 'ended' || state === 'cancelled') return 'others';
  if (mine === 'attended') return 'none';
  if (mine === 'signedUp') return 'signOff';
  if (mine === 'waiting') return 'leaveLine';
  if (state === 'full') return 'others';
  if (isLocked) return 'upgrade';
  if (state === 'soon') return 'none';
  return isWaitingOpen ? 'wait' : 'signUp';
}
