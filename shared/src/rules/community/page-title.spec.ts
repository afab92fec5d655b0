import { pageTitle } from './page-title.js';

test('a page has the name it bears on the phone, else its path', () => {
  expect(pageTitle('pages/home/index')).toBe('会员卡');
  expect(pageTitle('packages/community/tasks/index')).toBe('社群任务');
  expect(pageTitle('packages/new/index')).toBe('packages/new/index');
});
