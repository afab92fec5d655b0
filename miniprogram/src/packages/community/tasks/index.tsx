import { Screen } from '../../../components/screen/screen';
import { TopBar } from '../../../components/top-bar/top-bar';
import { usePalette } from '../../../hooks/use-palette';
import { CheckInPanel } from './check-in-panel';
import { InvitePanel } from './invite-panel';
import { SurveysPanel } from './surveys-panel';

/** What a member can do beside buying. */
export default function TasksPage() {
  return (
    <Screen palette={usePalette()} top={<TopBar kind="back" title="社群任务" />}>
      <CheckInPanel />
      <SurveysPanel />
      <InvitePanel />
    </Screen>
  );
}
