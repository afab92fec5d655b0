import { Injectable } from '@nestjs/common';
import { Refusal } from '../http/refusal.js';
import { WechatLinks } from '../wechat/wechat-links.js';
import { StoresQueries } from './stores.queries.js';

const PAGE = 'pages/home/index';

@Injectable()
export class StoreCodesService {
  constructor(
    private readonly stores: StoresQueries,
    private readonly links: WechatLinks,
  ) {}

  /** The picture of a store's code. Refuses with not_found, too_many_requests, wechat_settings_wrong, wechat_unavailable. */
  async picture(storeId: string): Promise<Buffer> {
    if (!(await this.stores.names()).has(storeId)) throw new Refusal('not_found');
    const made = await this.links.code(PAGE, `s=${storeId}`, 860);
    if (made.kind === 'ok') return made.value;
    if (made.refusal === 'rate_limited') throw new Refusal('too_many_requests');
    throw new Refusal(made.refusal === 'unavailable' ? 'wechat_unavailable' : 'wechat_settings_wrong');
  }
}
