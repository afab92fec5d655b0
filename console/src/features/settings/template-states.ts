import type { ChannelTemplate } from '@jieti/shared/api/channels';
import type { Tone } from '../../components/tag';

type State = ChannelTemplate['channels'][number]['state'];

/** How WeChat's side of a template is told. */
export const templateStates: Readonly<Record<State, { readonly word: string; readonly tone: Tone }>> = {
  ok: { word: '可用', tone: 'ok' },
  missing: { word: '账号里没有', tone: 'bad' },
  keysChanged: { word: '字段变了', tone: 'warn' },
  banned: { word: '被封禁', tone: 'bad' },
  unchecked: { word: '没有核对过', tone: 'plain' },
};
