import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Transactions } from '../db/transactions.js';
import { DeviceHashes } from './device-hashes.js';
import { DevicesRepository } from './devices.repository.js';

const AGAIN_MS = 3_600_000;
const REMEMBERED = 20_000;

/** Which members act from which phone; each pair is written at most once an hour. */
@Injectable()
export class DevicesService {
  private readonly noted = new Map<string, number>();

  constructor(
    private readonly devices: DevicesRepository,
    private readonly hashes: DeviceHashes,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** @param device as the phone names itself; what is no name is passed over. */
  async note(memberId: number, device: string | undefined): Promise<void> {
    const deviceHash = this.hashes.of(device);
    if (deviceHash === null) return;
    const now = this.clock.now();
    const pair = `${deviceHash} ${memberId}`;
    if (now - (this.noted.get(pair) ?? -Infinity) < AGAIN_MS) return;
    await this.transactions.run((tx) => this.devices.note(tx, { deviceHash, memberId, now }));
    if (this.noted.size >= REMEMBERED) this.noted.clear();
    this.noted.set(pair, now);
  }
}
