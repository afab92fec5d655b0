import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link, useNavigate } from 'react-router';
import type { CouponTemplate } from '@jieti/shared/api/coupons';
import type { Page } from '@jieti/shared/api/paging';
import { couponTemplatesQuery, exportCouponTemplates } from '../../api/coupons';
import { DataTable } from '../../components/data-table';
import { EmptyState } from '../../components/empty-state';
import { ExportButton } from '../../components/export-button';
import { Icon } from '../../components/icon';
import { PageHeader } from '../../components/page-header';
import { Pager } from '../../components/pager';
import { Panel } from '../../components/panel';
import { QueryView } from '../../components/query-view';
import { SearchField } from '../../components/search-field';
import { useCursorPages } from '../../lib/use-cursor-pages';
import { useSearchParam } from '../../lib/use-search-param';
import { useText } from '../../lib/use-text';
import { couponColumns } from './coupon-columns';
import { useActivation } from './use-activation';
import styles from './coupons.module.css';

export function CouponsPage() {
  const t = useText();
  const [search, setSearch] = useSearchParam();
  const pages = useCursorPages();
  const query = useQuery(couponTemplatesQuery(search, pages.cursor));
  const create = (
    <Link to="/coupons/new">
      <Button type="primary" icon={<Icon name="plus" />} data-testid="coupon-new">
        {t('新建券')}
      </Button>
    </Link>
  );
  return (
    <>
      <PageHeader
        title={t('权益与券')}
        note={t('券发出时带走当时的条件，之后改模板不影响已发的券。')}
        actions={
          <>
            <Link to="/packs">
              <Button icon={<Icon name="gift" />} data-testid="packs-open">
                {t('券包')}
              </Button>
            </Link>
            <ExportButton run={() => exportCouponTemplates(search)} />
            {create}
          </>
        }
      />
      <Panel flush>
        <div className={styles.filters}>
          <SearchField label={t('找券')} placeholder={t('券名')} value={search} onSettled={setSearch} />
        </div>
        <QueryView query={query}>
          {(page) => (
            <TemplateList page={page} dimmed={query.isPlaceholderData} filtered={search !== ''} action={create} />
          )}
        </QueryView>
      </Panel>
    </>
  );
}

interface TemplateListProps {
  readonly page: Page<CouponTemplate>;
  readonly dimmed: boolean;
  readonly filtered: boolean;
  readonly action: React.ReactNode;
}

function TemplateList({ page, dimmed, filtered, action }: TemplateListProps) {
  const t = useText();
  const pages = useCursorPages();
  const activation = useActivation();
  const navigate = useNavigate();
  if (page.items.length === 0) {
    return filtered ? (
      <EmptyState icon="search" title={t('没有找到券')} note={t('换个券名再试。')} />
    ) : (
      <EmptyState icon="ticket" title={t('还没有券')} note={t('先建一张，活动和升级礼都从这里选。')} action={action} />
    );
  }
  return (
    <>
      <DataTable
        label={t('券')}
        columns={couponColumns(t, activation)}
        rows={page.items}
        rowKey={(template) => template.id}
        rowTestId="coupon-row"
        dimmed={dimmed}
        onOpen={(template) => void navigate(`/coupons/${template.id}`)}
      />
      <Pager pages={pages} nextCursor={page.nextCursor} total={page.total} busy={dimmed} />
    </>
  );
}
