import { useQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { Link, useParams, useSearchParams } from 'react-router';
import type { CouponTemplate } from '@jieti/shared/api/coupons';
import { couponTemplateQuery } from '../../../api/coupons';
import { Icon } from '../../../components/icon';
import { Loading } from '../../../components/loading';
import { PageHeader } from '../../../components/page-header';
import { Panel } from '../../../components/panel';
import { QueryView } from '../../../components/query-view';
import { Tag } from '../../../components/tag';
import { useOwnCrumb } from '../../../lib/crumb';
import { couponKindWords } from '../../../lib/coupon-words';
import { dateField } from '../../../lib/dates';
import { useText } from '../../../lib/use-text';
import { useActivation } from '../use-activation';
import { CodesPanel } from './codes-panel';
import { EventsPanel } from './events-panel';
import { FunnelPanel } from './funnel-panel';
import { GrantsPanel } from './grants-panel';
import { TermsPanel } from './terms-panel';
import { VoidAll } from './void-all';
import styles from './detail.module.css';

/** One coupon: what it promises, where its pieces are, and everything that may be done with them. */
export function CouponPage() {
  const id = Number(useParams()['id']);
  const query = useQuery(couponTemplateQuery(id));
  useOwnCrumb(query.data?.terms.title ?? null);
  return (
    <QueryView
      query={query}
      loading={
        <Panel>
          <Loading rows={9} />
        </Panel>
      }
    >
      {(template) => <Sheet template={template} />}
    </QueryView>
  );
}

function Sheet({ template }: { readonly template: CouponTemplate }) {
  return (
    <>
      <Head template={template} />
      <div className={styles.columns}>
        <TermsPanel template={template} />
        <FunnelPanel template={template} />
      </div>
      <Work template={template} />
    </>
  );
}

function Head({ template }: { readonly template: CouponTemplate }) {
  const t = useText();
  const activation = useActivation();
  const { id, terms, version, active, createdAt } = template;
  return (
    <PageHeader
      title={terms.title}
      tag={
        <>
          <Tag>{t(couponKindWords[terms.kind])}</Tag>
          <Tag tone={active ? 'ok' : 'warn'}>{active ? t('发放中') : t('已停发')}</Tag>
        </>
      }
      note={t('第 {n} 版，{day} 创建', { n: version, day: dateField(createdAt) })}
      actions={
        <>
          <VoidAll template={template} />
          <Button
            icon={active && <Icon name="pause" />}
            loading={activation.busyId === id}
            onClick={() => activation.change(template, !active)}
            data-testid="coupon-switch"
          >
            {active ? t('停发') : t('恢复发放')}
          </Button>
          <Link to={`/coupons/${id}/edit`}>
            <Button type="primary" icon={<Icon name="edit" />} data-testid="coupon-edit">
              {t('修改')}
            </Button>
          </Link>
        </>
      }
    />
  );
}

const tabWords = { events: '流水', grants: '批量发放', codes: '兑换码' } as const;
type Tab = keyof typeof tabWords;
const tabs: readonly Tab[] = ['events', 'grants', 'codes'];

function Work({ template }: { readonly template: CouponTemplate }) {
  const t = useText();
  const [params, setParams] = useSearchParams();
  const tab = tabs.find((each) => each === params.get('tab')) ?? 'events';
  const choice = (
    <Segmented
      aria-label={t('看什么')}
      value={tab}
      onChange={(chosen) => setParams(chosen === 'events' ? {} : { tab: chosen }, { replace: true })}
      options={tabs.map((value) => ({ value, label: t(tabWords[value]) }))}
    />
  );
  switch (tab) {
    case 'events':
      return <EventsPanel template={template} tabs={choice} />;
    case 'grants':
      return <GrantsPanel template={template} tabs={choice} />;
    case 'codes':
      return <CodesPanel template={template} tabs={choice} />;
    default:
      return tab satisfies never;
  }
}
