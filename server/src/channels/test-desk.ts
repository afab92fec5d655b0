import { Injectable } from '@nestjs/common';
import { OutboxLeasesRepository } from '../outbox/outbox-leases.repository.js';
import { RecipientsRepository } from '../outbox/recipients.repository.js';
import { TestMessagesRepository } from './test-messages.repository.js';

/** The tables a test message stands in. */
@Injectable()
export class TestDesk {
  constructor(
    readonly messages: TestMessagesRepository,
    readonly leases: OutboxLeasesRepository,
    readonly recipients: RecipientsRepository,
  ) {}
}
