import type { ApiReply } from '../wechat/wechat-api.js';

/** `again`: it may work later. `failed`: it never will, the shop has to look. */
export type ShippingVerdict = 'sent' | 'again' | 'failed';

/** Told already, told twice, or nothing new to tell: what WeChat was to know, it knows. */
const DONE: ReadonlySet<number> = new Set([10060002, 10060003, 10060023]);

/** Busy or broken on WeChat's side; 10060001 also stands for a payment that its trade side has not seen yet. */
const LATER: ReadonlySet<number> = new Set([-1, 45009, 45011, 10060001, 10060012, 10060019, 40001, 40014, 42001]);

/** What an answer to `upload_shipping_info` means; telling the same again does no harm, so silence means again. */
export function shippingVerdict(reply: ApiReply): ShippingVerdict {
  switch (reply.kind) {
    case 'ok':
      return 'sent';
    case 'refused':
      if (DONE.has(reply.errcode)) return 'sent';
      return LATER.has(reply.errcode) ? 'again' : 'failed';
    case 'noToken':
    case 'unsent':
    case 'unanswered':
    case 'gate':
      return 'again';
    default:
      return reply satisfies never;
  }
}
