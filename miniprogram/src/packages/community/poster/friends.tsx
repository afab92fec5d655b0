import type { MyInvitations } from '@jieti/shared/api/invitations';
import { ListRow } from '../../../components/section/list-row';
import { Panel } from '../../../components/section/panel';
import { Section } from '../../../components/section/section';
import { Notice } from '../../../components/states/notice';
import { dayOfInstant, spokenDay } from '../../../format';

function stateWords({ state, settlesOn, note }: MyInvitations['items'][number]): string {
  if (note) return note;
  if (state === 'joined') return '已加入，还没有消费';
  if (state === 'credited' && settlesOn) return `已消费，${spokenDay(settlesOn)}起算数`;
  return '已算数';
}

/** Who came, and how far each is. */
export function Friends({ invitations: { joined, credited, items } }: { readonly invitations: MyInvitations }) {
  return (
    <Section title="来的朋友" note={joined > 0 ? `${joined} 位，${credited} 位已消费` : ''}>
      <Panel padded>
        {items.length === 0 && (
          <Notice icon="person" title="还没有朋友从你这里加入" note="来了会出现在这里，名字只显示姓。" />
        )}
        {items.map((friend) => (
          <ListRow
            key={`${friend.joinedAt}${friend.name}`}
            icon="person"
            title={friend.name || '新会员'}
            note={`${dayOfInstant(friend.joinedAt)} 加入，${stateWords(friend)}`}
          />
        ))}
      </Panel>
    </Section>
  );
}
