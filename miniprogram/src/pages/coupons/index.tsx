import { useQuery } from '@tanstack/react-query';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import type { CouponView } from '@jieti/shared/api/coupons';
import type { MyCoupons } from '@jieti/shared/api/me';
import { getCoupons, type CouponTab } from '../../api/me';
import { phoneNow } from '../../clock';
import { Chips } from '../../components/chips/chips';
import { Screen } from '../../components/screen/screen';
import { ErrorState } from '../../components/states/error-state';
import { Notice } from '../../components/states/notice';
import { Skeleton } from '../../components/states/skeleton';
import { ListEnd } from '../../components/states/list-end';
import { StaleNote } from '../../components/states/stale-note';
import { Ticket } from '../../components/ticket/ticket';
import { TopBar } from '../../components/top-bar/top-bar';
import { keepAnswer, keptAnswer } from '../../hooks/kept-answer';
import { useClaims } from '../../hooks/use-claims';
import { useFirstFew } from '../../hooks/use-first-few';
import { usePalette } from '../../hooks/use-palette';
import { usePullToRefresh } from '../../hooks/use-pull-to-refresh';
import { useTabBar } from '../../hooks/use-tab-bar';
import { openPage } from '../../open-page';
import { categoryChoices, everyCategory, ofCategory } from './category-filter';
import { ClaimsDoor } from './claims-door';
import { CouponSheet } from './coupon-sheet';
import { Packs } from './packs';
import { Tabs } from './tabs';

function Empty({ tab }: { readonly tab: CouponTab }) {
  if (tab !== 'usable') return <Notice icon="ticket" title={tab === 'used' ? '还没有用过券' : '没有过期的券'} />;
  return <NoneUsable />;
}

/** No coupon to use: where one is to be had now, else when the next comes. */
function NoneUsable() {
  const open = useClaims().data?.items.filter(({ state }) => state === 'open').length ?? 0;
  const next =
    open > 0
      ? { note: `领券中心有 ${open} 种可以领。`, label: '去领券', page: 'pages/claims/index' }
      : { note: '升级当天会发礼券，活动也会发到这里。', label: '看看权益', page: 'pages/perks/index' };
  return (
    <Notice
      id="coupons-empty"
      icon="ticket"
      title="现在没有可用的券"
      note={next.note}
      action={{ label: next.label, onTap: () => openPage(next.page) }}
    />
  );
}

/** Gifts of a tier say so in their origin: `升级金卡的礼物`. */
const fromTier = (coupon: CouponView) => coupon.origin.includes('升级') || coupon.origin.includes('等级');

function Coupons({ coupons, tab }: { readonly coupons: readonly CouponView[]; readonly tab: CouponTab }) {
  const palette = usePalette();
  const [category, setCategory] = useState(everyCategory);
  const [chosen, setChosen] = useState<CouponView>();
  const choices = tab === 'usable' ? categoryChoices(coupons) : [];
  const current = choices.some(({ key }) => key === category) ? category : everyCategory;
  const { shown, hasMore } = useFirstFew(ofCategory(coupons, current));
  return (
    <>
      {choices.length > 0 && <Chips name="coupons-category" choices={choices} current={current} onPick={setCategory} />}
      {shown.map((coupon) => (
        <Ticket
          key={coupon.id}
          coupon={coupon}
          now={phoneNow()}
          palette={fromTier(coupon) ? palette : undefined}
          onUse={() => setChosen(coupon)}
        />
      ))}
      {hasMore && <ListEnd list={{ hasNextPage: true }} />}
      {chosen && <CouponSheet coupon={chosen} onClose={() => setChosen(undefined)} />}
    </>
  );
}

async function loadCoupons(tab: CouponTab) {
  const coupons = await getCoupons(tab);
  return tab === 'usable' ? keepAnswer('coupons', coupons) : coupons;
}

export default function CouponsPage() {
  const palette = usePalette();
  const [tab, setTab] = useState<CouponTab>('usable');
  const coupons = useQuery({
    queryKey: ['coupons', tab],
    queryFn: () => loadCoupons(tab),
    placeholderData: (old) => old,
  });
  useTabBar(palette);
  useDidShow(() => void coupons.refetch());
  usePullToRefresh(coupons.refetch);
  const { data, error, isPlaceholderData } = coupons;
  const stored = !data && error && tab === 'usable' ? keptAnswer<MyCoupons>('coupons') : undefined;
  const items = isPlaceholderData ? undefined : (data ?? stored?.value)?.items;
  return (
    <Screen palette={palette} top={<TopBar kind="plain" title="优惠券" />}>
      <Tabs current={tab} counts={(data ?? stored?.value)?.counts} onPick={setTab} />
      {tab === 'usable' && <ClaimsDoor />}
      {!data && !error && <Skeleton panels={3} />}
      {stored && <StaleNote id="coupons-stored" at={stored.at} what="券" onRetry={() => void coupons.refetch()} />}
      {!data && !stored && error && (
        <ErrorState title="券没有加载出来" error={error} onRetry={() => void coupons.refetch()} />
      )}
      {items?.length === 0 && <Empty tab={tab} />}
      {items && <Coupons key={tab} coupons={items} tab={tab} />}
      {tab === 'usable' && <Packs />}
    </Screen>
  );
}
