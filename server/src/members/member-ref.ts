/** Platform numbers by which a member is known; each belongs to one member. */
export type IdentityKind = 'openid' | 'oaOpenid' | 'unionid' | 'customer';

export interface Identity {
  readonly kind: IdentityKind;
  readonly value: string;
}

/** How a door names a member: by whatever it was shown. */
export type MemberRef =
  | { readonly kind: 'id'; readonly id: number }
  | Identity
  | { readonly kind: 'cardNo'; readonly value: string }
  | { readonly kind: 'phone'; readonly value: string };

/** Equal for equal refs: the key under which `MembersRepository.resolve` answers. */
export function memberRefKey(ref: MemberRef): string {
  return `${ref.kind}:${ref.kind === 'id' ? ref.id : ref.value}`;
}
