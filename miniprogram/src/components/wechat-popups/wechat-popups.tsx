/** On WeChat the popups are WeChat's own. */
export function WechatPopups() {
  return null;
}
