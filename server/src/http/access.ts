import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { StaffRole } from '@jieti/shared/api/auth';

export interface MemberCaller {
  readonly kind: 'member';
  readonly memberId: number;
  readonly openid: string;
}

export interface StaffCaller {
  readonly kind: 'staff';
  readonly staffId: number;
  readonly username: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly storeId: string | null;
}

export type Caller = MemberCaller | StaffCaller;

export type AccessRule =
  | { readonly who: 'public' }
  | { readonly who: 'member' }
  | { readonly who: 'staff'; readonly roles: readonly StaffRole[] };

export const ACCESS_RULE = 'jieti:access';

/** Every route states who may call it; the guard refuses a route that does not. */
export const PublicRoute = () => SetMetadata<string, AccessRule>(ACCESS_RULE, { who: 'public' });
export const MemberRoute = () => SetMetadata<string, AccessRule>(ACCESS_RULE, { who: 'member' });
export const StaffRoute = (...roles: StaffRole[]) =>
  SetMetadata<string, AccessRule>(ACCESS_RULE, { who: 'staff', roles });

/** The caller the guard let in. On a member route it is a `MemberCaller`, on a staff route a `StaffCaller`. */
export const CurrentCaller = createParamDecorator(
  (_: unknown, context: ExecutionContext): Caller | undefined =>
    context.switchToHttp().getRequest<{ caller?: Caller }>().caller,
);
