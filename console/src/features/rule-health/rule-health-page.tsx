import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useNavigate, useParams } from 'react-router';
import type { RuleHealth } from '@jieti/shared/api/rule-health';
import { laddersQuery } from '../../api/programmes';
import { ruleHealthQuery } from '../../api/rule-health';
import { Loading } from '../../components/loading';
import { PageHeader } from '../../components/page-header';
import { Panel } from '../../components/panel';
import { QueryView } from '../../components/query-view';
import { Tag } from '../../components/tag';
import { dateField, dateTimeWords } from '../../lib/dates';
import { count } from '../../lib/numbers';
import { useText } from '../../lib/use-text';
import { DistributionPanel } from './distribution-panel';
import { Findings } from './findings';
import { Proposals } from './proposals';
import { SharesPanel } from './shares-panel';
import styles from './rule-health.module.css';

/** Whether a ladder's standards still separate members, and which others would (T13). */
export function RuleHealthPage() {
  const t = useText();
  const programme = useParams()['programme'] ?? '';
  const query = useQuery(ruleHealthQuery(programme));
  const health = query.data;
  return (
    <>
      <PageHeader
        title={t('规则体检')}
        tag={health && <ReviewTag health={health} />}
        note={
          health &&
          t('线上 v{version}，{n} 位会员，{time} 计算', {
            version: health.version,
            n: count(health.members),
            time: dateTimeWords(health.asOf),
          })
        }
        actions={<Ladders chosen={programme} />}
      />
      <QueryView query={query} loading={<HealthSkeleton />}>
        {(shown) => <Board health={shown} />}
      </QueryView>
    </>
  );
}

function Board({ health }: { readonly health: RuleHealth }) {
  return (
    <>
      <div className={styles.columns}>
        <SharesPanel health={health} />
        <Findings findings={health.findings} tiers={health.tiers} />
      </div>
      <DistributionPanel health={health} />
      <Proposals health={health} />
    </>
  );
}

function Ladders({ chosen }: { readonly chosen: string }) {
  const t = useText();
  const navigate = useNavigate();
  const { data } = useQuery({ ...laddersQuery, staleTime: 60_000 });
  if (!data || data.items.length < 2) return null;
  return (
    <Segmented
      aria-label={t('看哪条阶梯')}
      value={chosen}
      onChange={(programme) => void navigate(`/programmes/${programme}/health`)}
      options={data.items.map(({ programme, name }) => ({ value: programme, label: name }))}
    />
  );
}

function ReviewTag({ health: { reviewOn, reviewOverdue } }: { readonly health: RuleHealth }) {
  const t = useText();
  if (reviewOn === null) return <Tag tone="warn">{t('没有定复核日')}</Tag>;
  return reviewOverdue ? (
    <Tag tone="bad">{t('{day} 该复核，已逾期', { day: dateField(reviewOn) })}</Tag>
  ) : (
    <Tag tone="ok">{t('{day} 复核', { day: dateField(reviewOn) })}</Tag>
  );
}

function HealthSkeleton() {
  return (
    <>
      <div className={styles.columns}>
        {[5, 4].map((rows) => (
          <Panel key={rows}>
            <Loading rows={rows} height={22} />
          </Panel>
        ))}
      </div>
      <Panel>
        <Loading rows={6} height={24} />
      </Panel>
    </>
  );
}
