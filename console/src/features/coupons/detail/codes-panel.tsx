import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import type { ExchangeCode } from '@jieti/shared/api/claims';
import type { CouponTemplate } from '@jieti/shared/api/coupons';
import { Link } from 'react-router';
import { exchangeCodesQuery, exportExchangeCodes } from '../../../api/coupon-work';
import { DataTable, type Column } from '../../../components/data-table';
import { EmptyState } from '../../../components/empty-state';
import { ExportButton } from '../../../components/export-button';
import { Pager } from '../../../components/pager';
import { Panel } from '../../../components/panel';
import { QueryView } from '../../../components/query-view';
import { SearchField } from '../../../components/search-field';
import { Tag, type Tone } from '../../../components/tag';
import { dateTimeWords } from '../../../lib/dates';
import { useCursorPages } from '../../../lib/use-cursor-pages';
import { useSearchParam } from '../../../lib/use-search-param';
import { useText, type Translate } from '../../../lib/use-text';
import { CodesDialog } from './codes-dialog';
import styles from './detail.module.css';

const states: Readonly<Record<ExchangeCode['state'], { readonly word: string; readonly tone: Tone }>> = {
  open: { word: '没用过', tone: 'ok' },
  used: { word: '已兑换', tone: 'plain' },
  void: { word: '作废', tone: 'bad' },
};

interface CodesPanelProps {
  readonly template: CouponTemplate;
  readonly tabs: ReactNode;
}

/** Codes that are given out elsewhere and become a coupon when a member types one in. */
export function CodesPanel({ template, tabs }: CodesPanelProps) {
  const t = useText();
  const pages = useCursorPages();
  const [search, setSearch] = useSearchParam();
  const [making, setMaking] = useState(false);
  const query = useQuery(exchangeCodesQuery(template.id, search, pages.cursor));
  return (
    <Panel title={t('兑换码')} note={t('会员在小程序里输入，换成这张券')} extra={tabs} flush>
      <div className={styles.tools}>
        <SearchField label={t('找兑换码')} placeholder={t('整个兑换码')} value={search} onSettled={setSearch} />
        <div className={styles.toolsEnd}>
          <ExportButton run={() => exportExchangeCodes(template.id)} />
          <Button type="primary" disabled={!template.active} onClick={() => setMaking(true)} data-testid="codes-new">
            {t('生成或导入')}
          </Button>
        </div>
      </div>
      <QueryView query={query}>
        {(page) =>
          page.items.length === 0 ? (
            <EmptyState
              icon="ticket"
              title={search === '' ? t('还没有兑换码') : t('没有找到兑换码')}
              note={t('可以生成一批，或者导入别处印好的。')}
            />
          ) : (
            <>
              <DataTable
                label={t('兑换码')}
                columns={columnsOf(t)}
                rows={page.items}
                rowKey={(code) => code.id}
                rowTestId="code-row"
                dimmed={query.isPlaceholderData}
              />
              <Pager pages={pages} nextCursor={page.nextCursor} total={page.total} busy={query.isPlaceholderData} />
            </>
          )
        }
      </QueryView>
      <CodesDialog template={template} open={making} onClose={() => setMaking(false)} />
    </Panel>
  );
}

function columnsOf(t: Translate): readonly Column<ExchangeCode>[] {
  return [
    { key: 'code', title: t('兑换码'), cell: ({ code }) => <span className={styles.code}>{code}</span> },
    {
      key: 'state',
      title: t('状态'),
      cell: ({ state }) => <Tag tone={states[state].tone}>{t(states[state].word)}</Tag>,
    },
    {
      key: 'used',
      title: t('谁兑换的'),
      cell: ({ memberId, usedAt }) =>
        memberId === null ? (
          <span className="muted">—</span>
        ) : (
          <>
            <Link to={`/members/${memberId}`}>{t('会员 {id}', { id: memberId })}</Link>
            {usedAt !== null && <span className="muted">，{dateTimeWords(usedAt)}</span>}
          </>
        ),
    },
    { key: 'batch', title: t('批次'), cell: ({ batch }) => batch },
    {
      key: 'made',
      title: t('制作'),
      align: 'right',
      cell: ({ createdAt, createdBy }) => (
        <span className="muted">
          {createdBy}，{dateTimeWords(createdAt)}
        </span>
      ),
    },
  ];
}
