import { Navigate, type RouteObject } from 'react-router';
import { Loading } from '../components/loading';
import { NotFound } from './not-found';
import { RouteFailure } from './route-failure';
import { Shell } from './shell/shell';

/** Every screen is its own chunk; `handle.crumb` names it in the breadcrumbs. */
export const routes: RouteObject[] = [
  {
    path: '/sign-in',
    HydrateFallback: Loading,
    lazy: async () => ({ Component: (await import('../features/sign-in/sign-in-page')).SignInPage }),
  },
  {
    path: '/till',
    HydrateFallback: Loading,
    ErrorBoundary: RouteFailure,
    lazy: async () => ({ Component: (await import('../features/till/till-page')).TillPage }),
  },
  {
    path: '/gatherings/:id/code',
    HydrateFallback: Loading,
    ErrorBoundary: RouteFailure,
    lazy: async () => ({ Component: (await import('../features/gatherings/code-page')).CodePage }),
  },
  {
    path: '/',
    Component: Shell,
    HydrateFallback: Loading,
    ErrorBoundary: RouteFailure,
    children: [
      {
        index: true,
        handle: { crumbs: ['总览'] },
        lazy: async () => ({ Component: (await import('../features/dashboard/dashboard-page')).DashboardPage }),
      },
      {
        path: 'members',
        handle: { crumbs: ['会员'] },
        lazy: async () => ({ Component: (await import('../features/members/members-page')).MembersPage }),
      },
      {
        path: 'members/:id',
        handle: { crumbs: ['会员'], parent: '/members' },
        lazy: async () => ({ Component: (await import('../features/members/member-page')).MemberPage }),
      },
      {
        path: 'feedback',
        handle: { crumbs: ['反馈'] },
        lazy: async () => ({ Component: (await import('../features/feedback/feedback-page')).FeedbackPage }),
      },
      {
        path: 'browsing',
        handle: { crumbs: ['浏览分析'] },
        lazy: async () => ({ Component: (await import('../features/browsing/browsing-page')).BrowsingPage }),
      },
      {
        path: 'groups',
        handle: { crumbs: ['会员群'] },
        lazy: async () => ({ Component: (await import('../features/groups/groups-page')).GroupsPage }),
      },
      {
        path: 'groups/:chatId',
        handle: { crumbs: ['会员群'], parent: '/groups' },
        lazy: async () => ({ Component: (await import('../features/groups/group-page')).GroupPage }),
      },
      {
        path: 'surveys',
        handle: { crumbs: ['问卷'] },
        lazy: async () => ({ Component: (await import('../features/surveys/surveys-page')).SurveysPage }),
      },
      {
        path: 'surveys/:id',
        handle: { crumbs: ['问卷'], parent: '/surveys' },
        lazy: async () => ({ Component: (await import('../features/surveys/survey-page')).SurveyPage }),
      },
      {
        path: 'articles',
        handle: { crumbs: ['文章'] },
        lazy: async () => ({ Component: (await import('../features/articles/articles-page')).ArticlesPage }),
      },
      {
        path: 'articles/:id',
        handle: { crumbs: ['文章'], parent: '/articles' },
        lazy: async () => ({ Component: (await import('../features/articles/article-page')).ArticlePage }),
      },
      {
        path: 'gatherings',
        handle: { crumbs: ['线下活动'] },
        lazy: async () => ({ Component: (await import('../features/gatherings/gatherings-page')).GatheringsPage }),
      },
      {
        path: 'gatherings/:id',
        handle: { crumbs: ['线下活动'], parent: '/gatherings' },
        lazy: async () => ({ Component: (await import('../features/gatherings/gathering-page')).GatheringPage }),
      },
      { path: 'programme', element: <Navigate to="/programmes" replace /> },
      {
        path: 'programmes',
        handle: { crumbs: ['等级方案'] },
        lazy: async () => ({ Component: (await import('../features/programme/ladders/ladders-page')).LaddersPage }),
      },
      {
        path: 'programmes/drafts/:id',
        handle: { crumbs: ['等级方案'], parent: '/programmes' },
        lazy: async () => ({ Component: (await import('../features/programme/designer/designer-page')).DesignerPage }),
      },
      {
        path: 'programmes/:programme/versions',
        handle: { crumbs: ['等级方案'], parent: '/programmes' },
        lazy: async () => ({ Component: (await import('../features/programme/history/versions-page')).VersionsPage }),
      },
      {
        path: 'approvals',
        handle: { crumbs: ['待复核'] },
        lazy: async () => ({ Component: (await import('../features/approvals/approvals-page')).ApprovalsPage }),
      },
      {
        path: 'programmes/:programme/health',
        handle: { crumbs: ['等级方案', '规则体检'], parent: '/programmes' },
        lazy: async () => ({ Component: (await import('../features/rule-health/rule-health-page')).RuleHealthPage }),
      },
      {
        path: 'programmes/what-if/:runId',
        handle: { crumbs: ['等级方案'], parent: '/programmes' },
        lazy: async () => ({ Component: (await import('../features/what-if/what-if-page')).WhatIfPage }),
      },
      {
        path: 'coupons',
        handle: { crumbs: ['权益与券'] },
        lazy: async () => ({ Component: (await import('../features/coupons/coupons-page')).CouponsPage }),
      },
      {
        path: 'coupons/new',
        handle: { crumbs: ['权益与券', '新建券'], parent: '/coupons' },
        lazy: async () => ({
          Component: (await import('../features/coupons/editor/editor-page')).CouponEditorPage,
        }),
      },
      {
        path: 'coupons/:id',
        handle: { crumbs: ['权益与券'], parent: '/coupons' },
        lazy: async () => ({ Component: (await import('../features/coupons/detail/coupon-page')).CouponPage }),
      },
      {
        path: 'coupons/:id/edit',
        handle: { crumbs: ['权益与券'], parent: '/coupons' },
        lazy: async () => ({
          Component: (await import('../features/coupons/editor/editor-page')).CouponEditorPage,
        }),
      },
      {
        path: 'packs',
        handle: { crumbs: ['权益与券', '券包'], parent: '/coupons' },
        lazy: async () => ({ Component: (await import('../features/packs/packs-page')).PacksPage }),
      },
      {
        path: 'points',
        handle: { crumbs: ['积分'] },
        lazy: async () => ({ Component: (await import('../features/points/points-page')).PointsPage }),
      },
      {
        path: 'redemptions',
        handle: { crumbs: ['核销记录'] },
        lazy: async () => ({ Component: (await import('../features/redemptions/redemptions-page')).RedemptionsPage }),
      },
      {
        path: 'perk-uses',
        handle: { crumbs: ['权益使用'] },
        lazy: async () => ({ Component: (await import('../features/perk-uses/perk-uses-page')).PerkUsesPage }),
      },
      {
        path: 'liability',
        handle: { crumbs: ['未用的积分和券'] },
        lazy: async () => ({ Component: (await import('../features/liability/liability-page')).LiabilityPage }),
      },
      {
        path: 'invitations',
        handle: { crumbs: ['邀请'] },
        lazy: async () => ({ Component: (await import('../features/invitations/invitations-page')).InvitationsPage }),
      },
      {
        path: 'engagement-watch',
        handle: { crumbs: ['可疑互动'] },
        lazy: async () => ({ Component: (await import('../features/engagement-watch/watch-page')).WatchPage }),
      },
      {
        path: 'farming',
        handle: { crumbs: ['套利提示'] },
        lazy: async () => ({ Component: (await import('../features/farming/farming-page')).FarmingPage }),
      },
      {
        path: 'campaigns',
        handle: { crumbs: ['活动'] },
        lazy: async () => ({ Component: (await import('../features/campaigns/campaigns-page')).CampaignsPage }),
      },
      {
        path: 'campaigns/new',
        handle: { crumbs: ['活动', '新建活动'], parent: '/campaigns' },
        lazy: async () => ({ Component: (await import('../features/campaigns/editor-page')).EditorPage }),
      },
      {
        path: 'campaigns/:id/edit',
        handle: { crumbs: ['活动'], parent: '/campaigns' },
        lazy: async () => ({ Component: (await import('../features/campaigns/editor-page')).EditorPage }),
      },
      {
        path: 'campaigns/:id/forecast',
        handle: { crumbs: ['活动'], parent: '/campaigns' },
        lazy: async () => ({ Component: (await import('../features/campaigns/forecast-page')).ForecastPage }),
      },
      {
        path: 'campaigns/:id',
        handle: { crumbs: ['活动'], parent: '/campaigns' },
        lazy: async () => ({ Component: (await import('../features/campaigns/campaign-page')).CampaignPage }),
      },
      {
        path: 'stores',
        handle: { crumbs: ['门店码'] },
        lazy: async () => ({ Component: (await import('../features/stores/stores-page')).StoresPage }),
      },
      {
        path: 'stores/:id',
        handle: { crumbs: ['门店码'], parent: '/stores' },
        lazy: async () => ({ Component: (await import('../features/stores/store-page')).StorePage }),
      },
      {
        path: 'jobs',
        handle: { crumbs: ['任务'] },
        lazy: async () => ({ Component: (await import('../features/jobs/jobs-page')).JobsPage }),
      },
      { path: 'settings', element: <Navigate to="/settings/wechat" replace /> },
      {
        path: 'settings/wechat',
        handle: { crumbs: ['微信设置'] },
        lazy: async () => ({ Component: (await import('../features/settings/settings-page')).SettingsPage }),
      },
      { path: '*', handle: { crumbs: ['没有这个页面'] }, Component: NotFound },
    ],
  },
];
