import { useQuery } from '@tanstack/react-query';
import type { Article, ArticleFunnel } from '@jieti/shared/api/articles';
import { articleFunnelQuery, exportReadings } from '../../api/articles';
import { EmptyState } from '../../components/empty-state';
import { ExportButton } from '../../components/export-button';
import { Panel } from '../../components/panel';
import { ProgressBar } from '../../components/progress-bar';
import { QueryView } from '../../components/query-view';
import { count, share } from '../../lib/numbers';
import { useText } from '../../lib/use-text';
import { DwellChart } from './dwell-chart';
import styles from './articles.module.css';

/** Who opened, read and shared it, and how long members stayed. */
export function ReadersView({ article: { id } }: { readonly article: Article }) {
  const query = useQuery({ ...articleFunnelQuery(id), refetchInterval: 30_000 });
  return <QueryView query={query}>{(funnel) => <Readers id={id} funnel={funnel} />}</QueryView>;
}

function Readers({ id, funnel }: { readonly id: number; readonly funnel: ArticleFunnel }) {
  const t = useText();
  const { opened, read, shared, medianSeconds, estimatedSeconds, neededSeconds } = funnel;
  if (opened === 0)
    return (
      <Panel>
        <EmptyState icon="eye" title={t('还没有人打开')} note={t('发布后，会员在小程序的文章里看到它。')} />
      </Panel>
    );
  const stages = [
    ['打开', opened],
    ['读完', read],
    ['分享', shared],
  ] as const;
  return (
    <div className={styles.main}>
      <Panel
        title={t('从打开到分享')}
        note={t('停留满 {n} 秒、看到全文的 80% 才算读完', { n: neededSeconds })}
        extra={<ExportButton run={() => exportReadings(id)} />}
      >
        {stages.map(([word, members], i) => (
          <div key={word} className={styles.stage}>
            <b>{t(word)}</b>
            <ProgressBar part={members} whole={opened} label={t(word)} />
            <span>{t('{n} 人', { n: count(members) })}</span>
            <span className="muted">{i === 0 ? '' : share(members, stages[i - 1]![1])}</span>
          </div>
        ))}
      </Panel>
      <div className={styles.pair}>
        <Panel
          title={t('停留了多久')}
          note={t('中位 {m} 秒，估计要 {n} 秒', { m: medianSeconds ?? '—', n: estimatedSeconds })}
        >
          <DwellChart funnel={funnel} />
        </Panel>
        <Panel title={t('看到哪里')} note={t('每位会员最远到的地方')}>
          {funnel.scroll.map(({ from, members }) => (
            <div key={from} className={styles.stage}>
              <b>{`${from}–${from + 25}%`}</b>
              <ProgressBar part={members} whole={opened} label={`${from}–${from + 25}%`} />
              <span>{t('{n} 人', { n: count(members) })}</span>
              <span className="muted">{share(members, opened)}</span>
            </div>
          ))}
        </Panel>
      </div>
    </div>
  );
}
