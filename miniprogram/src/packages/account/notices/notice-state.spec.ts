import type { NoticeView } from '@jieti/shared/api/notices';
import { noticeState } from './notice-state';

const notice = (change: Partial<NoticeView> = {}): NoticeView => ({
  ...{ templateId: 't', title: '等级变更', wording: '等级变化时', purpose: 'service', remaining: 0 },
  ...{ refusedAt: null, askAgainFrom: null, recent: [] },
  ...change,
});

describe('how a kind of notice stands (D236)', () => {
  it.each([
    ['two are left', notice({ remaining: 2 }), undefined, true, '还能收到 2 次'],
    ['nothing was asked', notice(), undefined, false, '没有订阅'],
    ['it was refused', notice({ refusedAt: Date.UTC(2026, 10, 22) }), undefined, false, '没有同意，不会主动再问你'],
    ['WeChat remembers a yes', notice({ remaining: 1 }), 'accept', true, '不再弹窗'],
    ['WeChat remembers a no, whatever is left', notice({ remaining: 3 }), 'reject', false, '通知管理'],
  ])('%s', (_, of, remembered, on, text) => {
    const state = noticeState(of, remembered);
    expect(state.on).toBe(on);
    expect(state.text).toContain(text);
  });

  it('sends to WeChat’s settings only where nothing else helps', () => {
    expect(noticeState(notice(), 'reject').inSettings).toBe(true);
    expect(noticeState(notice({ refusedAt: 1 }), undefined).inSettings).toBe(false);
  });
});
