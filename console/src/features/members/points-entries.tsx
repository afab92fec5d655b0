import type { MemberPoints } from '@jieti/shared/api/points';
import { EmptyState } from '../../components/empty-state';
import { Pager } from '../../components/pager';
import { Tag, type Tone } from '../../components/tag';
import { dateField, timelineStamp } from '../../lib/dates';
import { signed } from '../../lib/numbers';
import type { CursorPages } from '../../lib/use-cursor-pages';
import { useNow } from '../../lib/use-now';
import { useText } from '../../lib/use-text';
import styles from './points.module.css';

type Entry = MemberPoints['entries']['items'][number];

const kinds: Readonly<Record<Entry['kind'], { readonly word: string; readonly tone: Tone }>> = {
  earn: { word: '得', tone: 'ok' },
  spend: { word: '花', tone: 'plain' },
  takeBack: { word: '退货收回', tone: 'warn' },
  restore: { word: '退回', tone: 'info' },
  expire: { word: '到期', tone: 'plain' },
  adjust: { word: '调整', tone: 'warn' },
  transfer: { word: '转移', tone: 'warn' },
};

interface PointsEntriesProps {
  readonly entries: MemberPoints['entries'];
  readonly pages: CursorPages;
  readonly dimmed: boolean;
}

/** Every movement of a member's points with its cause, newest first. */
export function PointsEntries({ entries, pages, dimmed }: PointsEntriesProps) {
  const t = useText();
  if (entries.items.length === 0) {
    return <EmptyState icon="coin" title={t('还没有积分变动')} note={t('消费、互动和调整都会记在这里。')} />;
  }
  return (
    <div aria-busy={dimmed}>
      <ul className={styles.entries} aria-label={t('积分变动')}>
        {entries.items.map((entry) => (
          <EntryRow key={entry.id} entry={entry} />
        ))}
      </ul>
      <Pager pages={pages} nextCursor={entries.nextCursor} total={entries.total} busy={dimmed} />
    </div>
  );
}

function EntryRow({ entry }: { readonly entry: Entry }) {
  const t = useText();
  const now = useNow(600_000);
  const { at, kind, title, note, delta, pendingUntil, cause, rulesVersion, actor } = entry;
  const facts = [
    note,
    pendingUntil && t('{day} 起可用', { day: dateField(pendingUntil) }),
    actor && t('{who} 经手', { who: actor }),
    rulesVersion > 0 && t('规则 v{n}', { n: rulesVersion }),
  ];
  return (
    <li data-testid="points-entry" title={cause}>
      <time>{timelineStamp(at, now)}</time>
      <div>
        {title} <Tag tone={kinds[kind].tone}>{t(kinds[kind].word)}</Tag>
        <small>{facts.filter(Boolean).join('，')}</small>
      </div>
      <b className={delta < 0 ? 'text-bad' : undefined}>{signed(delta)}</b>
    </li>
  );
}
