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

type Complaint = readonly [field: string, message: string];

function perkMessages(perk: Perk): readonly Complaint[] {
  const { kind, title, payPercent, categories } = perk;
  const found: Complaint[] = [];
  if (title.trim() === '') found.push(['title', '有一项权益没有名称，会员看不懂。']);
  if (kind === 'discount' && !isPercent(payPercent))
    found.push(['payPercent', `的「${title}」是折扣，要写付百分之几，1 到 99 的整数，9 折写 90。`]);
  if (kind !== 'discount' && payPercent !== undefined)
    found.push(['payPercent', `的「${title}」不是折扣，不能写付百分之几。`]);
  if (kind === 'discount' && categories?.length === 0)
    found.push(['categories', `的「${title}」没有适用的品类；全部适用就不要写品类。`]);
  return [...found, ...multiplierMessages(perk), ...birthdayMessages(perk), ...limitMessages(perk)];
}

function multiplierMessages({ kind, title, multiplierPercent: percent }: Perk): readonly Complaint[] {
  const field = 'multiplierPercent';
  if (kind !== 'pointsMultiplier')
    return percent === undefined ? [] : [[field, `的「${title}」不是积分倍数，不能写倍数。`]];
  return isWithin(percent, 101, 1000) ? [] : [[field, `的「${title}」是积分倍数，要写 1.01 到 10 倍。`]];
}

function birthdayMessages({ kind, title, couponTemplate }: Perk): readonly Complaint[] {
  if (kind === 'birthday' || couponTemplate === undefined) return [];
  return [['couponTemplate', `的「${title}」不是生日礼，不能送生日券。`]];
}

function limitMessages({ kind, title, monthlyLimit }: Perk): readonly Complaint[] {
  if (monthlyLimit === undefined) return [];
  if (kind === 'pointsMultiplier' || kind === 'birthday')
    return [['monthlyLimit', `的「${title}」不由店员核销，不能限每月次数。`]];
  return isWithin(monthlyLimit, 1, 1000)
    ? []
    : [['monthlyLimit', `的「${title}」每月次数要是 1 到 1,000 的整数；不限就留空。`]];
}

function isPercent(value: number | undefined): boolean {
  return isWithin(value, 1, 99);
}

function isWithin(value: number | undefined, least: number, most: number): boolean {
  return value !== undefined && Number.isInteger(value) && value >= least && value <= most;
}
