/** What the card of a chat says: who invites, into what. No reward is spoken of (WeChat 5.1). */
export function invitationShare(invitation: {
  readonly code: string;
  readonly inviter: string;
  readonly shopName: string;
}) {
  const { code, inviter, shopName } = invitation;
  return {
    title: `${inviter ? `${inviter} 邀请你加入` : '加入'}${shopName}会员`,
    path: `packages/community/invited/index?i=${code}`,
  };
}
