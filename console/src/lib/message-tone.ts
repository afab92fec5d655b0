import type { Channel, MessageState } from '@jieti/shared/model/message';
import { channelLabels, isMessageReason, reasonLabels, stateLabels } from '@jieti/shared/rules/message-labels';

export type MessageTone = 'plain' | 'ok' | 'warn' | 'bad';

const tones: Readonly<Record<MessageState, MessageTone>> = {
  planned: 'plain',
  sending: 'plain',
  sent: 'ok',
  failed: 'bad',
  suppressed: 'warn',
  unknown: 'warn',
};

const isState = (state: string): state is MessageState => state in stateLabels;
const isChannel = (channel: string): channel is Channel => channel in channelLabels;

/** How a message's state is drawn; words and reasons come from the rules. */
export function messageTone(state: string): MessageTone {
  return isState(state) ? tones[state] : 'plain';
}

export function stateWords(state: string): string {
  return isState(state) ? stateLabels[state] : state;
}

export function channelWords(channel: string | null): string {
  return channel !== null && isChannel(channel) ? channelLabels[channel] : '—';
}

export function reasonWords(reason: string): string {
  return isMessageReason(reason) ? reasonLabels[reason] : reason;
}
