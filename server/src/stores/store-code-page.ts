/** What the codes of the stores open. */
export const STORE_CODE_PAGE = { path: 'pages/home/index', title: '首页' } as const;
