import { PillButton } from '../../../components/pill-button/pill-button';
import { ListRow } from '../../../components/section/list-row';
import { Panel } from '../../../components/section/panel';

/** WeChat's switch for all messages of the mini-program is off: nothing below can be sent or asked for. */
export function MainSwitch({ onOpen }: { readonly onOpen: () => void }) {
  return (
    <Panel padded>
      <ListRow
        id="notices-off"
        icon="bell"
        title="微信里关了本店的订阅消息"
        note="打开设置，点“通知管理”，把“接收通知”打开，再回来订阅。"
        right={
          <PillButton id="notices-settings" tone="solid" onTap={onOpen}>
            去打开
          </PillButton>
        }
      />
    </Panel>
  );
}
