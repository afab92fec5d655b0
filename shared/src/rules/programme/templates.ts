import type { ProgrammeVersion } from '../../model/programme.js';
import { growthCard } from './growth-card.js';
import { spendBands } from './spend-bands.js';

export interface ProgrammeTemplate {
  readonly id: string;
  readonly title: string;
  /** One line that says what it classes members by. */
  readonly summary: string;
  readonly version: ProgrammeVersion;
}

/** Ready programmes, to be loaded as drafts or published as a first version. */
export const programmeTemplates: readonly ProgrammeTemplate[] = [
  {
    id: 'growth-card',
    title: '成长值会员卡',
    summary: '近 365 天成长值分普卡、银卡、金卡、铂金，每级持有一年后评定。',
    version: growthCard,
  },
  {
    id: 'spend-bands',
    title: '消费金额分层',
    summary: '近 365 天净消费分潜在、普通、重要、VIP，随消费上下变动。',
    version: spendBands,
  },
];

export function findProgrammeTemplate(id: string): ProgrammeTemplate | undefined {
  return programmeTemplates.find((template) => template.id === id);
}
