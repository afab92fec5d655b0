import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Segmented } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { WatchDecision, WatchItem, WatchQuery } from '@jieti/shared/api/engagement';
import { decideWatch, watchQuery } from '../../api/engagement';
import { JudgedList } from '../../components/judged-list';
import { PageHeader } from '../../components/page-header';
import { Panel } from '../../components/panel';
import { ReasonDialog } from '../../components/reason-dialog';
import { SearchField } from '../../components/search-field';
import { Tag } from '../../components/tag';
import { dateTimeWords } from '../../lib/dates';
import { useAddressParam } from '../../lib/use-address-param';
import { useCursorPages } from '../../lib/use-cursor-pages';
import { useSearchParam } from '../../lib/use-search-param';
import { useText } from '../../lib/use-text';
import styles from './watch.module.css';

type State = WatchQuery['state'];
type Kind = WatchQuery['kind'];
const states: readonly (readonly [State, string])[] = [
  ['open', '待看'],
  ['kept', '没问题'],
  ['rejected', '不计入'],
  ['all', '全部'],
];
const kinds: readonly (readonly [Kind, string])[] = [
  ['invitation', '邀请'],
  ['flag', '社群活动'],
];

interface Asked {
  readonly item: WatchItem;
  readonly decision: WatchDecision['decision'];
}

/** Invitations and activity that look made up, each with what was seen; a person decides, with a reason. */
export function WatchPage() {
  const t = useText();
  const pages = useCursorPages();
  const [search, setSearch] = useSearchParam();
  const [chosenState, setState] = useAddressParam('state');
  const [chosenKind, setKind] = useAddressParam('kind');
  const state = states.find(([each]) => each === chosenState)?.[0] ?? 'open';
  const kind = kinds.find(([each]) => each === chosenKind)?.[0] ?? 'invitation';
  const query = useQuery(watchQuery({ kind, state, search }, pages.cursor));
  const [asked, ask] = useState<Asked | null>(null);
  const effect =
    kind === 'invitation'
      ? t('待看的邀请先不计入，你确认后按原来的时间计入。')
      : t('这些活动在每日上限内已经计入，判定不计入后会当作没发生过。');
  return (
    <>
      <PageHeader title={t('可疑互动')} note={effect} />
      <Panel flush>
        <div className={styles.filters}>
          <SearchField label={t('找会员')} placeholder={t('会员号或姓名开头')} value={search} onSettled={setSearch} />
          <Segmented
            aria-label={t('类别')}
            value={kind}
            onChange={(next) => setKind(next === 'invitation' ? '' : next)}
            options={kinds.map(([value, word]) => ({ value, label: t(word) }))}
          />
          <Segmented
            aria-label={t('状态')}
            value={state}
            onChange={(next) => setState(next === 'open' ? '' : next)}
            options={states.map(([value, word]) => ({ value, label: t(word) }))}
          />
        </div>
        <JudgedList
          query={query}
          pages={pages}
          waiting={state === 'open'}
          note={t('同一部手机上的邀请、一小时内刷出来的活动，会列在这里。')}
        >
          {(items) => (
            <ul className={styles.items}>
              {items.map((item) => (
                <Item key={item.id} item={item} onDecide={(decision) => ask({ item, decision })} />
              ))}
            </ul>
          )}
        </JudgedList>
      </Panel>
      <Decision asked={asked} onClose={() => ask(null)} />
    </>
  );
}

interface ItemProps {
  readonly item: WatchItem;
  readonly onDecide: (decision: WatchDecision['decision']) => void;
}

function Item({ item, onDecide }: ItemProps) {
  const t = useText();
  const { member, friend, sentence, foundAt, state, decidedBy, decidedAt, reason } = item;
  return (
    <li data-testid="watch-item">
      <header>
        <Link to={`/members/${member.id}`}>{member.name || member.cardNo}</Link>
        <span className="muted">{member.cardNo}</span>
        {friend && (
          <>
            <span className="muted">{t('邀请了')}</span>
            <Link to={`/members/${friend.id}`}>{friend.name || friend.cardNo}</Link>
          </>
        )}
        {state === 'rejected' && <Tag tone="bad">{t('不计入')}</Tag>}
        {state === 'kept' && <Tag tone="ok">{t('没问题')}</Tag>}
        <span className={styles.found}>{t('{time} 发现', { time: dateTimeWords(foundAt) })}</span>
        {state === 'open' && (
          <>
            <Button size="small" onClick={() => onDecide('keep')}>
              {t('没问题，计入')}
            </Button>
            <Button size="small" danger onClick={() => onDecide('reject')}>
              {t('不计入')}
            </Button>
          </>
        )}
      </header>
      <p className={styles.sentence}>{sentence}</p>
      {decidedAt !== null && (
        <p className="muted">
          {t('{who} {time} 处理：{reason}', {
            who: decidedBy ?? '—',
            time: dateTimeWords(decidedAt),
            reason: reason ?? '—',
          })}
        </p>
      )}
    </li>
  );
}

interface DecisionProps {
  readonly asked: Asked | null;
  readonly onClose: () => void;
}

function Decision({ asked, onClose }: DecisionProps) {
  const t = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const run = useMutation({
    mutationFn: (reason: string) =>
      asked ? decideWatch(asked.item, { decision: asked.decision, reason }) : Promise.reject(new Error()),
    onSuccess: async () => {
      void message.success(t('已经记下。'));
      onClose();
      await queries.invalidateQueries({ queryKey: ['engagement-watch'] });
    },
    onError: (error) => void message.error(error.message),
  });
  const keeps = asked?.decision === 'keep';
  return (
    <ReasonDialog
      open={asked !== null}
      title={keeps ? t('没问题，计入') : t('不计入')}
      note={noteOf(asked, t)}
      confirm={keeps ? t('计入') : t('不计入')}
      busy={run.isPending}
      maxLength={200}
      onConfirm={run.mutate}
      onClose={onClose}
    />
  );
}

function noteOf(asked: Asked | null, t: ReturnType<typeof useText>): string {
  if (asked?.item.kind === 'invitation')
    return asked.decision === 'keep'
      ? t('好友的首单过了退货期，邀请按原来的时间计入。写一句为什么，之后查得到。')
      : t('这次邀请永远不计入，会员在邀请记录里看得到。写一句为什么，之后查得到。');
  return asked?.decision === 'keep'
    ? t('这些活动照旧计入。写一句为什么，之后查得到。')
    : t('这段时间的 {n} 次活动当作没发生过，等级随之重算。已得的积分不动，要收回请到会员页。', {
        n: asked?.item.events ?? 0,
      });
}
