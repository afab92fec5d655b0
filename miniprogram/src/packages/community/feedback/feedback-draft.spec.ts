import { phone } from '../../../../test/doubles/taro';
import { feedbackDraft } from './feedback-draft';

beforeEach(() => phone.reset());

describe('words for the shop that were begun', () => {
  it('are there when the page is opened again, until they were sent', () => {
    expect(feedbackDraft.read()).toEqual({ topic: 'product', body: '' });
    feedbackDraft.keep({ topic: 'store', body: '门口的灯' });
    expect(feedbackDraft.read()).toEqual({ topic: 'store', body: '门口的灯' });
    feedbackDraft.drop();
    expect(feedbackDraft.read().body).toBe('');
  });
});
