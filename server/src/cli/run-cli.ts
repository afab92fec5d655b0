import { Command, CommanderError } from 'commander';
import { addDoctorCommand } from './doctor-command.js';
import { addFoldCommand } from './fold-command.js';
import { addImportCommand } from './import-command.js';
import { addMemberCommand } from './member-command.js';
import { addRecalculateCommand } from './recalculate-command.js';
import { addReconcileCommand } from './reconcile-command.js';
import { addReviewCommand } from './review-command.js';
import { addSeedDemoCommand } from './seed-demo-command.js';
import { addVerifyCommand } from './verify-command.js';
import { addWhatIfCommand } from './what-if-command.js';
import { CommandFailure, failureSentence } from './command-failure.js';

/** Runs one command; gives the exit code. Results go to standard output, everything else to standard error. */
export async function runCli(argv: readonly string[]): Promise<number> {
  const program = new Command('jieti')
    .description('阶梯：会员等级、导入、核对')
    .exitOverride()
    .configureOutput({ writeErr: (text) => process.stderr.write(text) });
  addImportCommand(program);
  addRecalculateCommand(program);
  addReviewCommand(program);
  addReconcileCommand(program);
  addWhatIfCommand(program);
  addVerifyCommand(program);
  addMemberCommand(program);
  addFoldCommand(program);
  addDoctorCommand(program);
  addSeedDemoCommand(program);
  try {
    await program.parseAsync(argv);
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode;
    if (error instanceof CommandFailure && error.message === '') return 1;
    process.stderr.write(`${failureSentence(error)}\n`);
    return 1;
  }
}
