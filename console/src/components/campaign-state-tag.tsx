import type { CampaignRow } from '@jieti/shared/api/campaigns';
import { useText } from '../lib/use-text';
import { Tag, type Tone } from './tag';

type State = CampaignRow['state'];

const words: Readonly<Record<State, string>> = {
  draft: '草稿',
  running: '进行中',
  done: '已完成',
  cancelled: '已取消',
};
const tones: Readonly<Record<State, Tone>> = { draft: 'warn', running: 'ok', done: 'plain', cancelled: 'bad' };

export function CampaignStateTag({ state }: { readonly state: State }) {
  const t = useText();
  return <Tag tone={tones[state]}>{t(words[state])}</Tag>;
}
