import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Segmented } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { FarmingFlag, FarmingQuery } from '@jieti/shared/api/perks';
import { dismissFarming, farmingQuery } from '../../api/perks';
import { JudgedList } from '../../components/judged-list';
import { PageHeader } from '../../components/page-header';
import { Panel } from '../../components/panel';
import { ReasonDialog } from '../../components/reason-dialog';
import { SearchField } from '../../components/search-field';
import { Tag } from '../../components/tag';
import { TierTag } from '../../components/tier-tag';
import { dateTimeWords } from '../../lib/dates';
import { count, money } from '../../lib/numbers';
import { useAddressParam } from '../../lib/use-address-param';
import { useCursorPages } from '../../lib/use-cursor-pages';
import { useSearchParam } from '../../lib/use-search-param';
import { useText } from '../../lib/use-text';
import styles from './farming.module.css';

type State = FarmingQuery['state'];
const states: readonly (readonly [State, string])[] = [
  ['open', '待看'],
  ['dismissed', '看过没问题'],
  ['all', '全部'],
];

/** Members who bought, rose, used the gift and gave the order back; each with what was found, to be judged by people. */
export function FarmingPage() {
  const t = useText();
  const pages = useCursorPages();
  const [search, setSearch] = useSearchParam();
  const [chosen, setState] = useAddressParam('state');
  const state = states.find(([each]) => each === chosen)?.[0] ?? 'open';
  const query = useQuery(farmingQuery(state, search, pages.cursor));
  const [dismissing, setDismissing] = useState<FarmingFlag | null>(null);
  return (
    <>
      <PageHeader title={t('套利提示')} note={t('消费升级、用掉礼遇、再退货的记录。只是提示，不会自动处罚。')} />
      <Panel flush>
        <div className={styles.filters}>
          <SearchField label={t('找会员')} placeholder={t('会员号或姓名开头')} value={search} onSettled={setSearch} />
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
          note={t('有人消费升级、用掉礼遇后又退货，会列在这里。')}
        >
          {(items) => (
            <ul className={styles.flags}>
              {items.map((flag) => (
                <Flag key={flag.id} flag={flag} onDismiss={setDismissing} />
              ))}
            </ul>
          )}
        </JudgedList>
      </Panel>
      <Dismissal flag={dismissing} onClose={() => setDismissing(null)} />
    </>
  );
}

interface FlagProps {
  readonly flag: FarmingFlag;
  readonly onDismiss: (flag: FarmingFlag) => void;
}

function Flag({ flag, onDismiss }: FlagProps) {
  const t = useText();
  const { member, tier, foundAt, state, sentence, times, dismissedBy, dismissedAt, reason } = flag;
  return (
    <li data-testid="farming-flag">
      <header>
        <Link to={`/members/${member.id}`}>{member.name}</Link>
        <span className="muted">{member.cardNo}</span>
        <TierTag tier={tier} />
        {times > 1 && <Tag tone="bad">{t('第 {n} 次', { n: times })}</Tag>}
        <span className={styles.found}>{t('{time} 发现', { time: dateTimeWords(foundAt) })}</span>
        {state === 'open' && (
          <Button size="small" onClick={() => onDismiss(flag)}>
            {t('看过，没问题')}
          </Button>
        )}
      </header>
      <p className={styles.sentence}>{sentence}</p>
      <Evidence flag={flag} />
      {state === 'dismissed' && (
        <p className="muted">
          {t('{who} {time} 看过：{reason}', {
            who: dismissedBy ?? '—',
            time: dismissedAt === null ? '' : dateTimeWords(dismissedAt),
            reason: reason ?? '—',
          })}
        </p>
      )}
    </li>
  );
}

function Evidence({ flag: { evidence } }: { readonly flag: FarmingFlag }) {
  const t = useText();
  const { purchase, purchasedAt, amountFen, refund, refundedAt, refundedFen, gifts } = evidence;
  const steps = [
    {
      key: purchase,
      name: t('消费'),
      at: purchasedAt,
      what: [amountFen === null ? '' : money(amountFen), purchase].filter(Boolean).join('，'),
    },
    ...gifts.map(({ couponId, title, usedAt, points }) => ({
      key: `gift-${couponId}`,
      name: t('用礼遇'),
      at: usedAt,
      what: points > 0 ? t('{title}，收回 {n} 积分', { title, n: count(points) }) : title,
    })),
    {
      key: refund,
      name: t('退货'),
      at: refundedAt,
      what: [refundedFen === null ? '' : money(refundedFen), refund].filter(Boolean).join('，'),
    },
  ];
  return (
    <ol className={styles.steps}>
      {steps.map(({ key, name, at, what }) => (
        <li key={key}>
          <b>{name}</b>
          <span>{at === null ? '—' : dateTimeWords(at)}</span>
          <span className="muted">{what}</span>
        </li>
      ))}
    </ol>
  );
}

interface DismissalProps {
  readonly flag: FarmingFlag | null;
  readonly onClose: () => void;
}

function Dismissal({ flag, onClose }: DismissalProps) {
  const t = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const run = useMutation({
    mutationFn: (reason: string) => (flag ? dismissFarming(flag.id, reason) : Promise.reject(new Error())),
    onSuccess: async () => {
      void message.success(t('已经记下。'));
      onClose();
      await queries.invalidateQueries({ queryKey: ['farming'] });
    },
    onError: (error) => void message.error(error.message),
  });
  return (
    <ReasonDialog
      open={flag !== null}
      title={t('看过，没问题')}
      note={t('{member} 的这条提示会收起来。写一句为什么，之后查得到。', { member: flag?.member.name ?? '' })}
      confirm={t('记下')}
      busy={run.isPending}
      maxLength={200}
      onConfirm={run.mutate}
      onClose={onClose}
    />
  );
}
