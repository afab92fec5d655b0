import { groupThousands } from '@jieti/shared/money';
import type { Home } from '@jieti/shared/api/me';
import { StatRow } from '../../components/stat/stat-row';
import { useClaims } from '../../hooks/use-claims';
import { openPage } from '../../open-page';

/** What the member has to spend, and what can be had: each figure opens its page. */
export function Wallet({ home }: { readonly home: Home }) {
  const { data, isError } = useClaims();
  const open = data?.items.filter(({ state }) => state === 'open').length;
  return (
    <StatRow
      stats={[
        {
          id: 'home-points',
          label: '可用积分',
          value: groupThousands(home.points.available),
          onTap: () => openPage('pages/points/index'),
        },
        {
          id: 'home-coupons',
          label: '优惠券',
          value: String(home.coupons.usable),
          unit: '张',
          onTap: () => openPage('pages/coupons/index'),
        },
        {
          id: 'home-claims',
          label: '领券中心',
          value: open === undefined ? (isError ? '—' : undefined) : String(open),
          unit: open === undefined ? undefined : '种可领',
          onTap: () => openPage('pages/claims/index'),
        },
      ]}
    />
  );
}
