import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Select } from 'antd';
import { Link } from 'react-router';
import type { Gathering, SignUpRow } from '@jieti/shared/api/gatherings';
import { isAttendable } from '@jieti/shared/rules/community/gathering-state';
import { attendAtDesk, exportSignUps, signUpsQuery } from '../../api/gatherings';
import { DataTable, type Column } from '../../components/data-table';
import { EmptyState } from '../../components/empty-state';
import { ExportButton } from '../../components/export-button';
import { Pager } from '../../components/pager';
import { Panel } from '../../components/panel';
import { QueryView } from '../../components/query-view';
import { SearchField } from '../../components/search-field';
import { Tag } from '../../components/tag';
import { TierNames } from '../../components/tier-names';
import { dateTimeWords } from '../../lib/dates';
import { count, share } from '../../lib/numbers';
import { useAddressParam } from '../../lib/use-address-param';
import { useCursorPages } from '../../lib/use-cursor-pages';
import { useNow } from '../../lib/use-now';
import { useSearchParam } from '../../lib/use-search-param';
import { useText, type Translate } from '../../lib/use-text';
import { signUpWords } from './gathering-words';
import styles from './gatherings.module.css';

/** Who signed up, who waits and who came. */
export function SignUpsView({ gathering }: { readonly gathering: Gathering }) {
  const t = useText();
  const { id } = gathering;
  const pages = useCursorPages();
  const [search, setSearch] = useSearchParam();
  const [state, setState] = useAddressParam('state');
  const filter = { state: state || undefined, search: search || undefined };
  const query = useQuery({ ...signUpsQuery(id, filter, pages.cursor), refetchInterval: 15_000 });
  const attend = useAttend(id);
  const isNow = isAttendable({ ...gathering, signUpFromAt: null }, useNow(30_000));
  return (
    <div className={styles.main}>
      <Figures gathering={gathering} />
      {attend.isError && <Alert type="error" showIcon title={attend.error.message} role="alert" />}
      <Panel flush>
        <div className={styles.filters}>
          <SearchField label={t('找会员')} placeholder={t('卡号，或完整的姓名')} value={search} onSettled={setSearch} />
          <Select
            aria-label={t('状态')}
            className={styles.state}
            allowClear
            placeholder={t('全部状态')}
            value={state || undefined}
            options={Object.entries(signUpWords).map(([value, { word }]) => ({ value, label: t(word) }))}
            onChange={(next: string | undefined) => setState(next ?? '')}
          />
          <span className={styles.spring} />
          <ExportButton run={() => exportSignUps(id)} />
        </div>
        <QueryView query={query}>
          {(page) =>
            page.items.length === 0 ? (
              <EmptyState icon="members" title={t('名单上还没有人')} note={t('会员在小程序里报名后出现在这里。')} />
            ) : (
              <>
                <DataTable
                  label={t('报名名单')}
                  columns={columnsOf(t, isNow ? attend.mutate : null)}
                  rows={page.items}
                  rowKey={({ memberId }) => memberId}
                  rowTestId="sign-up-row"
                  dimmed={query.isPlaceholderData}
                />
                <Pager pages={pages} nextCursor={page.nextCursor} total={page.total} busy={query.isPlaceholderData} />
              </>
            )
          }
        </QueryView>
      </Panel>
    </div>
  );
}

function useAttend(id: number) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (memberId: number) => attendAtDesk(id, memberId),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['gatherings'] }),
  });
}

function Figures({ gathering: { counts, capacity, phase } }: { readonly gathering: Gathering }) {
  const t = useText();
  const { signedUp, waiting, attended, walkedIn } = counts;
  const expected = signedUp + attended - walkedIn;
  const figures = [
    ['名额', count(capacity)],
    ['已报名', count(expected)],
    ['候补', count(waiting)],
    ['到场', count(attended)],
    ['没报名来的', count(walkedIn)],
    ['到场率', phase === 'ended' ? share(attended - walkedIn, expected) : '—'],
  ] as const;
  return (
    <Panel>
      <div className={styles.figures}>
        {figures.map(([word, figure]) => (
          <p key={word}>
            <span className="muted">{t(word)}</span>
            <b>{figure}</b>
          </p>
        ))}
      </div>
    </Panel>
  );
}

function columnsOf(t: Translate, attend: ((memberId: number) => void) | null): readonly Column<SignUpRow>[] {
  const cameBy = { code: t('签到码'), desk: t('工作人员') } as const;
  return [
    {
      key: 'member',
      title: t('会员'),
      cell: ({ memberId, name }) => <Link to={`/members/${memberId}`}>{name}</Link>,
    },
    { key: 'tier', title: t('等级'), cell: ({ tier }) => <TierNames keys={[tier]} /> },
    {
      key: 'state',
      title: t('状态'),
      cell: ({ state, place }) => (
        <Tag tone={signUpWords[state].tone}>
          {place === null ? t(signUpWords[state].word) : t('候补第 {n} 位', { n: place })}
        </Tag>
      ),
    },
    {
      key: 'signed',
      title: t('报名'),
      cell: ({ signedUpAt }) => (signedUpAt === null ? t('没有报名') : dateTimeWords(signedUpAt)),
    },
    {
      key: 'came',
      title: t('到场'),
      cell: ({ attendedAt, cameBy: by }) =>
        attendedAt === null ? '—' : `${dateTimeWords(attendedAt)}${by === null ? '' : ` · ${cameBy[by]}`}`,
    },
    {
      key: 'act',
      title: '',
      align: 'right',
      cell: ({ memberId, state }) =>
        attend !== null &&
        (state === 'signedUp' || state === 'waiting') && (
          <Button size="small" onClick={() => attend(memberId)}>
            {t('已到场')}
          </Button>
        ),
    },
  ];
}
