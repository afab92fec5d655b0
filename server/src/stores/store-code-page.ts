import { pageTitle } from '@jieti/shared/rules/community/page-title';

const path = 'pages/home/index';

/** What the codes of the stores open. */
export const STORE_CODE_PAGE = { path, title: pageTitle(path) } as const;
