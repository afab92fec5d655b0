import { phone } from '../test/doubles/taro';
import { wechat } from './wechat';

const settled = () => new Promise((done) => setTimeout(done, 0));

beforeEach(() => phone.reset());

describe('the screen', () => {
  it('is bright while the code is shown, and as it was afterwards', async () => {
    const putBack = wechat.brighten();
    await settled();
    expect(phone.brightness).toBe(1);
    putBack();
    await settled();
    expect(phone.brightness).toBe(0.4);
  });

  it('stays as it was when the page is left before the phone answers', async () => {
    wechat.brighten()();
    await settled();
    expect(phone.brightness).toBe(0.4);
  });
});
