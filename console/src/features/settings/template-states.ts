import type { ChannelTemplate } from '@jieti/shared/api/channels';
import type { Tone } from '../../components/tag';

type State = ChannelTemplate['channels'][number]['state'];

/** How WeChat's side of a template is told. */
export const templateStates: Readonly<Record<State, { readonly word: string; readonly tone: Tone }>> = {
  known: { word: '可用', tone: 'ok' },
  missing: { word: '账号里没有', tone: 'bad' },
  banned: { word: '被封禁', tone: 'bad' },
  unchecked: { word: '没有核对过', tone: 'plain' },
};
