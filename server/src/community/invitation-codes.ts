import { hkdfSync } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';
import { HandlePermutation } from '../members/handle-permutation.js';

/** Eight digits that stand for a member in links and posters; they say neither number nor card. */
@Injectable()
export class InvitationCodes {
  private readonly permutation: HandlePermutation;

  constructor(@Inject(CONFIG) config: { readonly secrets: Pick<Config['secrets'], 'memberCode'> }) {
    const key = hkdfSync('sha256', config.secrets.memberCode, '', 'jieti invitation', 32);
    this.permutation = new HandlePermutation(Buffer.from(key));
  }

  codeOf(memberId: number): string {
    return this.permutation.handleOf(memberId);
  }

  /** Whose code it would be; there need not be such a member. */
  memberIdOf(code: string): number {
    return this.permutation.memberIdOf(code);
  }
}
