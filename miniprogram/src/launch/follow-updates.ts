import Taro from '@tarojs/taro';

/** A new version is downloaded while the old one runs; the person says when to begin with it. */
export function followUpdates(): void {
  if (process.env.TARO_ENV !== 'weapp' || !Taro.canIUse('getUpdateManager')) return;
  const updates = Taro.getUpdateManager();
  updates.onUpdateReady(() => {
    void Taro.showModal({
      title: '有新版本',
      content: '重新打开后就是新版本，填了一半的内容会清空。',
      confirmText: '重新打开',
      cancelText: '稍后',
    }).then(({ confirm }) => {
      if (confirm) updates.applyUpdate();
    });
  });
}
