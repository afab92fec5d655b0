import type { ProgrammeDraft, ProgrammeProblem } from './programme-problem.js';
import { problem } from './programme-problem.js';
import type { TierDefinition } from '../../model/programme.js';

/** A tier that is reviewed once a year cannot have a longer grace than that. */
const YEAR_DAYS = 365;

/** What is wrong with how long a tier is held. */
export function tierLifeProblems({ ladder }: ProgrammeDraft, tier: TierDefinition, rank: number): ProgrammeProblem[] {
  const { name, validity } = tier;
  const problems: ProgrammeProblem[] = [];
  if (validity.kind === 'days' && !(Number.isInteger(validity.days) && validity.days >= 1))
    problems.push(problem(`tiers.${rank}.validity.days`, `「${name}」的有效期至少 1 天。`));
  if (ladder === 'live' && validity.kind !== 'forever')
    problems.push(problem(`tiers.${rank}.validity`, `「${name}」在随指标变动的分层里，不能另有有效期。`));
  const grace = graceMessage(tier);
  if (grace) problems.push(problem(`tiers.${rank}.graceDays`, `「${name}」${grace}`));
  return problems;
}

function graceMessage({ validity, graceDays }: TierDefinition): string | undefined {
  if (!Number.isInteger(graceDays) || graceDays < 0) return '的宽限期要是不小于 0 的整天数。';
  if (graceDays === 0) return undefined;
  if (validity.kind === 'forever') return '长期有效，不会评定，宽限期没有意义。';
  const validDays = validity.kind === 'days' ? validity.days : YEAR_DAYS;
  return graceDays >= validDays ? `的宽限期 ${graceDays} 天不短于有效期 ${validDays} 天。` : undefined;
}
