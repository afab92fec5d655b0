import { Injectable } from '@nestjs/common';
import { partOf, textIn, textsIn } from './reply-parts.js';
import { WecomApi } from './wecom-api.js';
import { wecomOutcome, type WecomOutcome } from './wecom-outcome.js';

/** A way into customer groups. `state`, at most 30 characters, comes back on everybody who came by it. */
export interface JoinWayDraft {
  readonly kind: 'miniProgram' | 'code';
  readonly remark: string;
  /** At most five groups. */
  readonly chatIds: readonly string[];
  readonly state: string;
  /** When the groups are full, the next one is made with this name and number; null: none is made. */
  readonly next: { readonly name: string; readonly number: number } | null;
}

export interface JoinWay {
  readonly configId: string;
  readonly remark: string;
  readonly chatIds: readonly string[];
  readonly state: string;
  /** Address of the picture of its code. */
  readonly qrCode: string;
}

const root = '/cgi-bin/externalcontact/groupchat';

/** Codes by which customers come into groups. */
@Injectable()
export class WecomJoinWays {
  constructor(private readonly api: WecomApi) {}

  /** The number of the new way; WeCom keeps at most 500,000. Not repeated: it would be two. */
  async add({ kind, remark, chatIds, state, next }: JoinWayDraft): Promise<WecomOutcome<string>> {
    const body = {
      scene: kind === 'miniProgram' ? 1 : 2,
      remark,
      auto_create_room: next ? 1 : 0,
      ...(next ? { room_base_name: next.name, room_base_id: next.number } : {}),
      chat_id_list: chatIds,
      state,
      mark_source: true,
    };
    const reply = await this.api.post(`${root}/add_join_way`, body, 'ifNotDone');
    return wecomOutcome(reply, (json) => textIn(json, 'config_id'));
  }

  async get(configId: string): Promise<WecomOutcome<JoinWay>> {
    return wecomOutcome(await this.api.post(`${root}/get_join_way`, { config_id: configId }), (json) => {
      const way = partOf(json, 'join_way');
      return {
        configId: textIn(way, 'config_id'),
        remark: textIn(way, 'remark'),
        chatIds: textsIn(way, 'chat_id_list'),
        state: textIn(way, 'state'),
        qrCode: textIn(way, 'qr_code'),
      };
    });
  }
}
