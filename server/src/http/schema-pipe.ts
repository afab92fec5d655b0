import { Injectable, StandardSchemaValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import { Refusal } from './refusal.js';
import { fieldWithNul, storableTexts } from './storable-texts.js';
import { validationIssues } from './validation-issues.js';

/**
 * Checks every `@Body({ schema })`, `@Query({ schema })` and `@Param({ schema })`; what fails is `malformed`, and so is a
 * text that cannot be stored.
 */
@Injectable()
export class SchemaPipe extends StandardSchemaValidationPipe {
  constructor() {
    super({ exceptionFactory: (issues) => new Refusal('malformed', validationIssues(issues)) });
  }

  override transform<T>(value: T, metadata: ArgumentMetadata): Promise<T> {
    if (metadata.type === 'custom') return super.transform(value, metadata);
    const field = fieldWithNul(value);
    if (field !== null) throw new Refusal('malformed', [{ field, message: '有不能保存的字符' }]);
    return super.transform(storableTexts(value) as T, metadata);
  }
}
