import { phone } from '../../test/doubles/taro';
import { openGuestDoor } from './open-guest-door';

const gathering = 'packages/community/gathering/index';

beforeEach(() => phone.reset());

describe('the door for guests', () => {
  it('knows the page they wanted with its query, as WeChat tells it', () => {
    phone.pages = [{ route: gathering, options: { id: '3', code: '012345', $taroTimestamp: 1 } }];
    openGuestDoor();
    const then = encodeURIComponent(`${gathering}?id=3&code=012345`);
    expect(phone.calls).toEqual([`reLaunch /packages/account/join/index?then=${then}`]);
  });

  it('knows it in a browser, where only the router does', () => {
    phone.pages = [{ $taroPath: `/${gathering}?id=3&stamp=A` }];
    phone.params = { id: '3', stamp: 'A' };
    openGuestDoor();
    const then = encodeURIComponent(`${gathering}?id=3`);
    expect(phone.calls).toEqual([`reLaunch /packages/account/join/index?then=${then}`]);
  });

  it('leaves clerks and the door itself alone', () => {
    for (const route of ['packages/clerk/scan/index', 'packages/account/join/index']) {
      phone.pages = [{ route }];
      openGuestDoor();
    }
    expect(phone.calls).toEqual([]);
  });
});
