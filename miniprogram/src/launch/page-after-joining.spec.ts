import { pageAfterJoining } from './page-after-joining';

describe('the page after joining', () => {
  it.each([
    ['pages/coupons/index', 'pages/coupons/index'],
    [encodeURIComponent('packages/community/article/index?id=3'), 'packages/community/article/index?id=3'],
    ['packages/account/profile/index', 'packages/account/profile/index'],
  ])('%s is where they wanted to go', (then, page) => expect(pageAfterJoining(then)).toBe(page));

  it.each([
    [undefined],
    [['pages/coupons/index']],
    [''],
    ['%E0%A4%A'],
    ['//evil.example/x'],
    ['https://evil.example'],
    ['javascript:alert(1)'],
    ['packages/clerk/scan/index'],
    ['packages/account/join/index'],
    ['pages/../packages/clerk/scan/index'],
    ['pages/home/index?x=<script>'],
  ])('%j leads home', (then) => expect(pageAfterJoining(then)).toBe('pages/home/index'));
});
