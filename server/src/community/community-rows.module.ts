import { Module } from '@nestjs/common';
import { DeviceHashes } from '../engagement/device-hashes.js';
import { InvitationsRepository } from './invitations.repository.js';
import { SurveysRepository } from './surveys.repository.js';

/** The rows of surveys and invitations, for whoever writes them: the members' doors, the desk, and the demo. */
@Module({
  providers: [DeviceHashes, InvitationsRepository, SurveysRepository],
  exports: [DeviceHashes, InvitationsRepository, SurveysRepository],
})
export class CommunityRowsModule {}
