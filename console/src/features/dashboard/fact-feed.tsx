import { Link } from 'react-router';
import type { Dashboard } from '@jieti/shared/api/reports';
import { EmptyState } from '../../components/empty-state';
import { Icon } from '../../components/icon';
import type { IconName } from '../../components/icon-paths';
import { Panel } from '../../components/panel';
import { timeOfDay } from '../../lib/dates';
import { useText } from '../../lib/use-text';
import styles from './dashboard.module.css';

type FeedFact = Dashboard['facts'][number];

const icons: Readonly<Record<string, IconName>> = {
  purchase: 'receipt',
  refund: 'back',
  engagement: 'calendar',
  adjustment: 'adjust',
  join: 'person',
  upgrade: 'up',
  downgrade: 'down',
  renew: 'shield',
  coupon: 'ticket',
  message: 'message',
};
const bright = new Set(['upgrade', 'renew']);

export function FactFeed({ facts, live }: { readonly facts: readonly FeedFact[]; readonly live: boolean }) {
  const t = useText();
  return (
    <Panel
      title={t('今日事实')}
      note={facts.length > 0 && t('最近 {n} 条', { n: facts.length })}
      extra={live && <span className={styles.live}>{t('实时')}</span>}
      flush
    >
      {facts.length === 0 ? (
        <EmptyState icon="receipt" title={t('今天还没有记录')} note={t('收银、退款和社群行为会出现在这里。')} />
      ) : (
        <ol className={styles.feed}>
          {facts.slice(0, 12).map((fact) => (
            <FeedRow key={fact.id} fact={fact} />
          ))}
        </ol>
      )}
    </Panel>
  );
}

function FeedRow({ fact }: { readonly fact: FeedFact }) {
  return (
    <li className={bright.has(fact.kind) ? styles.bright : undefined}>
      <time>{timeOfDay(fact.at, { seconds: true })}</time>
      <Icon name={icons[fact.kind] ?? 'pulse'} />
      <Link to={`/members/${fact.memberId}`} title={fact.title}>
        {fact.title}
      </Link>
      <span title={fact.note}>{fact.note.split('，')[0]}</span>
    </li>
  );
}
