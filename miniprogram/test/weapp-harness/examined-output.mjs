import { audit } from './audit.mjs';

/** The template compiler's output is source text; WeChat's view layer evaluates it in the same way. */
function compiledTemplates(templates) {
  return new Function(`return ${templates.getTmplGenObjectGroups()}`)();
}

const examinedRoots = new Map();

/** What the audit says of an output, and its templates: the same for every phone it is put on. */
export function examined(files) {
  if (!examinedRoots.has(files.root)) {
    const report = audit(files);
    examinedRoots.set(files.root, { report, groups: compiledTemplates(report.templates) });
  }
  return examinedRoots.get(files.root);
}
