import { Module } from '@nestjs/common';
import { StaffQueries } from './staff.queries.js';
import { StaffRepository } from './staff.repository.js';
import { StaffService } from './staff.service.js';

@Module({
  providers: [StaffQueries, StaffRepository, StaffService],
  exports: [StaffQueries, StaffRepository, StaffService],
})
export class StaffModule {}
