import { Module } from '@nestjs/common';
import { StaffNamesQueries } from './staff-names.queries.js';
import { StaffQueries } from './staff.queries.js';
import { StaffRepository } from './staff.repository.js';
import { StaffService } from './staff.service.js';

@Module({
  providers: [StaffNamesQueries, StaffQueries, StaffRepository, StaffService],
  exports: [StaffNamesQueries, StaffQueries, StaffRepository, StaffService],
})
export class StaffModule {}
