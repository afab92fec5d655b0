import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Transactions } from '../db/transactions.js';
import { CodeUsesRepository } from './code-uses.repository.js';

@Injectable()
export class CodeSweepService {
  constructor(
    private readonly transactions: Transactions,
    private readonly codes: CodeUsesRepository,
    private readonly clock: Clock,
  ) {}

  async sweep(): Promise<void> {
    const now = this.clock.now();
    await this.transactions.run((tx) => this.codes.sweep(tx, now));
  }
}
