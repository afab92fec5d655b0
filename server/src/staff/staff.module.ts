import { Module } from '@nestjs/common';
import { LoginMissesRepository } from './login-misses.repository.js';
import { StaffNamesQueries } from './staff-names.queries.js';
import { StaffQueries } from './staff.queries.js';
import { StaffRepository } from './staff.repository.js';
import { StaffService } from './staff.service.js';

@Module({
  providers: [LoginMissesRepository, StaffNamesQueries, StaffQueries, StaffRepository, StaffService],
  exports: [LoginMissesRepository, StaffNamesQueries, StaffQueries, StaffRepository, StaffService],
})
export class StaffModule {}
