import { useQuery } from '@tanstack/react-query';
import type { PointsRulesBook } from '@jieti/shared/api/points';
import { pointsRulesQuery } from '../../api/points';
import { Loading } from '../../components/loading';
import { PageHeader } from '../../components/page-header';
import { Panel } from '../../components/panel';
import { QueryView } from '../../components/query-view';
import { Tag } from '../../components/tag';
import { dateTimeWords } from '../../lib/dates';
import { useText } from '../../lib/use-text';
import { PointsDesk } from './points-desk';

/** How points are earned, kept and spent: the rules in force, the next ones, and all before. */
export function PointsPage() {
  const t = useText();
  const query = useQuery(pointsRulesQuery);
  if (query.data)
    return <PointsDesk key={latestVersion(query.data)} book={query.data} tag={<Standing book={query.data} />} />;
  return (
    <>
      <PageHeader title={t('积分')} />
      <QueryView
        query={query}
        loading={
          <Panel>
            <Loading rows={9} />
          </Panel>
        }
      >
        {() => null}
      </QueryView>
    </>
  );
}

function latestVersion({ current, upcoming }: PointsRulesBook): number {
  return (upcoming.at(-1) ?? current)?.rules.version ?? 0;
}

function Standing({ book: { current, upcoming } }: { readonly book: PointsRulesBook }) {
  const t = useText();
  const next = upcoming[0];
  return (
    <>
      {current ? (
        <Tag tone="ok">{t('第 {n} 版生效中', { n: current.rules.version })}</Tag>
      ) : (
        <Tag tone="warn">{t('还没有启用')}</Tag>
      )}
      {next && (
        <Tag tone="info">
          {t('第 {n} 版 {time} 起', { n: next.rules.version, time: dateTimeWords(next.rules.effectiveFrom) })}
        </Tag>
      )}
    </>
  );
}
