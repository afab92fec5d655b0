import { useQuery } from '@tanstack/react-query';
import type { RuleHealth } from '@jieti/shared/api/rule-health';
import { distributionQuery, versionsQuery } from '../../api/programmes';
import { EmptyState } from '../../components/empty-state';
import { Panel } from '../../components/panel';
import { QueryView } from '../../components/query-view';
import { count, measureOf } from '../../lib/numbers';
import { tierPalettes } from '../../lib/palette';
import { paletteKey } from '../../lib/palette-key';
import { useText } from '../../lib/use-text';
import { cutPointsOf, type CutPoints } from './cut-points';
import { DistributionChart } from './distribution-chart';
import styles from './rule-health.module.css';

/** How the figure that separates the tiers is spread, where the thresholds cut it, and where members bunch. */
export function DistributionPanel({ health }: { readonly health: RuleHealth }) {
  const t = useText();
  const versions = useQuery(versionsQuery(health.programme));
  const definition = versions.data?.find(({ version }) => version === health.version)?.definition;
  const cutPoints = definition ? cutPointsOf(definition) : null;
  if (definition && !cutPoints) {
    return (
      <Panel title={t('分布与门槛')}>
        <EmptyState icon="stairs" title={t('这条阶梯不是按一个数字分级的')} note={t('所以没有门槛可以画在分布里。')} />
      </Panel>
    );
  }
  return cutPoints ? (
    <Spread health={health} cutPoints={cutPoints} />
  ) : (
    <Panel title={t('分布与门槛')}>
      <QueryView query={versions}>{() => <EmptyState icon="stairs" title={t('没有找到线上版本')} />}</QueryView>
    </Panel>
  );
}

interface SpreadProps {
  readonly health: RuleHealth;
  readonly cutPoints: CutPoints;
}

function Spread({ health, cutPoints }: SpreadProps) {
  const t = useText();
  const query = useQuery(distributionQuery(health.programme, cutPoints.figure));
  const bin = query.data;
  return (
    <Panel
      title={t('分布与门槛')}
      note={bin && t('{label}，每格 {width}', { label: bin.label, width: measureOf(bin.binWidth, bin.unit) })}
      extra={<Keys tiers={health.tiers} />}
    >
      <QueryView query={query}>
        {(distribution) => (
          <>
            <DistributionChart distribution={distribution} cuts={cutPoints.cuts} tiers={health.tiers} />
            <ul className={styles.bunching}>
              {cutPoints.cuts.map(({ tier, name, value }) => (
                <Bunching
                  key={tier}
                  name={name}
                  value={measureOf(value, distribution.unit)}
                  tier={health.tiers.find(({ key }) => key === tier)}
                />
              ))}
            </ul>
          </>
        )}
      </QueryView>
    </Panel>
  );
}

interface BunchingProps {
  readonly name: string;
  readonly value: string;
  readonly tier: RuleHealth['tiers'][number] | undefined;
}

/** More just above a threshold than just below says that people aim at it. */
function Bunching({ name, value, tier }: BunchingProps) {
  const t = useText();
  return (
    <li>
      <b style={{ color: tierPalettes[paletteKey(tier?.palette)].text }}>
        {name} {value}
      </b>
      {tier && (
        <span>
          {t('门槛下 5% 以内 {below} 人，门槛上 5% 以内 {above} 人', {
            below: count(tier.justBelow),
            above: count(tier.justAbove),
          })}
        </span>
      )}
    </li>
  );
}

function Keys({ tiers }: Pick<RuleHealth, 'tiers'>) {
  return (
    <ul className={styles.keys}>
      {tiers.map(({ key, name, palette }) => (
        <li key={key}>
          <i style={{ background: tierPalettes[paletteKey(palette)].fill }} />
          {name}
        </li>
      ))}
    </ul>
  );
}
