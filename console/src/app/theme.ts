import type { ThemeConfig } from 'antd';

/** The console's colours, type and shapes for antd; the same values stand as variables in styles/base.css. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#1F5A4C',
    colorInfo: '#2C5A86',
    colorSuccess: '#2B6B4C',
    colorWarning: '#8F5A0A',
    colorError: '#AE3529',
    colorLink: '#1F5A4C',
    colorBgLayout: '#F6F5F2',
    colorBgContainer: '#FFFFFF',
    colorBorder: '#DAD7D0',
    colorBorderSecondary: '#EAE8E3',
    colorText: '#1C1D1B',
    colorTextSecondary: '#51534D',
    colorTextTertiary: '#6C6E67',
    colorTextPlaceholder: '#6C6E67',
    colorTextDescription: '#6C6E67',
    colorTextQuaternary: '#868780',
    colorTextDisabled: '#6C6E67',
    colorBgContainerDisabled: '#F0EEEA',
    fontFamily:
      "Inter, -apple-system, 'Segoe UI', 'PingFang SC', 'HarmonyOS Sans SC', 'MiSans', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif",
    fontSize: 13,
    fontWeightStrong: 500,
    controlHeight: 32,
    controlHeightSM: 26,
    borderRadius: 6,
    borderRadiusLG: 8,
    motionDurationMid: '0.2s',
    boxShadowSecondary: '0 6px 24px rgba(28, 29, 27, 0.10)',
  },
  components: {
    Button: { defaultShadow: 'none', primaryShadow: 'none', dangerShadow: 'none', fontWeight: 400 },
    Segmented: { trackBg: '#EDEBE6', itemColor: '#51534D', itemSelectedColor: '#1C1D1B', trackPadding: 2 },
    Modal: { titleFontSize: 16 },
    Input: { activeShadow: '0 0 0 2px rgba(31, 90, 76, 0.16)' },
  },
};
