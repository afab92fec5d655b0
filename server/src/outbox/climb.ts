import type { Channel } from '@jieti/shared/model/message';
import type { DecidedState, MessageReason } from '@jieti/shared/model/message-outcome';
import type { SendOutcome } from '../wechat/send-outcome.js';
import type { Rung } from './dispatch-plan.js';

/** What the attempts came to. `consent` says what became of a consent reserved for this message. */
export type ClimbResult = {
  readonly consent: 'used' | 'returned' | 'void' | 'none';
  readonly pause: boolean;
} & (
  | {
      readonly kind: 'decided';
      readonly state: DecidedState;
      readonly channel: Channel;
      readonly reason: MessageReason;
      readonly msgid: string | null;
    }
  | { readonly kind: 'later'; readonly channel: Channel; readonly reason: MessageReason }
);

type Consent = ClimbResult['consent'];

/** Tries one rung after another until one gives an answer that stands; the inbox is the ground. */
export async function climb(
  rungs: readonly Rung[],
  otherwise: MessageReason,
  send: (rung: Rung) => Promise<SendOutcome>,
): Promise<ClimbResult> {
  let consent: Consent = 'none';
  let fault: { channel: Channel; reason: MessageReason } | null = null;
  let ground = otherwise;
  for (const rung of rungs) {
    const { channel } = rung;
    const outcome = await send(rung);
    if (channel === 'subscription') consent = consentAfter(outcome);
    switch (outcome.kind) {
      case 'sent':
        return decided('sent', channel, 'accepted', { consent, msgid: outcome.msgid });
      case 'unknown':
        return decided('unknown', channel, 'no_reply', { consent, msgid: null });
      case 'later':
        return { kind: 'later', channel, reason: outcome.reason, consent, pause: outcome.pause ?? false };
      case 'failed':
        fault ??= { channel, reason: outcome.reason };
        break;
      case 'declined':
        ground = outcome.reason;
        break;
      default:
        return outcome satisfies never;
    }
  }
  if (fault) return decided('failed', fault.channel, fault.reason, { consent, msgid: null });
  return decided('sent', 'inbox', ground, { consent, msgid: null });
}

function decided(
  state: DecidedState,
  channel: Channel,
  reason: MessageReason,
  rest: { consent: Consent; msgid: string | null },
): ClimbResult {
  return { kind: 'decided', state, channel, reason, pause: false, ...rest };
}

/** Only WeChat's own refusal says that there was no consent; where nobody knows, it counts as used. */
function consentAfter(outcome: SendOutcome): Consent {
  if (outcome.kind === 'sent' || outcome.kind === 'unknown') return 'used';
  return outcome.kind === 'declined' ? 'void' : 'returned';
}
