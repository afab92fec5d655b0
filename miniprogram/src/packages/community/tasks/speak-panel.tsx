import { ListRow } from '../../../components/section/list-row';
import { Panel } from '../../../components/section/panel';
import { Section } from '../../../components/section/section';
import { openPage } from '../../../open-page';

/** A word to the shop is no task: nothing is counted for it. */
export function SpeakPanel() {
  return (
    <Section title="告诉店里">
      <Panel padded>
        <ListRow
          id="to-feedback"
          icon="receipt"
          title="写反馈"
          note="可以配图，店里会回你"
          onTap={() => openPage('packages/community/feedback/index')}
        />
      </Panel>
    </Section>
  );
}
