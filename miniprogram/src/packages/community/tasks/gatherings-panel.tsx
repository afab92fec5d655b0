import { ListRow } from '../../../components/section/list-row';
import { Panel } from '../../../components/section/panel';
import { Section } from '../../../components/section/section';
import { openPage } from '../../../open-page';
import { gatheringStanding } from '../gatherings/gathering-standing';
import { gatheringTime } from '../gatherings/gathering-time';
import { useGatherings } from '../gatherings/use-gatherings';

const shown = 2;

/** The next of the shop's events that the member may come to. */
export function GatheringsPanel() {
  const { data } = useGatherings();
  if (!data || data.items.length === 0) return null;
  const coming = data.items.filter((one) => {
    const { tone } = gatheringStanding(one);
    return tone === 'mine' || tone === 'open' || (one.state === 'soon' && !one.isLocked);
  });
  return (
    <Section title="活动" note="全部" onMore={() => openPage('packages/community/gatherings/index')}>
      <Panel padded>
        {coming.slice(0, shown).map((gathering) => (
          <ListRow
            key={gathering.id}
            id={`task-gathering-${gathering.id}`}
            icon="calendar"
            title={gathering.title}
            note={`${gatheringTime(gathering)}，${gatheringStanding(gathering).label}`}
            onTap={() => openPage(`packages/community/gathering/index?id=${gathering.id}`)}
          />
        ))}
        {coming.length === 0 && (
          <ListRow
            id="task-gatherings"
            icon="calendar"
            title="最近没有活动"
            note="可以看看以前的"
            onTap={() => openPage('packages/community/gatherings/index')}
          />
        )}
      </Panel>
    </Section>
  );
}
