import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Segmented } from 'antd';
import type { Distribution } from '@jieti/shared/api/what-if';
import type { Condition, TierDefinition } from '@jieti/shared/model/programme';
import { conditionKinds } from '@jieti/shared/rules/conditions/condition-kinds';
import { distributionQuery } from '../../../api/programmes';
import { EmptyState } from '../../../components/empty-state';
import { Loading } from '../../../components/loading';
import { Panel } from '../../../components/panel';
import { QueryView } from '../../../components/query-view';
import { count } from '../../../lib/numbers';
import { tierPalettes } from '../../../lib/palette';
import { useText, type Translate } from '../../../lib/use-text';
import { figureWords, valueWords } from '../model/condition-words';
import { findCondition, ruleOf, type ConditionPlace } from '../model/definition';
import { replaceInRule } from '../model/edit-rule';
import { changeRule } from '../model/edit-tiers';
import { publishedCondition } from '../model/published-value';
import { dragStep, estimateThreshold, shownRange, type ThresholdEstimate } from '../model/threshold-estimate';
import { tagOf } from './condition-text';
import { useDesk } from './desk';
import { ThresholdChart } from './threshold-chart';
import styles from './threshold.module.css';

/** One threshold on the figures of real members: where it cuts, and how that differs from what is published. */
export function ThresholdPanel({ programme }: { readonly programme: string }) {
  const t = useText();
  const desk = useDesk();
  const place = desk.selected;
  const condition = place && findCondition(desk.definition, place);
  const tier = desk.definition.tiers.find((each) => each.key === place?.tier);
  if (!place || !condition || !tier) {
    return (
      <Panel title={t('门槛试算')}>
        <EmptyState icon="adjust" title={t('选一个门槛')} note={t('点左边句子里的数字，看它在会员里切在哪里。')} />
      </Panel>
    );
  }
  return <Spread key={tagOf(place)} programme={programme} place={place} condition={condition} tier={tier} />;
}

interface SpreadProps {
  readonly programme: string;
  readonly place: ConditionPlace;
  readonly condition: Condition;
  readonly tier: TierDefinition;
}

function Spread({ programme, place, condition, tier }: SpreadProps) {
  const t = useText();
  const query = useQuery(distributionQuery(programme, condition));
  const [whole, setWhole] = useState<'near' | 'all'>('near');
  const side =
    place.side === 'entry' ? t('{name}门槛试算', { name: tier.name }) : t('{name}保级试算', { name: tier.name });
  const binNote = query.data && t('每格 {n}', { n: valueWords(condition.metric, query.data.binWidth) });
  return (
    <Panel
      title={side}
      note={[figureWords(condition), binNote].filter(Boolean).join('，')}
      extra={
        <Segmented
          size="small"
          aria-label={t('看多宽')}
          value={whole}
          options={[
            { value: 'near', label: t('门槛附近') },
            { value: 'all', label: t('全部') },
          ]}
          onChange={setWhole}
        />
      }
    >
      <QueryView query={query} loading={<Loading rows={7} height={26} />}>
        {(distribution) =>
          distribution.members === 0 ? (
            <EmptyState icon="members" title={t('还没有会员')} note={t('有了消费之后，这里画出分布。')} />
          ) : (
            <Cut place={place} condition={condition} tier={tier} distribution={distribution} whole={whole === 'all'} />
          )
        }
      </QueryView>
    </Panel>
  );
}

interface CutProps extends Omit<SpreadProps, 'programme'> {
  readonly distribution: Distribution;
  readonly whole: boolean;
}

function Cut({ place, condition, tier, distribution, whole }: CutProps) {
  const t = useText();
  const { definition, published, tiers, change, readOnly } = useDesk();
  const rank = definition.tiers.indexOf(tier);
  const lower = new Set(definition.tiers.slice(0, rank).map((each) => each.key));
  const before = publishedCondition(published, place, condition)?.value ?? null;
  const [from, to] = shownRange(distribution, whole ? [] : [condition.value, ...(before === null ? [] : [before])]);
  const estimate = estimateThreshold(distribution, condition.value, lower);
  const base = before === null ? null : estimateThreshold(distribution, before, lower);
  const rule = ruleOf(tier, place.side);
  const put = (value: number) =>
    rule &&
    change(
      changeRule(definition, tier.key, place.side, replaceInRule(rule, place.path, { ...condition, value })),
      tagOf(place),
    );
  const differs = base !== null && before !== condition.value;
  return (
    <>
      <p className={styles.estimate} aria-live="polite">
        <b style={{ color: tierPalettes[tier.colours.palette].text }}>
          {t('约 {n} 人达到 {value}', {
            n: count(estimate.above),
            value: valueWords(condition.metric, condition.value),
          })}
        </b>
        <span>{comparison(estimate, differs ? base : null, tiers !== null, t)}</span>
      </p>
      <ThresholdChart
        distribution={distribution}
        tiers={definition.tiers}
        tier={tier}
        lower={lower}
        metric={condition.metric}
        range={[from, to]}
        value={condition.value}
        published={before}
        step={dragStep(to - from, conditionKinds[condition.metric].unit === 'fen' ? 100 : 1)}
        readOnly={readOnly}
        onChange={put}
      />
    </>
  );
}

/** Against the published threshold, or who of those above stands lower today; always of this one condition alone. */
function comparison(now: ThresholdEstimate, before: ThresholdEstimate | null, isHeld: boolean, t: Translate): string {
  const alone = t('只看这一个条件');
  if (!isHeld) return alone;
  if (!before) return t('其中 {n} 人现在等级更低；{alone}', { n: count(now.rising), alone });
  const by = now.above - before.above;
  if (by < 0) return t('比线上少 {n} 人；{alone}', { n: count(-by), alone });
  const rising = count(Math.max(0, now.rising - before.rising));
  return t('比线上多 {n} 人，其中 {m} 人现在等级更低；{alone}', { n: count(by), m: rising, alone });
}
