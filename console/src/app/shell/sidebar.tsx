import { useQuery } from '@tanstack/react-query';
import { Button, Tooltip } from 'antd';
import { NavLink } from 'react-router';
import type { StaffProfile } from '@jieti/shared/api/auth';
import { pendingApprovalsQuery } from '../../api/approvals';
import { dashboardQuery } from '../../api/reports';
import { session } from '../../api/session';
import { Icon } from '../../components/icon';
import type { IconName } from '../../components/icon-paths';
import { count } from '../../lib/numbers';
import { useText } from '../../lib/use-text';
import './sidebar.css';

interface Entry {
  readonly key: string;
  readonly to: string;
  readonly title: string;
  readonly icon: IconName;
}

const groups: readonly { readonly title: string | null; readonly entries: readonly Entry[] }[] = [
  {
    title: null,
    entries: [
      { key: 'dashboard', to: '/', title: '总览', icon: 'overview' },
      { key: 'members', to: '/members', title: '会员', icon: 'members' },
      { key: 'programme', to: '/programmes', title: '等级方案', icon: 'stairs' },
      { key: 'coupons', to: '/coupons', title: '权益与券', icon: 'ticket' },
      { key: 'points', to: '/points', title: '积分', icon: 'coin' },
    ],
  },
  {
    title: '账目',
    entries: [
      { key: 'redemptions', to: '/redemptions', title: '核销记录', icon: 'receipt' },
      { key: 'perk-uses', to: '/perk-uses', title: '权益使用', icon: 'gift' },
      { key: 'liability', to: '/liability', title: '未用的积分和券', icon: 'calendar' },
    ],
  },
  {
    title: '触达',
    entries: [
      { key: 'campaigns', to: '/campaigns', title: '活动', icon: 'megaphone' },
      { key: 'stores', to: '/stores', title: '门店码', icon: 'phone' },
    ],
  },
  {
    title: '社群',
    entries: [
      { key: 'articles', to: '/articles', title: '文章', icon: 'edit' },
      { key: 'gatherings', to: '/gatherings', title: '线下活动', icon: 'calendar' },
      { key: 'surveys', to: '/surveys', title: '问卷', icon: 'receipt' },
      { key: 'invitations', to: '/invitations', title: '邀请', icon: 'forward' },
      { key: 'feedback', to: '/feedback', title: '反馈', icon: 'members' },
      { key: 'groups', to: '/groups', title: '会员群', icon: 'members' },
      { key: 'browsing', to: '/browsing', title: '浏览分析', icon: 'search' },
    ],
  },
  {
    title: '治理',
    entries: [
      { key: 'approvals', to: '/approvals', title: '待复核', icon: 'shield' },
      { key: 'engagement-watch', to: '/engagement-watch', title: '可疑互动', icon: 'eye' },
      { key: 'farming', to: '/farming', title: '套利提示', icon: 'warning' },
      { key: 'jobs', to: '/jobs', title: '任务', icon: 'pulse' },
      { key: 'settings', to: '/settings/wechat', title: '微信设置', icon: 'settings' },
    ],
  },
];

const roleWords = { owner: '店主', operator: '会员运营', clerk: '店员' } as const;

export function Sidebar({ staff }: { readonly staff: StaffProfile }) {
  const t = useText();
  return (
    <aside className="sidebar">
      <div className="sidebar-logo">
        <span className="sidebar-mark">
          <Icon name="stairs" />
        </span>
        {t('阶梯')}
      </div>
      <div className="sidebar-shop">
        <b>{staff.shopName}</b>
        <small>{staff.store?.name ?? t('全部门店')}</small>
      </div>
      <nav aria-label={t('主导航')}>
        {groups.map((group) => (
          <div key={group.title ?? 'main'}>
            {group.title && <div className="sidebar-group">{t(group.title)}</div>}
            {group.entries.map((entry) => (
              <SidebarLink key={entry.key} entry={entry} />
            ))}
          </div>
        ))}
      </nav>
      <StaffFoot staff={staff} />
    </aside>
  );
}

function SidebarLink({ entry }: { readonly entry: Entry }) {
  const t = useText();
  const badge = useBadge(entry.key);
  return (
    <NavLink to={entry.to} end={entry.to === '/'} data-testid={`nav-${entry.key}`}>
      <Icon name={entry.icon} size={17} />
      {t(entry.title)}
      {badge !== undefined && <span className="sidebar-badge">{count(badge)}</span>}
    </NavLink>
  );
}

/** The figure beside an entry; none where there is nothing to count. */
function useBadge(key: string): number | undefined {
  const { data } = useQuery({ ...dashboardQuery, staleTime: 60_000 });
  const { data: pending } = useQuery(pendingApprovalsQuery);
  if (key === 'members') return data?.members.total;
  if (key === 'approvals') return pending || undefined;
  if (key !== 'campaigns') return undefined;
  return data?.campaigns.filter((campaign) => campaign.state === 'running').length || undefined;
}

function StaffFoot({ staff }: { readonly staff: StaffProfile }) {
  const t = useText();
  return (
    <div className="sidebar-staff">
      <span className="sidebar-avatar" aria-hidden="true">
        {staff.name.slice(0, 1)}
      </span>
      <div>
        {staff.name}
        <small>{t(roleWords[staff.role])}</small>
      </div>
      <Tooltip title={t('退出登录')}>
        <Button
          type="text"
          size="small"
          aria-label={t('退出登录')}
          data-testid="sign-out"
          icon={<Icon name="leave" />}
          onClick={() => session.clear()}
        />
      </Tooltip>
    </div>
  );
}
