import type { GatheringRow, SignUpRow } from '@jieti/shared/api/gatherings';
import type { Tone } from '../../components/tag';

interface Words {
  readonly word: string;
  readonly tone: Tone;
}

const stateWords = { draft: { word: '草稿', tone: 'plain' }, cancelled: { word: '已取消', tone: 'bad' } } as const;
const phaseWords: Readonly<Record<GatheringRow['phase'], Words>> = {
  none: { word: '—', tone: 'plain' },
  coming: { word: '未开始', tone: 'ok' },
  running: { word: '进行中', tone: 'info' },
  ended: { word: '已结束', tone: 'plain' },
};

/** How a gathering stands now, for people. */
export function standingOf({ state, phase }: Pick<GatheringRow, 'state' | 'phase'>): Words {
  return state === 'published' ? phaseWords[phase] : stateWords[state];
}

export const signUpWords: Readonly<Record<SignUpRow['state'], Words>> = {
  signedUp: { word: '已报名', tone: 'ok' },
  waiting: { word: '候补', tone: 'warn' },
  attended: { word: '已到场', tone: 'info' },
  signedOff: { word: '已取消', tone: 'plain' },
};
