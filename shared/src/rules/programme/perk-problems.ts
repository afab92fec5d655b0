import type { Perk, TierDefinition } from '../../model/programme.js';
import { problem, type ProgrammeProblem } from './programme-problem.js';

/** What is wrong with the perks and gifts of one tier. */
export function perkProblems({ name, perks, gifts }: TierDefinition, rank: number): readonly ProgrammeProblem[] {
  const path = `tiers.${rank}`;
  return [
    ...perks.flatMap((perk, i) => {
      const repeated = perks.findIndex((one) => one.key === perk.key) < i;
      return [
        ...(repeated ? [problem(`${path}.perks.${i}.key`, `「${name}」的权益编号「${perk.key}」用了两次。`)] : []),
        ...perkMessages(perk).map(([field, text]) => problem(`${path}.perks.${i}.${field}`, `「${name}」${text}`)),
      ];
    }),
    ...gifts.flatMap((gift, i) =>
      gifts.indexOf(gift) < i
        ? [problem(`${path}.gifts.${i}`, `「${name}」的升级礼「${gift}」写了两次，只能保留一条。`)]
        : [],
    ),
  ];
}

function perkMessages({ kind, title, payPercent, categories }: Perk): readonly (readonly [string, string])[] {
  const found: (readonly [string, string])[] = [];
  if (title.trim() === '') found.push(['title', '有一项权益没有名称，会员看不懂。']);
  if (kind === 'discount' && !isPercent(payPercent))
    found.push(['payPercent', `的「${title}」是折扣，要写付百分之几，1 到 99 的整数，9 折写 90。`]);
  if (kind !== 'discount' && payPercent !== undefined)
    found.push(['payPercent', `的「${title}」不是折扣，不能写付百分之几。`]);
  if (kind === 'discount' && categories?.length === 0)
    found.push(['categories', `的「${title}」没有适用的品类；全部适用就不要写品类。`]);
  return found;
}

function isPercent(value: number | undefined): boolean {
  return value !== undefined && Number.isInteger(value) && value >= 1 && value <= 99;
}
