import { createHmac, hkdfSync } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';

/** What phones call themselves is kept as a keyed hash only: it tells two apart and names nobody. */
@Injectable()
export class DeviceHashes {
  private readonly key: Buffer;

  constructor(@Inject(CONFIG) config: { readonly secrets: Pick<Config['secrets'], 'personalData'> }) {
    this.key = Buffer.from(hkdfSync('sha256', config.secrets.personalData, '', 'jieti devices', 32));
  }

  /** 43 characters; null for what is no name of a device. */
  of(device: string | undefined): string | null {
    if (device === undefined || !/^[\w-]{8,64}$/.test(device)) return null;
    return createHmac('sha256', this.key).update(device).digest('base64url');
  }
}
