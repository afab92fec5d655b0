import { Module } from '@nestjs/common';
import { ArticleReadingsRepository } from './article-readings.repository.js';
import { ArticlesRepository } from './articles.repository.js';

/** The rows of articles, for whoever writes them: their doors, and the demo. */
@Module({
  providers: [ArticleReadingsRepository, ArticlesRepository],
  exports: [ArticleReadingsRepository, ArticlesRepository],
})
export class ArticleRowsModule {}
