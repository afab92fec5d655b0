import { Injectable } from '@nestjs/common';
import { Refusal } from '../http/refusal.js';
import { WechatLinks } from '../wechat/wechat-links.js';
import { STORE_CODE_PAGE } from './store-code-page.js';
import { storeScene } from './store-scene.js';
import { StoresQueries } from './stores.queries.js';

/** Pixels, the most that WeChat draws: eleven centimetres at 300 a inch. */
const WIDTH = 1280;

@Injectable()
export class StoreCodesService {
  constructor(
    private readonly stores: StoresQueries,
    private readonly links: WechatLinks,
  ) {}

  /**
   * The picture of a store's code. Refuses with not_found, malformed (no room for the campaign's name),
   * too_many_requests, wechat_settings_wrong, wechat_unavailable.
   */
  async picture(storeId: string, campaign: string | undefined): Promise<Buffer> {
    if (!(await this.stores.names()).has(storeId)) throw new Refusal('not_found');
    const scene = storeScene(storeId, campaign);
    if (scene === null) throw new Refusal('malformed', [{ field: 'campaign', message: '这个名字太长，码里放不下' }]);
    const made = await this.links.code(STORE_CODE_PAGE.path, scene, WIDTH);
    if (made.kind === 'ok') return made.value;
    if (made.refusal === 'rate_limited') throw new Refusal('too_many_requests');
    throw new Refusal(made.refusal === 'unavailable' ? 'wechat_unavailable' : 'wechat_settings_wrong');
  }
}
