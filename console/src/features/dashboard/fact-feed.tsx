import { Link } from 'react-router';
import type { Dashboard } from '@jieti/shared/api/reports';
import { EmptyState } from '../../components/empty-state';
import { Icon } from '../../components/icon';
import type { IconName } from '../../components/icon-paths';
import { Panel } from '../../components/panel';
import { dateField, dateTimeWords, daysBetween, timeOfDay } from '../../lib/dates';
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

const SHOWN = 8;

interface FactFeedProps {
  readonly facts: readonly FeedFact[];
  readonly now: number;
  readonly live: boolean;
}

export function FactFeed({ facts, now, live }: FactFeedProps) {
  const t = useText();
  return (
    <Panel
      title={t('最新事实')}
      note={facts.length > 0 && t('最近 {n} 条', { n: Math.min(SHOWN, facts.length) })}
      extra={live && <span className={styles.live}>{t('实时')}</span>}
      flush
    >
      {facts.length === 0 ? (
        <EmptyState icon="receipt" title={t('还没有记录')} note={t('收银、退款和社群行为会出现在这里。')} />
      ) : (
        <ol className={styles.feed}>
          {facts.slice(0, SHOWN).map((fact) => (
            <FeedRow key={fact.id} fact={fact} now={now} />
          ))}
        </ol>
      )}
    </Panel>
  );
}

function FeedRow({ fact, now }: { readonly fact: FeedFact; readonly now: number }) {
  return (
    <li className={bright.has(fact.kind) ? styles.bright : undefined}>
      <time title={dateTimeWords(fact.at)}>
        {daysBetween(fact.at, now) === 0 ? timeOfDay(fact.at, { seconds: true }) : dateField(fact.at).slice(5)}
      </time>
      <Icon name={icons[fact.kind] ?? 'pulse'} />
      <Link to={`/members/${fact.memberId}`} title={fact.title}>
        {fact.title}
      </Link>
      <span title={fact.note}>{fact.note.split('，')[0]}</span>
    </li>
  );
}
