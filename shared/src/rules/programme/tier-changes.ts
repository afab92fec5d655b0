import type { DowngradePolicy, Perk, Rule, TierDefinition } from '../../model/programme.js';
import { conditionChanges } from './condition-changes.js';
import type { ProgrammeDraft } from './programme-problem.js';
import { changeOf, type RuleChange } from './rule-change.js';
import { ruleSentence } from './rule-sentence.js';
import { validityText } from './tier-sentences.js';

/** Tiers added, taken away, renamed, in another order; and what changed within each. Tiers are the same by their key. */
export function tierChanges(before: ProgrammeDraft, after: ProgrammeDraft): readonly RuleChange[] {
  const old = new Map(before.tiers.map((tier) => [tier.key, tier]));
  return [
    ...goneTiers(before, after),
    ...orderChange(before, after),
    ...after.tiers.flatMap((tier, rank) => {
      const was = old.get(tier.key);
      const path = `tiers.${rank}`;
      return was
        ? oneTierChanges(was, tier, path)
        : [{ field: path, title: '新增等级', before: null, after: `${tier.name}（${ruleSentence(tier.entry)}）` }];
    }),
  ];
}

function goneTiers(before: ProgrammeDraft, after: ProgrammeDraft): readonly RuleChange[] {
  return before.tiers.flatMap((tier, rank) => {
    if (after.tiers.some((one) => one.key === tier.key)) return [];
    const mapped = after.tiers.find((one) => one.key === after.mapping?.[tier.key]);
    const into = mapped ?? after.tiers[Math.min(rank, after.tiers.length - 1)]!;
    return [{ field: 'tiers', title: '取消等级', before: tier.name, after: `原有的归入${into.name}` }];
  });
}

function orderChange(before: ProgrammeDraft, after: ProgrammeDraft): readonly RuleChange[] {
  const common = (one: ProgrammeDraft, other: ProgrammeDraft) =>
    one.tiers.filter(({ key }) => other.tiers.some((tier) => tier.key === key));
  const [olds, news] = [common(before, after), common(after, before)];
  if (olds.every(({ key }, i) => key === news[i]!.key)) return [];
  const [was, is] = [olds, news].map((tiers) => tiers.map(({ name }) => name).join('、'));
  return changeOf('tiers', '等级顺序（低到高）', [was!, is!]);
}

const palettes = { plain: '素', silver: '银', gold: '金', platinum: '铂', jade: '玉' } as const;
const downgrades: Readonly<Record<DowngradePolicy, string>> = {
  oneStep: '降一级',
  toQualified: '降到符合的等级',
  toBase: '降到基础等级',
};

function oneTierChanges(was: TierDefinition, tier: TierDefinition, path: string): readonly RuleChange[] {
  const { name } = tier;
  const [colourWas, colour] = [was, tier].map((one) => palettes[one.colours.palette]);
  const grace = ({ graceDays }: TierDefinition) => (graceDays === 0 ? '没有' : `${graceDays} 天`);
  const gifts = (one: TierDefinition) => (one.gifts.length === 0 ? null : one.gifts.join('、'));
  return [
    ...changeOf(`${path}.name`, '等级名称', [was.name, name]),
    ...changeOf(`${path}.colours.palette`, `${name}配色`, [colourWas!, colour!]),
    ...conditionChanges(was.entry, tier.entry, { title: `${name}升级`, path: `${path}.entry` }),
    ...retentionChanges(was.retention, tier.retention, { title: `${name}保级`, path: `${path}.retention` }),
    ...changeOf(`${path}.validity`, `${name}有效期`, [validityText(was.validity), validityText(tier.validity)]),
    ...changeOf(`${path}.graceDays`, `${name}宽限期`, [grace(was), grace(tier)]),
    ...changeOf(`${path}.downgrade`, `${name}没保住时`, [downgrades[was.downgrade], downgrades[tier.downgrade]]),
    ...perkChanges(was, tier, path),
    ...changeOf(`${path}.gifts`, `${name}升级礼`, [gifts(was), gifts(tier)]),
  ];
}

function retentionChanges(was: Rule | null, now: Rule | null, place: { title: string; path: string }) {
  if (was && now) return conditionChanges(was, now, place);
  const text = (rule: Rule | null) => (rule ? ruleSentence(rule) : '与升级条件相同');
  return changeOf(place.path, `${place.title}条件`, [text(was), text(now)]);
}

function perkChanges(was: TierDefinition, tier: TierDefinition, path: string): readonly RuleChange[] {
  const find = (perks: readonly Perk[], key: string) => perks.find((one) => one.key === key);
  const gone = was.perks.filter(({ key }) => !find(tier.perks, key));
  return [
    ...gone.flatMap((perk) => changeOf(`${path}.perks`, `${tier.name}权益`, [perkText(perk), null])),
    ...tier.perks.flatMap((perk, i) => {
      const old = find(was.perks, perk.key);
      return changeOf(`${path}.perks.${i}`, `${tier.name}权益`, [old ? perkText(old) : null, perkText(perk)]);
    }),
  ];
}

function perkText({ title, note, payPercent, categories, ...terms }: Perk): string {
  const { multiplierPercent, couponTemplate, monthlyLimit } = terms;
  const more = [
    ...(note ? [note] : []),
    ...(payPercent === undefined ? [] : [`付 ${payPercent}%`]),
    ...(categories ? [`限${categories.join('、')}`] : []),
    ...(multiplierPercent === undefined ? [] : [`积分 ${multiplierPercent / 100} 倍`]),
    ...(couponTemplate === undefined ? [] : [`当天送券 ${couponTemplate}`]),
    ...(monthlyLimit === undefined ? [] : [`每月 ${monthlyLimit} 次`]),
  ];
  return more.length === 0 ? title : `${title}（${more.join('，')}）`;
}
