import { Injectable, StandardSchemaValidationPipe } from '@nestjs/common';
import { Refusal } from './refusal.js';
import { validationIssues } from './validation-issues.js';

/** Checks every `@Body({ schema })`, `@Query({ schema })` and `@Param({ schema })`; what fails is `malformed`. */
@Injectable()
export class SchemaPipe extends StandardSchemaValidationPipe {
  constructor() {
    super({ exceptionFactory: (issues) => new Refusal('malformed', validationIssues(issues)) });
  }
}
