import type { ProgrammeVersion } from '../../model/programme.js';
import { compositeBands } from './composite-bands.js';
import { frequencyBands } from './frequency-bands.js';
import { growthCard } from './growth-card.js';
import { lifecycle } from './lifecycle.js';
import { spendBands } from './spend-bands.js';
import { valueClasses } from './value-classes.js';
import { wealthClasses } from './wealth-classes.js';

export interface ProgrammeTemplate {
  readonly id: string;
  readonly title: string;
  /** One line that says what it classes members by. */
  readonly note: string;
  /** The ladder it becomes. */
  readonly programme: string;
  readonly version: ProgrammeVersion;
}

function template(id: string, title: string, note: string, version: ProgrammeVersion): ProgrammeTemplate {
  return { id, title, note, programme: version.programme, version };
}

/** Ready programmes, to be loaded as drafts or published as a first version (T12). */
export const programmeTemplates: readonly ProgrammeTemplate[] = [
  template('growth-card', '成长值会员卡', '近 365 天成长值分普卡、银卡、金卡、铂金，每级持有一年后评定。', growthCard),
  template('spend-bands', '消费金额分层', '近 365 天净消费分潜在、普通、重要、VIP，随消费上下变动。', spendBands),
  template(
    'frequency-bands',
    '购买频次分层',
    '近 90 天月均消费次数分高频、中频、低频；更少的，入会 30 天内是新客户，之后是潜在流失。',
    frequencyBands,
  ),
  template('composite', '综合分分层', '金额占 50%、频次占 30%、推荐占 20%，合成 100 分再分层。', compositeBands),
  template(
    'value-classes',
    '高价值、潜力、普通',
    '金额和频次都高是高价值；常来、花得多或带来好友的是潜力。',
    valueClasses,
  ),
  template('finance', '金融净值分类', '累计认购减赎回，分高净值、中等净值、低净值。', wealthClasses),
  template('lifecycle', '生命周期', '认知、考虑、购买、忠诚四个阶段；90 天没来算流失，回来再算。', lifecycle),
];

export function findProgrammeTemplate(id: string): ProgrammeTemplate | undefined {
  return programmeTemplates.find((one) => one.id === id);
}
