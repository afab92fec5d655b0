const tab = (page: string, text: string) => ({
  pagePath: `pages/${page}/index`,
  text,
  iconPath: `assets/tabs/${page}-light.png`,
  selectedIconPath: `assets/tabs/${page}-gold-light.png`,
});

export default defineAppConfig({
  pages: [
    'pages/home/index',
    'pages/perks/index',
    'pages/code/index',
    'pages/coupons/index',
    'pages/me/index',
    'pages/why/index',
    'pages/growth/index',
    'pages/inbox/index',
    'pages/pay/index',
    'pages/points/index',
    'pages/points/statement',
    'pages/claims/index',
  ],
  subPackages: [
    {
      root: 'packages/clerk',
      pages: ['login/index', 'scan/index', 'checkout/index', 'done/index', 'receipts/index', 'bill/index'],
    },
  ],
  preloadRule: { 'pages/me/index': { network: 'all', packages: ['packages/clerk'] } },
  window: {
    navigationStyle: 'custom',
    navigationBarTitleText: '会员卡',
    navigationBarTextStyle: '@navText' as 'black',
    navigationBarBackgroundColor: '@page',
    backgroundColor: '@page',
    backgroundTextStyle: '@pullText' as 'dark',
  },
  tabBar: {
    color: '#6E665B',
    selectedColor: '#855410',
    backgroundColor: '#FCFBF9',
    borderStyle: 'white',
    list: [
      tab('home', '会员卡'),
      tab('perks', '权益'),
      tab('code', '会员码'),
      tab('coupons', '优惠券'),
      tab('me', '我的'),
    ],
  },
  darkmode: true,
  themeLocation: 'theme.json',
  lazyCodeLoading: 'requiredComponents',
  componentFramework: 'glass-easel',
  style: 'v2',
  __usePrivacyCheck__: true,
});
