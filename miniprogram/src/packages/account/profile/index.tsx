import { Text, View } from '@tarojs/components';
import type { Profile } from '@jieti/shared/api/me';
import { Avatar } from '../../../components/avatar/avatar';
import { BirthdayRow } from '../../../components/birthday/birthday-row';
import { Screen } from '../../../components/screen/screen';
import { ListRow } from '../../../components/section/list-row';
import { Panel } from '../../../components/section/panel';
import { ErrorState } from '../../../components/states/error-state';
import { Skeleton } from '../../../components/states/skeleton';
import { TopBar } from '../../../components/top-bar/top-bar';
import { dottedDay } from '../../../format';
import { usePalette } from '../../../hooks/use-palette';
import { toast } from '../../../toast';
import { AvatarButton } from './avatar-button';
import { ChildPanel } from './child-panel';
import { NameField } from './name-field';
import { PhoneButton } from './phone-button';
import { useProfile } from './use-profile';
import styles from './profile.module.scss';

function Fields({ profile, of }: { readonly profile: Profile; readonly of: ReturnType<typeof useProfile> }) {
  const { name, picture, phone, takePhone } = of;
  return (
    <>
      <View className={styles.face}>
        <AvatarButton
          disabled={picture.isPending}
          onChoose={(image) => picture.mutate(image)}
          onFail={() => toast('这张图片没有打开，请换一张。')}
        >
          <Avatar name={profile.name} tag={profile.avatarTag} />
          <Text className={styles.change}>{picture.isPending ? '正在保存' : '换头像'}</Text>
        </AvatarButton>
        {profile.avatarTag && (
          <View id="profile-avatar-remove" className={styles.remove} role="button" onClick={() => picture.mutate(null)}>
            <Text>不用头像</Text>
          </View>
        )}
      </View>
      <Panel padded>
        <NameField key={profile.name} name={profile.name} busy={name.isPending} onSave={name.mutate} />
        <ListRow
          id="profile-phone-row"
          title={profile.phone ? `手机号 ${profile.phone}` : '还没有留手机号'}
          note={profile.phone ? '到店报手机号也能认出你' : '不留也能用全部功能；留了到店报号就能认出你'}
          right={
            <PhoneButton label={profile.phone ? '更换' : '留手机号'} disabled={phone.isPending} onAnswer={takePhone} />
          }
        />
        <BirthdayRow id="profile-birthday" />
        <ListRow id="profile-card" title={`卡号 ${profile.cardNo}`} note={`${dottedDay(profile.joinedOn)} 入会`} />
      </Panel>
      <ChildPanel />
      <Text className={styles.foot}>头像只有你自己看得到，名字店员也看得到，都可以不填。</Text>
    </>
  );
}

/** Who the member is, as far as they want to say. */
export default function ProfilePage() {
  const of = useProfile();
  const { data, error, refetch } = of.profile;
  return (
    <Screen palette={usePalette()} top={<TopBar kind="back" title="我的资料" />}>
      {!data && !error && <Skeleton panels={1} />}
      {!data && error && (
        <Panel>
          <ErrorState title="资料没有加载出来" error={error} onRetry={() => void refetch()} />
        </Panel>
      )}
      {data && <Fields profile={data} of={of} />}
    </Screen>
  );
}
